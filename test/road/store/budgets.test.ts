/**
 * What each deed may ask of the database and of a source: as much as it takes today. Whoever needs more has to write it
 * down here, and none of it depends on a clock or on a machine.
 */
import { beforeEach, expect, it } from 'vitest'
import { aGarminUser, USER } from '../garmin/garmin.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'
import { watchDatabase } from './watched.ts'

type Asked = { calls: number; trips: number; statements: number; rowsRead: number; rowsWritten: number }

/** More than two pages of Strava’s list. */
const MANY = 450
const HOUR_MS = 3_600_000

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({ SETTLE_MINUTES: '0' }, { confirmed: ['email'] })
  await world.pass(60)
  // that a source was heard is written once an hour
  await world.strava.log(ATHLETE, { distanceMeters: 5_000, movingSeconds: 1_800 })
  await world.pass(5)
})

async function askedFor(deed: () => Promise<unknown>): Promise<Asked> {
  const watched = watchDatabase()
  const before = world.strava.calls.length
  try {
    await deed()
    await world.work()
  } finally {
    watched.stop()
  }
  const costs = watched.trips.flat()
  return {
    calls: world.strava.calls.length - before,
    trips: watched.trips.length,
    statements: costs.length,
    rowsRead: costs.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    rowsWritten: costs.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0),
  }
}

const budget = (
  calls: number,
  trips: number,
  statements: number,
  rowsRead: number,
  rowsWritten: number,
): Asked => ({ calls, trips, statements, rowsRead, rowsWritten })

/** Each within its budget, and what is over it by name. */
function expectWithin(asked: Asked, most: Asked): void {
  const over = Object.entries(asked).filter(([what, much]) => much > Number(Object(most)[what]))
  expect(over).toEqual([])
}

const aRun = () =>
  world.strava.log(ATHLETE, {
    distanceMeters: 6_000,
    movingSeconds: 2_160,
    startDate: new Date(world.now().getTime() - HOUR_MS),
  })

it('a plain run takes one call and two trips, and writes six rows', async () => {
  expectWithin(await askedFor(aRun), budget(1, 2, 21, 175, 6))
})

it('a run on top of three pages of history takes a call more for each page, and a trip to say which', async () => {
  world.strava.holdEvents = true
  for (let place = 0; place < MANY; place++) {
    const startDate = new Date(world.now().getTime() - (place + 2) * 6 * HOUR_MS)
    await world.strava.log(ATHLETE, {
      sportType: 'Walk',
      distanceMeters: 3_000,
      movingSeconds: 1_900,
      startDate,
    })
  }
  world.strava.holdEvents = false
  expectWithin(await askedFor(aRun), budget(3, 4, 23, 177, 8))
})

it('a run that is worth a mail takes seven trips until the mail has left', async () => {
  const deed = () =>
    world.strava.log(ATHLETE, {
      distanceMeters: 34_000,
      movingSeconds: 12_000,
      startDate: new Date(world.now().getTime() - 4 * HOUR_MS),
    })
  expectWithin(await askedFor(deed), budget(1, 7, 45, 320, 38))
  expect(world.nudgeMails()).toHaveLength(1)
})

/** One of the watch’s own, told under another name. */
function pushed(place: number) {
  const { summaries } = world.garmin.users.find(USER)
  const like = summaries[place % summaries.length]
  if (!like) throw new Error('The watch has no history.')
  const activityId = 40_000_000_000 + place
  return { ...like, summaryId: String(activityId), activityId, distanceInMeters: 5_000 + place }
}

it.each([
  [1, budget(0, 2, 22, 214, 6)],
  [100, budget(0, 2, 23, 569, 262)],
])('a push of %i by Garmin takes no call and as many trips', async (count, most) => {
  aGarminUser(world)
  await world.connectGarmin(USER)
  await world.pass(90)
  const told = Array.from({ length: count }, (_, place) => pushed(place))
  expectWithin(await askedFor(() => world.garmin.users.tell(USER, told)), most)
})

it('a sweep with nothing due writes that it came', async () => {
  expectWithin(await askedFor(() => world.sweep()), budget(0, 6, 21, 53, 1))
})

it.each([
  ['/', budget(0, 1, 3, 4, 0)],
  ['/me', budget(0, 2, 11, 109, 0)],
  ['/me/standing', budget(0, 2, 11, 109, 0)],
  ['/me/settings', budget(0, 3, 12, 109, 0)],
  ['/me/massage', budget(0, 2, 11, 109, 0)],
  ['/api/v1/weeks', budget(0, 3, 10, 107, 2)],
  ['/api/v1/runs', budget(0, 3, 10, 107, 2)],
  ['/api/v1/nudges', budget(0, 5, 12, 109, 2)],
  ['/api/v1/headroom', budget(0, 3, 10, 107, 2)],
  ['/healthz', budget(0, 1, 1, 0, 0)],
])('%s is read in few trips, and asks no source', async (path, most) => {
  expectWithin(await askedFor(async () => (await world.visit(path)).text()), most)
})
