import { beforeEach, describe, expect, it } from 'vitest'
import { aGarminUser, CONNECTION, post, USER } from './garmin.ts'
import { aWorld, db, type World } from './world.ts'

type Week = { weekStart: string; distanceMeters: number; runs: number }

const LONG = { distanceMeters: 28_000, seconds: 9_600 }

describe('the road with Garmin Connect', () => {
  let world: World
  beforeEach(async () => {
    world = await aWorld()
    aGarminUser(world)
    await world.connectGarmin(USER)
  })

  const weeks = async () => (await world.json('/api/v1/weeks')) as Week[]
  const total = async () => (await weeks()).reduce((sum, { distanceMeters }) => sum + distanceMeters, 0)
  const stored = () => db.prepare('SELECT COUNT(*) AS runs, SUM(distance_meters) AS meters FROM run').first()
  const hoursAgo = (hours: number) => new Date(world.now().getTime() - hours * 3_600_000)

  it('asks for the past in pieces of 30 days, and the weeks equal the sums of what came', async () => {
    const asked = world.garmin.calls.filter(({ call }) => call === 'backfill')
    expect(asked).toHaveLength(4)
    for (const { query, status } of asked) {
      const span = Number(query.summaryEndTimeInSeconds) - Number(query.summaryStartTimeInSeconds)
      expect([span, status]).toEqual([30 * 86_400, 202])
    }
    const all = await weeks()
    expect(all).toHaveLength(17)
    const since = Date.parse(`${all.at(-1)?.weekStart}T07:00:00Z`) / 1000
    const told = world.garmin.users
      .find(USER)
      .summaries.filter(({ startTimeInSeconds }) => startTimeInSeconds >= since)
    expect(await stored()).toEqual({
      runs: told.length,
      meters: told.reduce((sum, { distanceInMeters }) => sum + distanceInMeters, 0),
    })
    expect(await total()).toBe(told.reduce((sum, { distanceInMeters }) => sum + distanceInMeters, 0))
  })

  it('says nothing of history, and sends one mail for a long step', async () => {
    await world.confirm()
    await world.pass(4 * 60)
    expect(world.nudgeMails()).toHaveLength(0)
    const calls = world.garmin.calls.length
    await world.garmin.users.log(USER, { ...LONG, startDate: hoursAgo(3) })
    await world.pass(60)
    expect(world.nudgeMails()).toHaveLength(1)
    expect(world.nudgeMails()[0]?.text).toContain('28.0 km')
    expect(world.garmin.calls.length).toBe(calls)
    await world.pass(24 * 60)
    expect(world.nudgeMails()).toHaveLength(1)
    expect(CONNECTION).toBe(await db.prepare('SELECT connection_id FROM nudge').first('connection_id'))
    expect((await post(world, {})).status).toBe(200)
  })
})
