import { describe, expect, it } from 'vitest'
import { athleteFromLog, simulatedRunner } from '../../src/sandbox/runner.ts'
import type { ActivityEntry } from '../../src/sandbox/strava/activity.ts'

const DAY = 24 * 60 * 60 * 1000
const fortnight = Array.from({ length: 14 }, (_, day) => new Date(Date.UTC(2026, 9, 25 + day, 17, 30)))

type Run = { at: number; meters: number }

function runsOf(activities: ActivityEntry[]): Run[] {
  return activities
    .filter(({ sportType }) => sportType === undefined)
    .map(({ startDate, distanceMeters }) => ({ at: startDate?.getTime() ?? 0, meters: distanceMeters }))
}

const longestBefore = (runs: Run[], at: number) =>
  Math.max(...runs.filter((run) => run.at < at && run.at >= at - 30 * DAY).map(({ meters }) => meters))

/** Totals per week, newest first, the week of `at` being the first; weeks begin on Monday or Sunday. */
function weeks(runs: Run[], at: number, starts: 'monday' | 'sunday'): number[] {
  const shift = starts === 'monday' ? 3 : 4
  const weekOf = (time: number) => Math.floor((Math.floor((time - 6 * 60 * 60 * 1000) / DAY) + shift) / 7)
  const totals: number[] = Array.from({ length: 20 }, () => 0)
  for (const run of runs.filter((one) => one.at <= at)) {
    const back = weekOf(at) - weekOf(run.at)
    totals[back] = (totals[back] ?? 0) + run.meters
  }
  return totals
}

function jumps(runs: Run[], at: number, starts: 'monday' | 'sunday'): boolean {
  const [current = 0, ...before] = weeks(runs, at, starts)
  const mean = before.slice(0, 4).reduce((sum, one) => sum + one, 0) / 4
  const usual = Math.max(before[0] ?? 0, mean)
  return current >= 1.3 * usual && current - usual >= 5000
}

describe.each(fortnight)('the simulated runner on %s', (now) => {
  const { activities } = simulatedRunner(now)
  const runs = runsOf(activities)

  it('ran last yesterday, four to six times a week, for twenty weeks', () => {
    const newest = Math.max(...runs.map(({ at }) => at))
    expect(now.getTime() - newest).toBeGreaterThan(10 * 60 * 60 * 1000)
    expect(now.getTime() - newest).toBeLessThan(2 * DAY)
    expect(runs.length).toBeGreaterThan(70)
    expect(runs.length).toBeLessThan(105)
  })

  it('makes 28 km a small spike and 6 km nothing', () => {
    const longest = longestBefore(runs, now.getTime())
    expect(longest).toBeGreaterThan(22_000)
    expect(longest).toBeLessThan(23_000)
    const withSix = [...runs, { at: now.getTime(), meters: 6000 }]
    for (const starts of ['monday', 'sunday'] as const)
      expect(jumps(withSix, now.getTime(), starts)).toBe(false)
  })

  it('holds no spike and no jump of its own in the last weeks', () => {
    for (const run of runs.filter(({ at }) => now.getTime() - at < 60 * DAY)) {
      expect(run.meters).toBeLessThanOrEqual(1.1 * longestBefore(runs, run.at))
      for (const starts of ['monday', 'sunday'] as const) expect(jumps(runs, run.at, starts)).toBe(false)
    }
  })

  it('ran 40 to 60 km in every whole week but the lighter ones', () => {
    const whole = weeks(runs, now.getTime(), 'monday').slice(1, 19)
    for (const meters of whole) expect(meters).toBeLessThan(60_500)
    expect(whole.filter((meters) => meters > 40_000).length).toBeGreaterThan(12)
    expect(Math.min(...whole)).toBeGreaterThan(32_000)
  })
})

describe('a replayed log', () => {
  const row = (start_date_local: string, more = {}) => ({
    id: 1,
    name: 'Somebody ran',
    distance: 8000.4,
    moving_time: 2400,
    elapsed_time: 2500,
    type: 'Run',
    start_date_local,
    timezone: '(GMT-05:00) America/New_York',
    ...more,
  })

  it('ends today with the newest run, at the same time of day', () => {
    const rows = [row('2019-05-01T07:00:00Z'), row('2019-05-03T06:30:00Z')]
    const { timezone, activities } = athleteFromLog(rows, new Date('2026-12-10T15:00:00Z'))
    expect(timezone).toBe('America/New_York')
    expect(activities.map(({ startDate }) => startDate?.toISOString())).toEqual([
      '2026-12-08T12:00:00.000Z',
      '2026-12-10T11:30:00.000Z',
    ])
    expect(JSON.stringify(activities)).not.toContain('Somebody')
  })

  it('ends yesterday when the time of day is yet to come', () => {
    const [run] = athleteFromLog([row('2019-05-03T19:00:00Z')], new Date('2026-12-10T15:00:00Z')).activities
    expect(run?.startDate?.toISOString()).toBe('2026-12-10T00:00:00.000Z')
  })

  it('leaves out what would lie in the future', () => {
    const rows = [row('2019-05-03T06:30:00Z'), row('2019-05-04T06:30:00Z', { type: 'Ride' })]
    expect(athleteFromLog(rows, new Date('2026-12-10T15:00:00Z')).activities).toHaveLength(1)
  })
})
