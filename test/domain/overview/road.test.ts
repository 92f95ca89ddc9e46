import { describe, expect, it } from 'vitest'
import { roadToRace } from '../../../src/domain/overview/road.ts'
import { addDays, daysBetween } from '../../../src/domain/time/calendar.ts'
import { buildLog } from '../../../src/domain/training/log.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { Runner, SelfReports } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aRace, selfReports } from '../training.ts'

/** A Sunday, on whose evening it is looked at. */
const TODAY = '2024-07-28'
const now = new Date(`${TODAY}T20:00Z`)

/** Weeks with a long run on their Sunday of so many kilometres, the last today, and three runs of 8 km. */
const sundays = (...kilometers: number[]): Run[] =>
  kilometers.flatMap((km, n) => {
    const sunday = addDays(TODAY, -7 * (kilometers.length - 1 - n))
    const easy = [-6, -4, -2].map((days) => aRun({ localDate: addDays(sunday, days), distanceMeters: 8_000 }))
    return [...easy, aRun({ localDate: sunday, distanceMeters: Math.round(km * 1000) })]
  })
const steady = (km: number) => sundays(...Array(10).fill(km))

type Told = Partial<SelfReports> & { race?: number; runner?: Partial<Runner> }
const runnerIn = (days: number, { race = 42_195, runner = {}, ...told }: Told = {}) =>
  selfReports({ races: [aRace(addDays(TODAY, days), race)], ...told }, runner)
const road = (runs: Run[], days: number, told: Told = {}) =>
  roadToRace(buildLog(runs, { weekStartsOn: 'monday', until: TODAY }), runnerIn(days, told), now)

/** Its figures in kilometres, null for a lighter week. */
function figures(runs: Run[], days: number, told: Told = {}) {
  const found = road(runs, days, told)
  return found.kind === 'road'
    ? found.weeks.map(({ atMostMeters }) => atMostMeters && atMostMeters / 1000)
    : found.why
}

describe('the road to a marathon', () => {
  it('takes one step a week, every fourth week lighter, the last long run three weeks before', () => {
    const found = road(steady(16), 84)
    expect(figures(steady(16), 84)).toEqual([17.6, 19.3, 21.2, null, 23.3, 25.6, 28.1, null, 30.9])
    expect(found).toMatchObject({ kind: 'road', longestMeters: 16_000, reachesMeters: 30_900, end: null })
    const last = found.kind === 'road' ? found.weeks.at(-1)?.date : undefined
    expect(last && daysBetween(last, addDays(TODAY, 84))).toBe(21)
  })

  it('says where it ends short of what the race asks for', () => {
    expect(figures(steady(12), 42)).toEqual([13.2, 14.5, 15.9])
    expect(road(steady(12), 42)).toMatchObject({ reachesMeters: 15_900, end: 'little' })
  })

  it('comes to no less than a run of these days would, which is no step until the longest has left', () => {
    const runs = [...steady(9), aRun({ localDate: addDays(TODAY, -27), distanceMeters: 25_700 })]
    const found = road(
      runs.sort((a, b) => (a.localDate < b.localDate ? -1 : 1)),
      42,
    )
    expect(found).toMatchObject({ longestMeters: 25_700, reachesMeters: 28_200 })
    expect(found.kind === 'road' && found.weeks[0]?.atMostMeters).toBe(9_900)
  })

  it('is far from 32 km on and little below 29, to the metre', () => {
    expect(figures(steady(29.1), 70)).toEqual([32])
    expect(road(steady(29.1), 70)).toMatchObject({ reachesMeters: 32_000, end: 'far' })
    expect(road(steady(26.4), 28)).toMatchObject({ reachesMeters: 29_000, end: null })
    expect(road(steady(26.3), 28)).toMatchObject({ reachesMeters: 28_900, end: 'little' })
  })

  it('ends where few plans go further, and is none for who runs as far already', () => {
    expect(figures(steady(26), 70)).toEqual([28.6, 31.4, 34.5])
    expect(road(steady(26), 70)).toMatchObject({ end: 'far' })
    expect(figures(steady(32), 70)).toBe('far-enough')
  })

  it('leaves the 30 days as runs do: every figure is within 10% of what was run in them', () => {
    const long = aRun({ localDate: addDays(TODAY, -25), distanceMeters: 20_000 })
    const runs = [...steady(12), long]
    expect(figures(runs, 42)).toEqual([13.2, 14.5, 15.9])
    const ran = (days: number) => aRun({ localDate: addDays(TODAY, -days), distanceMeters: 20_000 })
    expect(figures([...steady(12), ran(23)], 42)).toEqual([13.2, 14.5, 15.9])
    expect(figures([...steady(12), ran(22)], 42)).toEqual([22, 24.2, 26.6])
  })

  it('ends with a long run, and not with a lighter week', () => {
    expect(figures(steady(16), 49)).toEqual([17.6, 19.3, 21.2])
  })
})

