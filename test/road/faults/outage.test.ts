/** The database or the queues are away, for minutes and for hours: nothing is lost, and everybody is answered what is true. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import wranglerToml from '../../../wrangler.toml?raw'
import { db, OPERATOR_TOKEN } from '../../installation.ts'
import { wanted } from '../../wanted.ts'
import { aGarminUser, USER } from '../garmin/garmin.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, type World } from '../world.ts'

const HOUR_MS = 3_600_000

const pushed = (world: World) =>
  world.garmin.users.log(USER, { summaryId: 'kept', distanceMeters: 7_000, seconds: 2_500 })

/** Every statement fails until the returned function is called. */
function databaseAway(): () => void {
  const real = { batch: db.batch.bind(db), prepare: db.prepare.bind(db) }
  const away = () => {
    throw new Error('D1_ERROR: the database is away')
  }
  db.batch = away
  db.prepare = away
  return () => Object.assign(db, real)
}

let back: (() => void) | null = null
afterEach(() => {
  back?.()
  back = null
})

describe.each([
  ['ten minutes', 10],
  ['an afternoon', 5 * 60],
  ['most of a day', 15 * 60],
])('a database that is away for %s', (_, minutes) => {
  it('loses no run of a source that is looked at', async () => {
    const world = await aRunnersWorld()
    await world.pass(60)
    back = databaseAway()
    await world.strava.log(ATHLETE, { distanceMeters: 7_000, movingSeconds: 2_500 })
    await world.pass(minutes, { sweep: false })
    back()
    await world.pass(2 * 60 + 10)
    expect(await stored.count('run', 'distance_meters = 7000')).toBe(1)
    expect(world.queues.messages).toEqual([])
  })

  it('loses no run that was pushed', async () => {
    const world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    aGarminUser(world)
    await world.connectGarmin(USER)
    await world.pass(60)
    back = databaseAway()
    await pushed(world)
    await world.pass(minutes, { sweep: false })
    back()
    await world.pass(2 * 60 + 10)
    expect(await stored.count('run', 'distance_meters = 7000')).toBe(1)
  })
})

