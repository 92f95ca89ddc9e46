/** Whole small files of the kinds people have, from their text to what would have been said. */
import { describe, expect, it } from 'vitest'
import { type Supposed, simulate } from '../../src/report/simulate.ts'
import { csvOf, fileOf, garminHeader, garminRow, listOf, stravaRow } from './rows.ts'

const nothingSupposed: Supposed = {
  weekStartsOn: 'monday',
  sensitivity: 'standard',
  massages: 'ignored',
  timeZone: null,
  units: null,
  races: [],
}

const seen = (text: string) => simulate(fileOf(text), nothingSupposed)
const totalOf = (text: string) => {
  const { counted, notCounted } = seen(text).log
  return {
    runs: counted.length,
    meters: counted.reduce((sum, { distanceMeters }) => sum + distanceMeters, 0),
    notCounted: notCounted.length,
  }
}

let ids = 0
/** A run in New York's winter, from its wall clock on. */
const at = (wall: string, distance: number, minutes: number, over: object = {}) =>
  stravaRow({
    id: ++ids,
    distance,
    moving_time: minutes * 60,
    elapsed_time: minutes * 60,
    start_date: new Date(Date.parse(`${wall}:00Z`) + 5 * 3_600_000).toISOString(),
    start_date_local: `${wall}:00Z`,
    ...over,
  })

/** Ten weeks of three runs, the longest 24 km, up to 2 November 2025. */
const build = Array.from({ length: 30 }, (_, run) => {
  const day = new Date(Date.parse('2025-08-26T00:00:00Z') + Math.floor(run * 2.3) * 86_400_000)
  const kilometers = run % 3 === 2 ? 24 : 10 + (run % 2) * 4
  return at(`${day.toISOString().slice(0, 10)}T07:00`, kilometers * 1000, kilometers * 5.5)
})

const saidIn = (...rows: object[]) =>
  seen(listOf(...build, ...rows)).said.filter(({ date }) => date >= '2025-11-09')

describe('garmin/manual-no-moving-time', () => {
  it('has all its runs: a moving time that is none falls back to the time', () => {
    const rows = [
      garminRow({
        Date: '2026-05-10 08:45:00',
        Distance: '22.00',
        Time: '02:10:00',
        'Moving Time': '--:--:--',
      }),
      garminRow({
        Date: '2026-05-12 19:45:00',
        Distance: '7.15',
        Time: '00:36:00',
        'Moving Time': '00:NaN:NaN',
      }),
      garminRow({ Date: '2026-05-13 07:00:00', Distance: '8.00' }),
    ]
    expect(totalOf(csvOf(garminHeader, ...rows))).toEqual({ runs: 3, meters: 37_150, notCounted: 0 })
  })
})

describe('strava/watch-left-on-two-nights', () => {
  it('swallows nothing', () => {
    const text = listOf(
      at('2025-11-01T08:00', 18_000, 110, { elapsed_time: 150_000 }),
      at('2025-11-02T09:00', 9_000, 55),
      at('2025-11-03T00:30', 5_000, 30),
    )
    expect(totalOf(text)).toEqual({ runs: 3, meters: 32_000, notCounted: 0 })
  })
})

describe('strava/marathon-in-two-recordings', () => {
  const later = [at('2025-11-14T09:00', 20_000, 115)]
  const inOne = [
    at('2025-11-09T09:00', 42_300, 250, { elapsed_time: 15_240, total_elevation_gain: 120 }),
    ...later,
  ]
  const inTwo = [
    at('2025-11-09T09:00', 24_500, 145, { total_elevation_gain: 60 }),
    at('2025-11-09T11:29', 17_800, 105, { total_elevation_gain: 60 }),
    ...later,
  ]

  it('is a marathon: no running first, and an early return five days on', () => {
    const [one, two] = [
      saidIn(...inOne),
      saidIn(...inTwo).filter(({ nudge }) => nudge.rule !== 'big-long-run'),
    ]
    const told = (said: typeof one) =>
      said.map(({ nudge, date, advice }) => ({ rule: nudge.rule, date, advice }))
    expect(told(one).map(({ rule, date }) => [rule, date])).toContainEqual(['early-return', '2025-11-14'])
    expect(told(two)).toEqual(told(one))
    expect(two[0]).toMatchObject({
      nudge: {
        rule: 'race-effort',
        findings: [{ facts: { distanceMeters: 42_300, movingSeconds: 15_000 } }],
      },
      advice: {
        recovery: { steps: [{ kind: 'no-running', from: '2025-11-09', to: '2025-11-12' }, {}, {}, {}, {}] },
      },
    })
  })
})

describe('strava/race-with-warm-up', () => {
  it('is one message, about the race and its own distance', () => {
    const said = saidIn(
      at('2025-11-09T08:20', 3_000, 18),
      at('2025-11-09T09:00', 21_200, 95, { workout_type: 1 }),
      at('2025-11-09T10:45', 2_000, 14),
    )
    const onTheDay = said.filter(({ date }) => date === '2025-11-09')
    expect(onTheDay.map(({ nudge, findings }) => [nudge.rule, findings[0].facts])).toMatchObject([
      ['race-effort', { known: 'marked', distanceMeters: 21_200 }],
    ])
  })
})

describe('strava/odd-rows', () => {
  it('have what can be read counted, what is none told, and the rest reported', () => {
    const text = listOf(
      at('2025-11-01T08:00', 12_000, 60, { timezone: '(GMT+00:00) Factory' }),
      { id: '77', start_date_local: '2025-11-02T14:00:00', _note: 'not available' },
      at('2025-11-03T08:00', 8_000, 44, { sport_type: null, timezone: null }),
      at('2025-11-04T08:00', 8_000, 60, { sport_type: 'Padel', type: 'Workout' }),
    )
    const { file, runner } = seen(text)
    expect(file.runs).toHaveLength(2)
    expect(file.timeZone).toBeUndefined()
    expect(runner.timeZone).toBe('UTC')
    expect([...file.notRunning]).toEqual([['Padel', 1]])
    expect(file.unreadable).toHaveLength(1)
  })
})
