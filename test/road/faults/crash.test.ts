import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { ATHLETE, aWorld, db, type World } from '../world.ts'

const LONG = { distanceMeters: 28_000, movingSeconds: 9_600 }
const count = (table: string) => db.prepare(`SELECT COUNT(*) AS count FROM ${table}`).first('count')

describe('what stands in the way of a sync', () => {
  let world: World
  const log = (distanceMeters: number) =>
    world.strava.log(ATHLETE, {
      distanceMeters,
      movingSeconds: Math.round(distanceMeters * 0.34),
      startDate: new Date(world.now().getTime() - 3 * 3_600_000),
    })
  const list = (request: Request) => request.url.includes('/athlete/activities')

  beforeEach(async () => {
    world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    await world.connect()
    await world.confirm()
    await world.pass(4 * 60, { sweep: false })
  })

  it('when it crashes every time: the job ends as one dead letter, and not on the queue for ever', async () => {
    await db.prepare('ALTER TABLE push_received RENAME TO push_received_away').run()
    const before = world.queues.sent.length
    await log(5_000)
    await world.pass(20 * 60, { sweep: false })
    await db.prepare('ALTER TABLE push_received_away RENAME TO push_received').run()
    expect(world.queues.sent.length - before).toBe(1)
    expect(world.queues.messages).toHaveLength(0)
    expect(await db.prepare('SELECT kind, reason FROM dead_letter').all()).toMatchObject({
      results: [{ kind: 'changed', reason: 'given up after repeated crashes' }],
    })
  })

  it('when it crashed once after its claim: the retry finds no lease in its way', async () => {
    await db.prepare('ALTER TABLE weekly_mileage RENAME TO weeks_away').run()
    await log(28_000)
    await world.work()
    await db.prepare('ALTER TABLE weeks_away RENAME TO weekly_mileage').run()
    await world.pass(1, { sweep: false })
    expect(await count('run')).toBe(((await world.json('/api/v1/runs')) as unknown[]).length)
    await world.pass(30, { sweep: false })
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it('when the lease of one that was killed is still there: it waits for its end, and is done then', async () => {
    await db
      .prepare("UPDATE connection SET lease = 'killed', lease_until = ?")
      .bind(world.now().getTime() + 120_000)
      .run()
    await log(28_000)
    await world.pass(1, { sweep: false })
    expect(await count('nudge')).toBe(0)
    await world.pass(30, { sweep: false })
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it('when a sync began after the event but before the run was listed: the run is looked for again', async () => {
    world.strava.holdEvents = true
    const activity = await world.strava.log(ATHLETE, {
      ...LONG,
      startDate: new Date(world.now().getTime() - 3 * 3_600_000),
      hiddenFor: 1,
    })
    const [event] = world.strava.heldEvents
    if (event) await world.strava.send(event)
    const [created] = world.queues.messages.splice(0)
    // another job overtakes it on the queue, and looks too early
    await world.pass(1, { sweep: false })
    await world.submit('/me/settings', { units: 'km' })
    await world.work()
    if (created) world.queues.messages.push(created)
    await world.pass(60, { sweep: false })
    expect(activity.distance).toBe(28_000)
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it('when its cache is purged under it: it commits nothing, and nobody is shown as never having run', async () => {
    world.beforeCall = async (request) => {
      if (!list(request)) return
      world.beforeCall = null
      await db.prepare('UPDATE connection SET synced_at = synced_at - 8 * 86400000').run()
      await world.sweep()
    }
    await log(5_000)
    await world.work()
    expect((await world.visit('/api/v1/runs')).status).toBe(503)
    await world.pass(2, { sweep: false })
    expect(((await world.json('/api/v1/runs')) as unknown[]).length).toBeGreaterThan(50)
  })

  it('when the source is down for days: one job goes round, however many events and sweeps come', async () => {
    world.strava.faults.push({ on: 'list', times: 9_999, answer: 'server-error' })
    for (let day = 0; day < 3; day++) {
      await world.strava.edit(world.strava.athletes[0]?.activities.at(-1)?.id ?? 0, { title: `day ${day}` })
      await world.pass(24 * 60)
    }
    expect(
      world.queues.messages.filter(({ queue }) => queue === 'legwork-events').length,
    ).toBeLessThanOrEqual(2)
    world.strava.faults.splice(0)
    await world.pass(7 * 60)
    expect(await db.prepare('SELECT failures FROM connection').first('failures')).toBe(0)
  })
})

describe('many addresses', () => {
  it('each get their mail: more rows than one statement takes', async () => {
    const world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    await world.connect()
    const runner = String(await db.prepare('SELECT id FROM runner').first('id'))
    for (let place = 0; place < 23; place++) {
      await db
        .prepare(
          "INSERT INTO contact (id, runner_id, channel, address, state, created_at) VALUES (?, ?, 'email', ?, 'confirmed', 0)",
        )
        .bind(`c${place}`, runner, `runner${place}@mail.example`)
        .run()
    }
    await world.pass(4 * 60, { sweep: false })
    await world.strava.log(ATHLETE, { ...LONG, startDate: new Date(world.now().getTime() - 3 * 3_600_000) })
    await world.pass(60)
    expect(world.nudgeMails()).toHaveLength(23)
  })
})

describe('an end that meets a beginning', () => {
  it('leaves a runner connected who connects again while their access is being given back', async () => {
    const world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    await world.connect()
    const connection = String(await db.prepare('SELECT id FROM connection').first('id'))
    await world.submit('/me/disconnect', { connection })
    world.beforeCall = async ({ url }) => {
      if (!url.includes('/revoke')) return
      world.beforeCall = null
      await world.connect({ sync: false })
    }
    await world.work()
    expect(await db.prepare('SELECT state FROM connection').first('state')).toBe('active')
  })
})

describe('a sender that refuses for certain', () => {
  it('uses up no key: the mail leaves when its setting is mended, a day and more later', async () => {
    const world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    await world.connect()
    await world.confirm()
    await world.pass(4 * 60, { sweep: false })
    world.resend.faults.push({ times: 9_999, answer: 'unauthorized' })
    await world.strava.log(ATHLETE, { ...LONG, startDate: new Date(world.now().getTime() - 3 * 3_600_000) })
    await world.pass(30 * 60)
    expect(await world.json('/api/v1/nudges')).toMatchObject([{ deliveries: [{ state: 'scheduled' }] }])
    world.resend.faults.splice(0)
    await world.pass(3 * 60)
    expect(world.nudgeMails().filter(({ subject }) => subject.startsWith('28'))).toHaveLength(1)
  })
})

describe('a sender that tells of a mail before its sending was written down', () => {
  it('is believed, and what the sending knew is written down all the same', async () => {
    const world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    await world.connect()
    await world.confirm()
    await db.prepare('UPDATE connection SET connected_at = connected_at - 30 * 86400000').run()
    await world.pass(4 * 60, { sweep: false })
    world.resend.callbacks = 'before'
    await world.strava.log(ATHLETE, { ...LONG, startDate: new Date(world.now().getTime() - 3 * 3_600_000) })
    await world.pass(60, { sweep: false })
    const row = await db
      .prepare(
        "SELECT state, sent_at IS NOT NULL AS sent, suggested, lease FROM delivery WHERE kind = 'nudge'",
      )
      .first()
    expect(row).toEqual({ state: 'delivered', sent: 1, suggested: 1, lease: null })
  })
})