describe('a database that is away from a Worker that learned its address from it', () => {
  const messageOn = (world: World, queue: string) => {
    const [message] = world.queues.messages
    if (!message) throw new Error('nothing was pushed')
    message.queue = queue
  }

  it.each(['legwork-events', 'legwork-dead-letters'])(
    'loses nothing on %s, though it cannot begin',
    async (queue) => {
      const world = await aWorld({ BASE_URL: '' })
      await world.submit('/operator/sign-in', { token: OPERATOR_TOKEN, to: '/operator/setup' })
      aGarminUser(world)
      await world.connectGarmin(USER)
      await world.pass(60)
      await pushed(world)
      messageOn(world, queue)
      // started anew, and knows nothing yet
      world.change({})
      back = databaseAway()
      await world.pass(15 * 60, { sweep: false })
      const [waiting] = world.queues.messages
      expect(waiting?.queue).toBe(queue)
      expect(waiting?.attempts).toBeLessThan(17)
      back()
      await world.pass(2 * 60 + 10, { sweep: false })
      expect(await stored.count('run', 'distance_meters = 7000')).toBe(1)
    },
  )

  it('leaves the dead letters time even where the code cannot ask for it', () => {
    const [, consumer = ''] = /^queue = "legwork-dead-letters"\n([^[]*)/m.exec(wranglerToml) ?? []
    const number = (name: string) => Number(new RegExp(`^${name} = (\\d+)$`, 'm').exec(consumer)?.[1])
    expect(number('max_retries') * number('retry_delay')).toBeGreaterThan((48 * HOUR_MS) / 1000)
  })
})

describe('work that is given up', () => {
  it('of a source that is looked at wants a sync, and leaves one letter that says whose it is', async () => {
    const world = await aRunnersWorld()
    await world.pass(60)
    await stored.breakTable('push_received')
    const activity = await world.strava.log(ATHLETE, { distanceMeters: 7_000, movingSeconds: 2_500 })
    await world.pass(30 * 60, { sweep: false })
    await stored.mendTable('push_received')
    expect((await stored.deadLetters()).map(({ kind, ids }) => ({ kind, ids: JSON.parse(ids) }))).toEqual([
      { kind: 'changed', ids: { connection: `strava:${ATHLETE}`, run: String(activity.id) } },
    ])
    await world.pass(20)
    expect(await stored.count('run', 'distance_meters = 7000')).toBe(1)
  })

  it('that was pushed is put back, and taken in when the fault is gone', async () => {
    const world = await aWorld()
    aGarminUser(world)
    await world.connectGarmin(USER)
    await stored.breakTable('push_received')
    await pushed(world)
    await world.pass(21 * 60, { sweep: false })
    await stored.mendTable('push_received')
    await world.pass(3 * 60, { sweep: false })
    expect(await stored.count('run', 'distance_meters = 7000')).toBe(1)
    expect(await stored.count('dead_letter', "kind = 'pushed' AND ids LIKE '%kept%'")).toBe(1)
  })
})

/** What no sync depends on, and what ends the syncs. */
const ASKS_NO_LOOK = /contacts(\/.*\/(test|remove))?$|disconnect$|delete$|source$/

describe('queues that refuse', () => {
  let world: World

  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(60)
  })

  const contactId = async () => (await stored.contact()).id
  const day = (days: number) =>
    new Date(world.now().getTime() + days * 24 * HOUR_MS).toISOString().slice(0, 10)
  const told = async (path: string, fields: Record<string, string>) => {
    await world.submit(path, fields)
    await world.pass(10)
  }
  const forms: [string, () => Promise<[string, Record<string, string>]>][] = [
    ['settings', async () => ['/me/settings', { sensitivity: 'careful' }]],
    ['a race', async () => ['/me/races', { date: day(20), distanceMeters: '10000' }]],
    [
      'a race that is left',
      async () => {
        await told('/me/races', { date: day(20), distanceMeters: '10000' })
        return ['/me/races/remove', { date: day(20) }]
      },
    ],
    ['a massage that is booked', async () => ['/me/massage/booked', { date: day(2) }]],
    ['a massage that was had', async () => ['/me/massage/done', { date: day(-1) }]],
    [
      'a massage that is taken back',
      async () => {
        await told('/me/massage/booked', { date: day(2) })
        return ['/me/massage/remove', { date: day(2) }]
      },
    ],
    ['soreness', async () => ['/me/massage/sore', { area: 'calves', strength: 'mild', date: day(0) }]],
    ['health', async () => ['/me/massage/health', { state: 'ill' }]],
    ['a week of quiet', async () => ['/me/massage/snooze', { days: '7' }]],
    ['a run that is not to count', async () => ['/me/runs/exclude', { run: 'strava:1' }]],
    ['a run that is to count', async () => ['/me/runs/include', { run: 'strava:1' }]],
    ['the source that counts', async () => ['/me/source', { source: `strava:${ATHLETE}` }]],
    ['another address', async () => ['/me/contacts', { channel: 'email', address: 'second@mail.example' }]],
    ['a test message', async () => [`/me/contacts/${await contactId()}/test`, {}]],
    ['what is wanted', async () => ['/me/settings', wanted(await contactId(), 'recovery')]],
    ['a contact that is removed', async () => [`/me/contacts/${await contactId()}/remove`, {}]],
    ['a source that is disconnected', async () => ['/me/disconnect', { connection: `strava:${ATHLETE}` }]],
    ['an account that is deleted', async () => ['/me/delete', { sure: 'yes' }]],
  ]

  it.each(forms)(
    'answer who sends %s what is true, and it is done when they take something again',
    async (_, form) => {
      const [path, fields] = await form()
      world.queues.refusing = true
      const sentAt = world.now().getTime()
      const answer = await world.submit(path, fields)
      expect(answer.status).toBeLessThan(400)
      await world.pass(40)
      world.queues.refusing = false
      await world.pass(90)
      expect(await stored.count('connection', 'syncs_wanted > syncs_done')).toBe(0)
      // nothing else asks for a sync in these hours
      if (!ASKS_NO_LOOK.test(path))
        expect(await stored.count('connection', `sync_started_at >= ${sentAt}`)).toBe(1)
      expect(await stored.count('connection', "state = 'disconnecting'")).toBe(0)
      expect(await stored.count('delivery', "state = 'scheduled' AND due_at <= created_at")).toBe(0)
    },
  )

  it('answer who comes from the source, and the first sync comes by itself', async () => {
    await stored.run('DELETE FROM runner')
    await stored.run('DELETE FROM connection')
    world.queues.refusing = true
    expect((await world.connect()).status).toBe(302)
    world.queues.refusing = false
    await world.pass(80)
    expect(await stored.count('run')).toBeGreaterThan(50)
  })

  it('answer who comes from a source that pushes, and its past is asked for all the same', async () => {
    aGarminUser(world)
    world.queues.refusing = true
    await world.connectGarmin(USER)
    world.queues.refusing = false
    await world.pass(10 * 60)
    expect(world.garmin.calls.filter(({ call }) => call === 'backfill').length).toBeGreaterThan(3)
    expect(await stored.count('connection', 'history_until IS NOT NULL')).toBe(0)
  })
})