describe('the rhythm of the runner', () => {
  it('has the lighter week after three steps, whoever took them', () => {
    const built = sundays(14, 14, 14, 14, 15, 16)
    expect(figures(built, 63)).toEqual([17.6, null, 19.3, 21.2, 23.3])
    expect(figures(sundays(14, 14, 14, 14, 14.5, 15, 16), 63).slice(0, 3)).toEqual([null, 17.6, 19.3])
    expect(figures(sundays(14, 14, 14, 14, 14.5, 15, 16, 10), 63).slice(0, 3)).toEqual([17.6, 19.3, 21.2])
  })

  it('takes a week for a step that went beyond all of the four before it', () => {
    expect(figures(sundays(14, 14, 14, 15, 14, 14.5), 63)).toEqual([16.5, 18.1, 19.9, null, 21.8, 23.9])
    expect(figures(sundays(16), 84).slice(0, 4)).toEqual([17.6, 19.3, 21.2, null])
  })

  it('knows no run that is still to come', () => {
    const tonight = aRun({ startedAt: new Date(`${TODAY}T21:00Z`), distanceMeters: 17_000 })
    const runs = sundays(14, 14, 14, 14, 16)
    expect(figures([...runs, tonight], 63)).toEqual(figures(runs, 63))
  })

  it('has the lighter weeks the runner marked', () => {
    expect(figures(steady(16), 63, { easyWeeks: ['2024-08-05'] })).toEqual([17.6, null, 19.3, 21.2, 23.3])
  })

  it('keeps to the day of the long runs, and to one step a week', () => {
    const dates = (runs: Run[], told: Told = {}) => {
      const found = road(runs, 84, told)
      return found.kind === 'road' ? found.weeks.map(({ date }) => date).slice(0, 2) : found.why
    }
    expect(dates(steady(16))).toEqual(['2024-08-04', '2024-08-11'])
    expect(dates(steady(16), { longRunDay: 6 })).toEqual(['2024-08-03', '2024-08-10'])
    const early = sundays(16, 16, 16, 16, 16).slice(0, -4)
    const stepped = [...early, aRun({ localDate: '2024-07-24', distanceMeters: 17_000 })]
    const wednesday = new Date('2024-07-24T20:00Z')
    const seen = roadToRace(
      buildLog(stepped, { weekStartsOn: 'monday' }),
      runnerIn(84, { longRunDay: 0 }),
      wednesday,
    )
    const first = seen.kind === 'road' ? seen.weeks[0] : null
    expect(first).toEqual({ date: '2024-08-04', atMostMeters: 18_700 })
  })
})

describe('the road to other races', () => {
  it('leads to a half marathon as far as the race, and to no shorter one', () => {
    expect(figures(steady(16), 84, { race: 21_097 })).toEqual([17.6, 19.3, 21.2])
    expect(figures(steady(12), 42, { race: 21_097 })).toEqual([13.2, 14.5, 15.9])
    expect(figures(steady(12), 42, { race: 20_000 })).toEqual([13.2, 14.5, 15.9])
    expect(figures(steady(12), 42, { race: 19_999 })).toBe('no-race')
  })

  it('is none for a race further off than 18 weeks, and without one', () => {
    expect(figures(steady(16), 126)).not.toBe('no-race')
    expect(figures(steady(16), 127, { races: [aRace(addDays(TODAY, 127), 42_195, true)] })).toBe('no-race')
    expect(figures(steady(16), 84, { races: [] })).toBe('no-race')
  })
})

describe('no road is shown', () => {
  it('to who is not well', () => {
    const ill = { health: { state: 'ill', since: TODAY } } as const
    expect(figures(steady(16), 84, ill)).toBe('not-well')
  })

  it('in the taper, nor when no long run is left before it', () => {
    expect(figures(steady(16), 21)).toBe('race-near')
    expect(figures(steady(16), 14)).toBe('race-near')
    expect(figures(steady(16), 27)).toBe('race-near')
    expect(figures(steady(16), 28)).toEqual([17.6])
  })

  it('where the headroom is held down: after a marathon, a break or a large step', () => {
    const marathon = aRun({ localDate: addDays(TODAY, -20), distanceMeters: 42_195, movingSeconds: 14_400 })
    expect(figures([...steady(16), marathon], 84)).toBe('careful-weeks')
    const off = steady(16).filter(({ localDate }) => localDate < '2024-07-08' || localDate === TODAY)
    expect(figures(off, 84)).toBe('careful-weeks')
    const longOff = steady(16).filter(({ localDate }) => localDate < '2024-06-25')
    const back = aRun({ localDate: TODAY, distanceMeters: 4_000 })
    expect(figures([...longOff, back], 84)).toBe('careful-weeks')
    expect(figures(sundays(12, 12, 12, 12, 12, 16), 84)).toBe('careful-weeks')
    expect(figures(sundays(16), 84)).not.toBe('careful-weeks')
    expect(figures(sundays(16).slice(1), 84)).toBe('too-few-runs')
  })

  it('with legs that were sore two weeks running', () => {
    const sore = (date: string) => ({ date, state: 'sore', area: 'calves', sleep: null }) as const
    expect(figures(steady(16), 84, { legs: [sore('2024-07-18'), sore('2024-07-25')] })).toBe('careful-weeks')
  })
})
