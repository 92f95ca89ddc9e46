import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { answerTo } from '../account/answered.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, type World } from '../world.ts'
import { aGarminUser, CONNECTION, USER } from './garmin.ts'

type Week = { weekStart: string; distanceMeters: number; runs: number }

const STRAVA = `strava:${ATHLETE}`

describe('a runner with both sources', () => {
  let world: World
  const weeks = async () => (await world.json('/api/v1/weeks')) as Week[]
  const thisWeek = async () => (await weeks())[0]?.distanceMeters ?? 0
  const record = async () => (await stored.runner()).sourceOfRecord
  const hoursAgo = (hours: number) => new Date(world.now().getTime() - hours * 3_600_000)
  const count = async (source: string) => {
    await world.submit('/me/source', { source })
    await world.work()
  }
  /** The same run, as both sources tell it a little differently. */
  const runOnBoth = async () => {
    const startDate = hoursAgo(3)
    await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600, startDate })
    await world.garmin.users.log(USER, { distanceMeters: 28_100, seconds: 9_610, startDate })
    await world.work()
  }

  beforeEach(async () => {
    world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    aGarminUser(world)
    await world.connect()
    await world.connectGarmin(USER)
    await world.confirm()
    await world.pass(4 * 60)
  })

  it('is one runner, and the source that was there with as much history goes on counting', async () => {
    expect(await stored.count('runner')).toBe(1)
    expect(await record()).toBe(STRAVA)
    const page = await (await world.visit('/me/settings')).text()
    expect(page).toContain('Garmin Connect')
    expect(page).toContain('waits')
  })

  it('is counted once, never added up, and hears of a run once', async () => {
    const before = await thisWeek()
    await runOnBoth()
    expect(await thisWeek()).toBe(before + 28_000)
    await world.pass(24 * 60)
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it('switches at any time: weeks are those of the other, and what was said is not said again', async () => {
    await runOnBoth()
    await world.pass(30)
    expect(world.nudgeMails()).toHaveLength(1)
    const before = await thisWeek()
    await count(CONNECTION)
    expect(await record()).toBe(CONNECTION)
    expect(await thisWeek()).toBe(before + 100)
    await count(STRAVA)
    expect(await thisWeek()).toBe(before)
    await world.pass(24 * 60)
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it('hears nothing more of what the source before had still to say', async () => {
    await runOnBoth()
    await count(CONNECTION)
    await world.pass(24 * 60)
    expect(world.nudgeMails()).toHaveLength(0)
  })

  it('cannot count by a source of somebody else', async () => {
    expect((await answerTo(world, '/me/source', { source: 'garmin:somebody-else' })).problems).toHaveLength(1)
    expect(await record()).toBe(STRAVA)
  })

  it('counts by the other once one is disconnected', async () => {
    await world.submit('/me/disconnect', { connection: STRAVA })
    await world.work()
    expect(await record()).toBe(CONNECTION)
    expect(await weeks()).toHaveLength(17)
  })
})

describe('the source of record', () => {
  it('is the one with more history, until the runner chooses', async () => {
    const world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    aGarminUser(world)
    const record = async () => (await stored.runner()).sourceOfRecord
    await world.connectGarmin(USER, ['ACTIVITY_EXPORT'])
    expect(await record()).toBe(CONNECTION)
    await world.connect()
    expect(await record()).toBe(STRAVA)
    await world.submit('/me/source', { source: CONNECTION })
    await world.strava.log(ATHLETE, { distanceMeters: 1_000, movingSeconds: 400, startDate: world.now() })
    await world.work()
    expect(await record()).toBe(CONNECTION)
  })
})

describe('a run the runner does not want counted', () => {
  it.each([
    ['Strava', STRAVA],
    ['Garmin Connect', CONNECTION],
  ])('from %s is taken out of the weeks, shown as such, and comes back', async (_, connection) => {
    const world = await aWorld()
    const isStrava = connection === STRAVA
    if (isStrava) world.strava.addAthlete(simulatedRunner(world.now()))
    else aGarminUser(world)
    await (isStrava ? world.connect() : world.connectGarmin(USER))
    const total = async () =>
      ((await world.json('/api/v1/weeks')) as Week[]).reduce((sum, week) => sum + week.distanceMeters, 0)
    const { id, meters } = (await stored.runs()).at(-1) ?? { id: '', meters: 0 }
    const before = await total()
    await world.submit('/me/runs/exclude', { run: id })
    await world.work()
    expect(await total()).toBe(before - meters)
    expect(await (await world.visit('/me')).text()).toContain('you took it out')
    if (isStrava) {
      await stored.run('DELETE FROM run')
      await world.pass(1)
      await world.strava.log(ATHLETE, { distanceMeters: 0, movingSeconds: 60 })
      await world.work()
      expect(await total()).toBe(before - meters)
    }
    await world.submit('/me/runs/include', { run: id })
    await world.work()
    expect(await total()).toBe(before)
  })

  it('leads to no nudge any more', async () => {
    const world = await aWorld()
    aGarminUser(world)
    await world.connectGarmin(USER)
    await world.confirm()
    await world.pass(4 * 60)
    const startDate = new Date(world.now().getTime() - 3 * 3_600_000)
    const { summaryId } = await world.garmin.users.log(USER, {
      distanceMeters: 28_000,
      seconds: 9_600,
      startDate,
    })
    await world.work()
    await world.submit('/me/runs/exclude', { run: `garmin:${summaryId}` })
    await world.pass(24 * 60)
    expect(world.nudgeMails()).toHaveLength(0)
  })

  it('has to look like one', async () => {
    const world = await aWorld()
    aGarminUser(world)
    await world.connectGarmin(USER)
    expect((await answerTo(world, '/me/runs/exclude', { run: '<b>' })).problems).toHaveLength(1)
  })
})

describe('attribution', () => {
  const words = 'Insights derived in part from Garmin device-sourced data.'

  it('names the device beside every run, and Garmin under what is derived, on pages and in messages', async () => {
    const world = await aWorld()
    aGarminUser(world)
    await world.connectGarmin(USER)
    await world.confirm()
    await world.pass(4 * 60)
    const startDate = new Date(world.now().getTime() - 3 * 3_600_000)
    await world.garmin.users.log(USER, { distanceMeters: 28_000, seconds: 9_600, startDate })
    await world.pass(60)
    const page = await (await world.visit('/me')).text()
    expect(page).toContain('Garmin Forerunner 965')
    expect(page).toContain(words)
    expect(world.nudgeMails()[0]?.text).toContain(words)
    expect(world.nudgeMails()[0]?.html).toContain(words)
  })

  it('is owed for a Garmin device behind Strava too, and for no other', async () => {
    const world = await aRunnersWorld()
    const startDate = new Date(world.now().getTime() - 7_200_000)
    const run = { distanceMeters: 5_000, movingSeconds: 1_800, startDate }
    await stored.run("UPDATE run SET device = 'Another Watch'")
    expect(await (await world.visit('/me')).text()).not.toContain(words)
    await world.strava.log(ATHLETE, { ...run, deviceName: 'Garmin Fenix 7' })
    await world.work()
    expect(await (await world.visit('/me')).text()).toContain(words)
  })
})
