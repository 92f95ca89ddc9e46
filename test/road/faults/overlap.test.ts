/** Two things at once: a sync that takes a nudge back while its mail begins to leave, and the same form sent twice. */
import { beforeEach, describe, expect, it } from 'vitest'
import { db, openTestStore } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, leaveAlone, type World } from '../world.ts'

const HOUR_MS = 3_600_000

describe('a nudge that was sent', () => {
  let world: World
  let activity: { id: number }

  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(4 * 60, { sweep: false })
    const startDate = new Date(world.now().getTime() - 3 * HOUR_MS)
    activity = await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600, startDate })
  })

  const nudge = async () => ((await world.json('/api/v1/nudges')) as Record<string, unknown>[])[0]
  const sent = { state: 'sent', why: null }

  it.each([
    ['deleted', () => world.strava.remove(activity.id), { runGone: true, facts: null }],
    ['cropped', () => world.strava.edit(activity.id, { distanceMeters: 5_000 }), { runGone: false }],
    ['made a ride', () => world.strava.edit(activity.id, { sportType: 'Ride' }), { runGone: true }],
  ] as const)('stays sent when its run is %s afterwards', async (_, change, then) => {
    await world.pass(30)
    expect(await nudge()).toMatchObject({ ...sent, runGone: false })
    await change()
    await leaveAlone(world, 4)
    expect(await nudge()).toMatchObject({ ...sent, ...then, deliveries: [{ state: 'sent' }] })
    expect(world.nudgeMails().filter(({ subject }) => subject.startsWith('28'))).toHaveLength(1)
  })

  it('says on its page that the run has gone since, and no longer when it is there again', async () => {
    await world.pass(30)
    await world.strava.edit(activity.id, { sportType: 'Ride' })
    await world.pass(30)
    const page = async () => (await world.visit(`/me/nudges/${(await nudge())?.id}`)).text()
    const marks = async (path: string) =>
      (await (await world.visit(path)).text()).match(/run no longer counts/g)?.length ?? 0
    expect(await page()).toContain('has been deleted, changed or taken out since it was sent')
    // in every list too
    expect([await marks('/me'), await marks('/me/settings')]).toEqual([1, 1])
    await world.strava.edit(activity.id, { sportType: 'Run' })
    await world.pass(30)
    expect(await nudge()).toMatchObject({ ...sent, runGone: false })
    expect(await page()).not.toContain('since it was sent')
    expect([await marks('/me'), await marks('/me/settings')]).toEqual([0, 0])
  })

  it('stays sent when another source counts from then on, and nothing is said twice', async () => {
    await world.pass(30)
    await world.connectGarmin('a-user-of-garmin')
    await world.submit('/me/source', { source: 'garmin:a-user-of-garmin' })
    await world.pass(24 * 60)
    expect(await nudge()).toMatchObject(sent)
  })

  it('wins over a sync that would take it back, when it begins while the source is being asked', async () => {
    await world.pass(19, { sweep: false })
    const list = ({ url }: Request) => url.includes('/athlete/activities')
    // released and on its way; the sync below reads the nudge before the mail begins
    await world.pass(1, { sweep: false })
    await stored.run(
      "UPDATE delivery SET id = 'anew', state = 'scheduled', attempts = 0, sent_at = NULL WHERE kind = 'nudge'",
    )
    await stored.run("UPDATE nudge SET state = 'released'")
    world.resend.mails.splice(0)
    world.beforeCall = async (request) => {
      if (!list(request)) return
      world.beforeCall = null
      await world.queues.deliveries.send({ kind: 'deliver', delivery: 'anew' })
      await world.work()
    }
    await world.strava.remove(activity.id)
    await world.pass(30)
    expect(world.nudgeMails()).toHaveLength(1)
    expect(await nudge()).toMatchObject({ ...sent, runGone: true })
  })

  it('is not sent at all when the sync was first, however far the sending had come', async () => {
    await world.pass(19, { sweep: false })
    const batch = db.batch.bind(db)
    let claims = 0
    // the run goes, and a sync sees it, after the delivery was claimed and before it begins
    db.batch = async <T>(statements: D1PreparedStatement[]) => {
      const done = await batch<T>(statements)
      if ((await stored.count('delivery', "kind = 'nudge' AND lease IS NOT NULL")) === 1) {
        claims += 1
        db.batch = batch
        await world.strava.remove(activity.id)
        await world.work()
      }
      return done
    }
    await world.pass(60, { sweep: false })
    db.batch = batch
    expect(claims).toBeGreaterThan(0)
    expect(world.nudgeMails()).toHaveLength(0)
    expect(await nudge()).toMatchObject({ state: 'cancelled', why: 'gone' })
  })
})

describe('the same thing done twice at once', () => {
  it('adds an address once, and sends two requests to confirm it', async () => {
    const world = await aRunnersWorld()
    const add = () => world.submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
    const answers = await Promise.all([add(), add(), add()])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await stored.count('contact')).toBe(1)
  })

  it('confirms an address for one account alone', async () => {
    const world = await aRunnersWorld()
    await world.submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
    await world.work()
    const linkOf = (text: string | null | undefined) =>
      new URL(text?.match(/https:\S+\/verify\/\S+/)?.[0] ?? '').pathname
    const first = linkOf(world.resend.mails.at(-1)?.text)
    await stored.putRunner('another')
    await stored.run(
      `INSERT INTO contact (id, runner_id, channel, address, address_hash, confirm_request, state, created_at)
       SELECT 'theirs', 'another', channel, address, address_hash, 'd', state, 0 FROM contact`,
    )
    await stored.run(
      `INSERT INTO delivery (id, runner_id, contact_id, kind, about, session_epoch, state, created_at, due_at)
       VALUES ('d', 'another', 'theirs', 'confirm', 'd', 0, 'scheduled', ?1, ?1)`,
      world.now().getTime(),
    )
    await world.queues.deliveries.send({ kind: 'deliver', delivery: 'd' })
    await world.work()
    const second = linkOf(world.resend.mails.at(-1)?.text)
    const answers = await Promise.all([world.submit(first, {}), world.submit(second, {})])
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    expect(await stored.count('contact', "state = 'confirmed'")).toBe(1)
  })

  it('makes one runner of somebody who comes back from the source in two tabs', async () => {
    await aWorld()
    const { connections } = openTestStore()
    const now = new Date('2026-03-10T18:00:00Z')
    const come = (id: string) =>
      connections.connect(
        { id: 'strava:1', runnerId: id, tokens: id, scope: '', asksHistory: false, now },
        { id, timeZone: 'UTC', quietHours: null, now },
      )
    const [one, other] = await Promise.all([come('first'), come('second')])
    expect(one).toEqual(other)
    expect(await stored.count('runner')).toBe(1)
  })
})
