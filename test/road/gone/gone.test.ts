/** What is left of somebody, in every table and on every queue, after each way an end can come. */
import { expect, it } from 'vitest'
import { allTables } from '../../installation.ts'
import { post, USER } from '../garmin/garmin.ts'
import { stored } from '../stored.ts'
import { ATHLETE, type World } from '../world.ts'
import { arriveLate, daysPass, goDown, meanwhile } from './late.ts'
import { isInEveryTable, OWNERS, type Somebody, somebody } from './somebody.ts'
import { namedIn, placesOf, tracesIn } from './traces.ts'

const STRAVA = `strava:${ATHLETE}`
const GARMIN = `garmin:${USER}`

const erased = async (world: World) =>
  expect((await world.submit('/me/delete', {})).headers.get('Location')).toBe('/gone')
const cutOff = (world: World, connection: string) => world.submit('/me/disconnect', { connection })

/** Once, when the outside is called like this: whatever is under way has been claimed and is not written yet. */
function once(world: World, part: string, work: () => Promise<unknown>): () => boolean {
  let isDone = false
  meanwhile(world, async ({ url }) => {
    if (isDone || !url.includes(part)) return
    isDone = true
    await work()
  })
  return () => isDone
}

/** Something is under way that calls like this, and the account is erased in its midst. */
const inTheMidst = (part: string, begin: (world: World) => Promise<unknown>) => async (world: World) => {
  const came = once(world, part, () => erased(world))
  await begin(world)
  await world.pass(30)
  expect(came(), part).toBe(true)
}

const anotherRun = (world: World) =>
  world.strava.log(ATHLETE, { distanceMeters: 9_000, movingSeconds: 3_000 })
const testAll = async (world: World) => {
  for (const { id } of await stored.contacts()) await world.submit(`/me/contacts/${id}/test`, {})
}

type Of = 'everything' | 'strava' | 'garmin'

/** How an end comes, and of what nothing is left then. */
const ENDS: readonly [string, Of, (world: World) => Promise<void>][] = [
  [
    'the account is erased',
    'everything',
    async (world) => {
      await erased(world)
      await world.work()
    },
  ],
  [
    'the account is erased while both sources are down for weeks',
    'everything',
    async (world) => {
      goDown(world, 'strava')
      goDown(world, 'garmin')
      await erased(world)
      await daysPass(world, 30)
    },
  ],
  [
    'the account is erased while Strava is asked for runs',
    'everything',
    inTheMidst('/activities', anotherRun),
  ],
  [
    'the account is erased while tokens are refreshed',
    'everything',
    async (world) => {
      await world.pass(7 * 60, { sweep: false })
      await inTheMidst('/strava/oauth/token', anotherRun)(world)
    },
  ],
  ['the account is erased while a mail leaves', 'everything', inTheMidst('/resend/emails', testAll)],
  ['the account is erased while a text leaves', 'everything', inTheMidst('/twilio/', testAll)],
  [
    'the account is erased while the past is asked for at Garmin',
    'everything',
    inTheMidst('/backfill/', async (world) => {
      await stored.run('UPDATE connection SET history_until = ? WHERE id = ?', world.now().getTime(), GARMIN)
      await world.sweep()
    }),
  ],
  [
    'Strava is disconnected',
    'strava',
    async (world) => {
      await cutOff(world, STRAVA)
      await world.work()
    },
  ],
  [
    'Garmin is disconnected and down for weeks',
    'garmin',
    async (world) => {
      goDown(world, 'garmin')
      await cutOff(world, GARMIN)
      await daysPass(world, 30)
    },
  ],
  [
    'Strava is disconnected while it is asked for runs',
    'strava',
    async (world) => {
      const came = once(world, '/activities', () => cutOff(world, STRAVA))
      await anotherRun(world)
      await world.pass(30)
      expect(came()).toBe(true)
    },
  ],
  [
    'the athlete takes access back at Strava',
    'strava',
    async (world) => {
      await world.strava.deauthorize(ATHLETE)
      await world.pass(3 * 60)
    },
  ],
  [
    'the athlete is deleted at Strava',
    'strava',
    async (world) => {
      world.strava.holdEvents = true
      await world.strava.deauthorize(ATHLETE)
      world.strava.holdEvents = false
      for (const event of world.strava.heldEvents.splice(0))
        await world.strava.send({ ...event, aspect_type: 'delete', updates: {} })
      await world.pass(3 * 60)
    },
  ],
  [
    'the athlete is gone at Strava, which says nothing of it',
    'strava',
    async (world) => {
      world.strava.holdEvents = true
      await world.strava.deauthorize(ATHLETE)
      world.strava.holdEvents = false
      world.strava.heldEvents.splice(0)
      await daysPass(world, 33)
    },
  ],
  [
    'the user deregisters at Garmin',
    'garmin',
    async (world) => {
      await world.garmin.users.deregister(USER)
      await world.pass(3 * 60)
    },
  ],
  [
    'the user deregisters at Garmin, which is down for weeks',
    'garmin',
    async (world) => {
      goDown(world, 'garmin')
      await world.garmin.users.deregister(USER)
      await daysPass(world, 30)
    },
  ],
  [
    'the job that tells of a deregistration crashes until it is given up',
    'garmin',
    async (world) => {
      const body = { kind: 'revoked', connection: GARMIN, at: world.now().getTime(), tries: 0 }
      const due = world.now().getTime()
      world.queues.messages.push({ id: 'm', queue: 'legwork-dead-letters', body, due, attempts: 0 })
      await daysPass(world, 30)
    },
  ],
  [
    'the permission is taken back at Garmin',
    'garmin',
    async (world) => {
      await world.garmin.users.permit(USER, [])
      await daysPass(world, 30)
    },
  ],
  [
    'the permission is taken back at Garmin, which is down for weeks afterwards',
    'garmin',
    async (world) => {
      await world.garmin.users.permit(USER, [])
      await world.work()
      goDown(world, 'garmin')
      await daysPass(world, 30)
    },
  ],
  [
    'the permission is taken back at Garmin, which is down for weeks before that can be seen',
    'garmin',
    async (world) => {
      goDown(world, 'garmin')
      await post(world, { userPermissionsChange: [{ userId: USER, permissions: [] }] })
      await daysPass(world, 30)
    },
  ],
]

