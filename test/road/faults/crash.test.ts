import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

const LONG = { distanceMeters: 28_000, movingSeconds: 9_600 }

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
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(4 * 60, { sweep: false })
  })

  it('when it crashes every time: the job ends as one dead letter, and not on the queue for ever', async () => {
    await stored.breakTable('push_received')
    const before = world.queues.sent.length
    await log(5_000)
    await world.pass(20 * 60, { sweep: false })
    await stored.mendTable('push_received')
    expect(world.queues.sent.length - before).toBe(1)
    expect(world.queues.messages).toHaveLength(0)
    expect(await stored.deadLetters()).toMatchObject([
      { kind: 'changed', reason: 'given up after repeated crashes' },
    ])
  })

  it('when it crashed once after its claim: the retry finds no lease in its way', async () => {
    await stored.breakTable('weekly_mileage')
    await log(28_000)
    await world.work()
    await stored.mendTable('weekly_mileage')
    await world.pass(1, { sweep: false })
    expect(await stored.count('run')).toBe(((await world.json('/api/v1/runs')) as unknown[]).length)
    await world.pass(30, { sweep: false })
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it('when the lease of one that was killed is still there: it waits for its end, and is done then', async () => {
    await stored.run(
      "UPDATE connection SET lease = 'killed', lease_until = ?",
      world.now().getTime() + 120_000,
    )
    await log(28_000)
    await world.pass(1, { sweep: false })
    expect(await stored.count('nudge')).toBe(0)
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
      await stored.syncedEarlier(8)
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
    expect((await stored.connection()).failures).toBe(0)
  })
})

describe('many addresses', () => {
  it('each get their mail: more rows than one statement takes', async () => {
    const world = await aRunnersWorld()
    const runner = (await stored.runner()).id
    for (let place = 0; place < 23; place++) {
      await stored.run(
        "INSERT INTO contact (id, runner_id, channel, address, address_hash, state, created_at) VALUES (?1, ?2, 'email', ?3, ?3, 'confirmed', 0)",
        `c${place}`,
        runner,
        `runner${place}@mail.example`,
      )
    }
    await world.pass(4 * 60, { sweep: false })
    await world.strava.log(ATHLETE, { ...LONG, startDate: new Date(world.now().getTime() - 3 * 3_600_000) })
    await world.pass(60)
    expect(world.nudgeMails()).toHaveLength(23)
  })
})

describe('an end that meets a beginning', () => {
  it('leaves a runner connected who connects again while their access is being given back', async () => {
    const world = await aRunnersWorld()
    const connection = (await stored.connection()).id
    await world.submit('/me/disconnect', { connection })
    world.beforeCall = async ({ url }) => {
      if (!url.includes('/revoke')) return
      world.beforeCall = null
      await world.connect({ sync: false })
    }
    await world.work()
    expect((await stored.connection()).state).toBe('active')
  })
})

describe('a sender that refuses for certain', () => {
  it('uses up no key: the mail leaves when its setting is mended, a day and more later', async () => {
    const world = await aRunnersWorld({}, { confirmed: ['email'] })
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
    const world = await aRunnersWorld({}, { confirmed: ['email'] })
    await stored.connectedEarlier(30)
    await world.pass(4 * 60, { sweep: false })
    world.resend.callbacks = 'before'
    await world.strava.log(ATHLETE, { ...LONG, startDate: new Date(world.now().getTime() - 3 * 3_600_000) })
    await world.pass(60, { sweep: false })
    expect(await stored.delivery('nudge')).toMatchObject({
      state: 'delivered',
      sentAt: expect.any(Number),
      suggested: 1,
      lease: null,
    })
  })
})
