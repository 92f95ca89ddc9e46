import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../src/sandbox/runner.ts'
import { stored } from './stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, type World } from './world.ts'

/** 28 km in 2:40, the run the simulated runner's log has no answer to. */
const LONG = { distanceMeters: 28_000, movingSeconds: 9_600 }
const EASY = { distanceMeters: 6_000, movingSeconds: 2_160 }

const hoursAgo = (world: World, hours: number) => new Date(world.now().getTime() - hours * 3_600_000)
const long = (world: World) => ({ ...LONG, startDate: hoursAgo(world, 3) })
const easy = (world: World) => ({ ...EASY, startDate: hoursAgo(world, 1) })

type WeekAnswer = { weekStart: string; distanceMeters: number; runs: number }[]

describe('the road from a webhook to the mailbox', () => {
  let world: World
  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    // what was run before connecting is history
    await world.pass(4 * 60)
  })

  it('keeps weeks that equal the sums of the log', async () => {
    await world.strava.log(ATHLETE, long(world))
    await world.work()

    const weeks = (await world.json('/api/v1/weeks')) as WeekAnswer
    const runs = (await world.json('/api/v1/runs')) as { localDate: string; distanceMeters: number }[]
    const activities = world.strava.athletes
      .find(({ id }) => id === ATHLETE)
      ?.activities.filter(({ sport_type }) => /Run$/.test(sport_type))
    const since = weeks.at(-1)?.weekStart ?? ''
    const inWindow = activities?.filter(({ start_date_local }) => start_date_local.slice(0, 10) >= since)
    expect(weeks).toHaveLength(17)
    expect(runs).toHaveLength(inWindow?.length ?? -1)
    expect(weeks.reduce((sum, week) => sum + week.distanceMeters, 0)).toBe(
      inWindow?.reduce((sum, { distance }) => sum + Math.round(distance), 0),
    )
    expect(weeks.reduce((sum, week) => sum + week.runs, 0)).toBe(inWindow?.length)
    expect(await stored.running()).toEqual({
      runs: inWindow?.length,
      meters: weeks.reduce((sum, week) => sum + week.distanceMeters, 0),
    })
  })

  it('sends one mail for a long step, twenty minutes after it was seen', async () => {
    await world.strava.log(ATHLETE, long(world))
    await world.pass(19)
    expect(world.nudgeMails()).toHaveLength(0)
    await world.pass(2)

    const [mail, ...more] = world.nudgeMails()
    expect(more).toHaveLength(0)
    expect(mail?.to).toEqual(['runner@mail.example'])
    expect(mail?.text).toContain('28.0 km')
    await world.pass(24 * 60)
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it('sends none for an ordinary run', async () => {
    await world.strava.log(ATHLETE, easy(world))
    await world.pass(24 * 60)
    expect(world.nudgeMails()).toHaveLength(0)
  })

  it('says nothing of the runs from before connecting', async () => {
    const other = await aWorld()
    other.strava.addAthlete(simulatedRunner(other.now()))
    await other.strava.log(ATHLETE, long(other))
    await other.connect()
    await other.confirm()
    await other.pass(24 * 60)
    expect(other.nudgeMails()).toHaveLength(0)
  })

  it('shows the nudge and what became of it', async () => {
    await world.strava.log(ATHLETE, long(world))
    await world.pass(30)
    const nudges = (await world.json('/api/v1/nudges')) as Record<string, unknown>[]
    expect(nudges[0]).toMatchObject({
      rule: 'big-long-run',
      state: 'sent',
      runGone: false,
      facts: { distanceMeters: 28_000 },
      deliveries: [{ state: 'sent' }],
    })
    const page = await (await world.visit('/me')).text()
    expect(page).toContain('28.0 km')
    expect(page).toContain('sent')
    const why = await (await world.visit(`/me/nudges/${nudges[0]?.id}`)).text()
    expect(why).toContain('28.0 km')
    expect(why).toContain('Garmin device-sourced data')
  })

  it('waits for the end of the quiet hours on the runner’s own clock', async () => {
    // 20:30 in Denver
    const night = await aRunnersWorld(
      { QUIET_HOURS: '21:00-08:00' },
      { confirmed: ['email'], start: '2026-03-11T02:30:00Z' },
    )
    await night.pass(60)
    await night.strava.log(ATHLETE, { ...LONG, startDate: hoursAgo(night, 3) })
    await night.pass(9 * 60)
    expect(night.nudgeMails()).toHaveLength(0)
    await night.pass(2 * 60)
    expect(night.nudgeMails()).toHaveLength(1)
    expect(night.nudgeMails()[0]?.at.toISOString()).toMatch(/^2026-03-11T14:0/)
  })

  it('asks the source once for an event and goes to the database twice', async () => {
    const before = world.strava.calls.length
    await world.strava.log(ATHLETE, easy(world))
    await world.work()
    expect(world.strava.calls.slice(before)).toHaveLength(1)
  })
})