const namesOf = ({ names, ofStrava, ofGarmin }: Somebody, of: Of) =>
  ({ everything: names, strava: ofStrava, garmin: ofGarmin })[of]()

/** That an address said stop is kept, under a key alone. */
const leftOf = async (one: Somebody, of: Of) => placesOf(await tracesIn(namesOf(one, of)))

it('every table there is has an owner', async () => {
  expect(new Set(await allTables())).toEqual(new Set(Object.keys(OWNERS)))
})

it.each(ENDS)('nothing is left when %s, whatever arrives late (%s)', async (_, of, end) => {
  const one = await somebody()
  await isInEveryTable(one)
  await end(one.world)
  expect(await leftOf(one, of)).toEqual([])

  await arriveLate(one.world)
  expect(await leftOf(one, of)).toEqual([])
  const sent = one.world.queues.sent.length
  await daysPass(one.world, 2)
  expect(namedIn(namesOf(one, of), one.world.queues.sent.slice(sent))).toEqual([])
  // what travels names a row: nobody's runner, address, words or tokens
  const people = new Map([...one.names()].filter(([name]) => !/Strava|Garmin|athlete/.test(name)))
  expect(namedIn(people, one.world.queues.sent)).toEqual([])
})

it('until the sources have taken their access back, an erased account is no more than their names and our tokens', async () => {
  const one = await somebody()
  goDown(one.world, 'strava')
  goDown(one.world, 'garmin')
  await erased(one.world)
  const kept = [
    'connection.id: the athlete',
    'connection.id: the user of Garmin',
    'connection.tokens: sealed tokens',
  ]
  expect(await leftOf(one, 'everything')).toEqual(kept)
  await arriveLate(one.world)
  expect(await leftOf(one, 'everything')).toEqual(kept)
})

it('a source that is cut off and down keeps its name and our tokens, and the other keeps everything', async () => {
  const one = await somebody()
  goDown(one.world, 'strava')
  const before = placesOf(await tracesIn(one.ofGarmin()))
  await cutOff(one.world, STRAVA)
  await one.world.work()
  expect(await leftOf(one, 'strava')).toEqual(['connection.id: the athlete'])
  expect(await leftOf(one, 'garmin')).toEqual(expect.arrayContaining(before))
})
