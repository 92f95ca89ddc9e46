import { describe, expect, it } from 'vitest'
import { shownHeadroom } from '../../../src/domain/overview/headroom-shown.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { nothingReported, type Race } from '../../../src/domain/training/runner.ts'
import { aLog, aRun, aRunner, daily, weekly } from '../builders.ts'

const shown = (runs: readonly Run[], date: string, races: Race[] = []) =>
  shownHeadroom(
    aLog(runs),
    aRunner({ selfReports: { ...nothingReported, races } }),
    new Date(`${date}T12:00:00Z`),
  )
const runOf = (runs: readonly Run[], date: string) => {
  const { run } = shown(runs, date)
  return run.kind === 'figure' ? [run.beyondMeters, run.basis] : run.why
}

const usual = weekly('2024-05-06', [60, 60, 60, 60, 60, 60, 60])

describe('headroom as it is shown', () => {
  it('is what the last 30 days leave', () => {
    expect(shown(usual, '2024-06-12')).toEqual({
      run: { kind: 'figure', beyondMeters: 16_500, basis: 'last-30-days' },
      week: {
        weekStart: '2024-06-10',
        soFarMeters: 30_000,
        usualMeters: 60_000,
        leftMeters: 47_999,
        largeBefore: null,
      },
      notATarget: false,
    })
  })

  it('is none where nothing is known', () => {
    expect(runOf(daily('2024-06-10', [10, 10, 10]), '2024-06-12')).toBe('too-few-runs')
  })

  it('of the week is told to who runs seldom and far', () => {
    const none = Array(6).fill(0)
    const seldom = [...weekly('2024-04-15', [60, 60]), ...daily('2024-05-13', [25, ...none, 25, ...none, 25])]
    const { run, week } = shown(seldom, '2024-06-12')
    expect(run).toEqual({ kind: 'none', why: 'too-few-runs' })
    expect(week).toMatchObject({ usualMeters: 18_750, leftMeters: 24_374 })
  })

  it('has no figure at all for who is not well, and nothing to aim at or not', () => {
    const health = { state: 'ill', since: '2024-06-10' } as const
    const races = [{ date: '2024-06-20', distanceMeters: 42_195, goal: true }]
    const ill = aRunner({ selfReports: { ...nothingReported, health, races } })
    expect(shownHeadroom(aLog(usual), ill, new Date('2024-06-12T12:00:00Z'))).toEqual({
      run: { kind: 'none', why: 'not-well', because: { reason: 'ill', since: '2024-06-10' } },
      week: {
        ...{ weekStart: '2024-06-10', soFarMeters: 30_000, usualMeters: 60_000 },
        ...{ leftMeters: null, largeBefore: null },
      },
      notATarget: false,
    })
  })
})

describe('after a marathon', () => {
  const marathon = aRun({ localDate: '2024-06-09', distanceMeters: 42_195 })
  const long = aRun({ startedAt: new Date('2024-05-19T16:00:00Z'), distanceMeters: 32_000 })
  const jogs = daily('2024-06-16', [5, 0, 5, 0, 5, 0, 5, 5, 0, 5, 0, 5, 0, 5, 5, 0, 5, 0, 5, 0, 5])
  const runs = [...weekly('2024-04-15', [60, 60, 60, 60, 60, 60, 60]), long, marathon, ...jogs]
  const onDay = (day: number) => runOf(runs, addDays('2024-06-09', day))

  it.each([
    [0, 'after-marathon'],
    [7, 'after-marathon'],
    [8, [10_000, 'after-marathon']],
    [14, [10_000, 'after-marathon']],
    [15, [21_120, 'after-marathon']],
    [21, [21_120, 'after-marathon']],
    [22, [28_160, 'after-marathon']],
    [29, [28_160, 'after-marathon']],
    // at noon of day 30 a marathon of that morning has left the last 30 × 24 hours
    [30, [5_500, 'last-30-days']],
  ])('on day %i is %j', (day, expected) => {
    expect(onDay(day)).toEqual(expected)
  })

  it('is none below the run just done', () => {
    const early = [...runs, aRun({ startedAt: new Date('2024-06-19T06:00:00Z'), distanceMeters: 15_000 })]
    expect(runOf(early, '2024-06-19')).toBe('after-marathon')
  })

  it('takes half as long again after more than 80 km', () => {
    const ultra = [...weekly('2024-04-15', [60, 60, 60, 60, 60, 60, 60]), long]
    const far = aRun({ localDate: '2024-06-09', distanceMeters: 100_000 })
    const onDayAfter = (days: number) => runOf([...ultra, far, ...jogs], addDays('2024-06-09', days))
    expect([11, 12, 21, 22].map(onDayAfter)).toEqual([
      'after-marathon',
      [10_000, 'after-marathon'],
      [10_000, 'after-marathon'],
      [21_120, 'after-marathon'],
    ])
    const goesOn = daily('2024-06-16', [...Array(25).fill(5), 30, ...Array(20).fill(5)])
    const later = (days: number) => runOf([...ultra, far, ...goesOn], addDays('2024-06-09', days))
    expect([33, 45, 46].map(later)).toEqual([
      [28_160, 'after-marathon'],
      [28_160, 'after-marathon'],
      [30_000, 'last-step'],
    ])
  })

  it('leaves nothing of the week to fill', () => {
    expect(shown(runs, '2024-06-18').week).toMatchObject({ soFarMeters: 5_000, leftMeters: null })
  })

  it('goes by what has been run by now: a run of this evening is not just done', () => {
    const evening = aRun({ startedAt: new Date('2024-06-19T18:00:00Z'), distanceMeters: 15_000 })
    const at = (time: string) =>
      shownHeadroom(aLog([...runs, evening]), aRunner(), new Date(`2024-06-19T${time}Z`)).run
    expect(at('17:59:59')).toEqual({ kind: 'figure', beyondMeters: 10_000, basis: 'after-marathon' })
    expect(at('18:00:00')).toEqual({ kind: 'none', why: 'after-marathon' })
  })

  it('has no large week to speak of: that is the marathon’s own', () => {
    expect(shown(runs, '2024-06-12').week.largeBefore).toBeNull()
    expect(shown(runs, '2024-06-18').week.largeBefore).toBeNull()
  })

  it('is not known before it has begun', () => {
    const begun = shownHeadroom(aLog(runs), aRunner(), new Date('2024-06-09T07:00:00Z'))
    expect(begun.run).toEqual({ kind: 'none', why: 'after-marathon' })
    const tomorrow = shownHeadroom(aLog(runs), aRunner(), new Date('2024-06-09T06:59:59Z'))
    expect(tomorrow.run.kind).toBe('figure')
  })
})

describe('after a step', () => {
  const before = daily('2024-05-13', [14, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8])
  const step = (km: number) => [
    ...before,
    ...daily('2024-06-03', [km, 0, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0]),
  ]

  it('is that run for 14 days, and no ladder: 23.0 over 14.0', () => {
    expect(runOf(step(23), '2024-06-03')).toEqual([23_000, 'last-step'])
    expect(runOf(step(23), '2024-06-17')).toEqual([23_000, 'last-step'])
    expect(runOf(step(23), '2024-06-18')).toEqual([25_300, 'last-30-days'])
  })

  it('is what a small one leaves', () => {
    expect(runOf(step(18), '2024-06-03')).toEqual([19_800, 'last-30-days'])
  })

  it('lasts 14 days more from a small one in these days on', () => {
    const on = [...step(23), ...daily('2024-06-16', [25.4])]
    expect(runOf(on, '2024-06-16')).toEqual([25_400, 'last-step'])
    expect(runOf(on, '2024-06-30')).toEqual([25_400, 'last-step'])
    expect(runOf(on, '2024-07-01')).toEqual([27_940, 'last-30-days'])
  })

  it('lasts longer by a small one on the last of these days, and by none after them', () => {
    const on = (date: string) => [...step(23), ...daily(date, [25.4]).map((run) => ({ ...run, id: 'again' }))]
    expect(runOf(on('2024-06-17'), '2024-07-01')).toEqual([25_400, 'last-step'])
    expect(runOf(on('2024-06-18'), '2024-06-18')).toEqual([27_940, 'last-30-days'])
  })

  it('is the new one alone when the one before is over', () => {
    const jogs = Array.from({ length: 34 }, (_, day) => (day % 2 ? 8 : 0))
    const again = [...before, ...daily('2024-06-03', [23, ...jogs, 12])]
    expect(runOf(again, '2024-07-08')).toEqual([12_000, 'last-step'])
  })

  it('leaves the figure of the week as it is', () => {
    const { run, week } = shown(step(23), '2024-06-05')
    expect(run).toMatchObject({ basis: 'last-step' })
    expect(week.leftMeters).not.toBeNull()
  })

  it('is never less than a run after it', () => {
    const on = [...step(23), ...daily('2024-06-10', [24])]
    expect(runOf(on, '2024-06-10')).toEqual([24_000, 'last-step'])
  })
})

describe('the week after a large one', () => {
  it('has no figure, and the weeks it is measured by', () => {
    const { week } = shown(weekly('2024-05-06', [50.8, 35.9, 40.7, 40, 59]), '2024-06-12')
    expect(week).toMatchObject({
      usualMeters: 43_900,
      leftMeters: null,
      largeBefore: {
        weekStart: '2024-06-03',
        distanceMeters: 59_000,
        usualMeters: 41_850,
        lighterNext: false,
      },
    })
  })

  it('has one again a week later', () => {
    const { week } = shown(weekly('2024-05-06', [40, 40, 40, 40, 55, 54]), '2024-06-19')
    expect(week.largeBefore).toBeNull()
    expect(week.leftMeters).not.toBeNull()
  })
})

describe('after a break', () => {
  const before = weekly('2024-04-29', [60, 60, 60, 60])
  const back = daily('2024-06-10', [4, 0, 4, 0, 4, 0, 4, 0, 4, 0, 4, 0, 4, 0, 4])

  it('is half of the longest before, in the break and in the first week; then three quarters', () => {
    const runs = [...before, ...back]
    expect(runOf(before, '2024-06-09')).toEqual([16_500, 'last-30-days'])
    expect(runOf(before, '2024-06-10')).toEqual([7_500, 'after-break'])
    expect(runOf(before, '2024-07-10')).toEqual([7_500, 'after-break'])
    expect(runOf(runs, '2024-06-10')).toEqual([7_500, 'after-break'])
    expect(runOf(runs, '2024-06-16')).toEqual([7_500, 'after-break'])
    expect(runOf(runs, '2024-06-17')).toEqual([11_250, 'after-break'])
    expect(runOf(runs, '2024-06-23')).toEqual([11_250, 'after-break'])
    expect(runOf(runs, '2024-06-24')).toEqual([16_500, 'last-30-days'])
  })

  it('is never more than the last 30 days leave, and none below 5 km', () => {
    const long = aRun({ localDate: '2024-04-27', distanceMeters: 30_000, movingSeconds: 14_000 })
    const runs = (km: number) => [
      long,
      ...daily('2024-05-22', [km, km, km, km]),
      ...daily('2024-06-14', [km, km]),
    ]
    expect(runOf(runs(5), '2024-06-15')).toEqual([5_500, 'last-30-days'])
    expect(runOf(runs(4), '2024-06-15')).toBe('after-break')
  })

  it('is none below the run just done: L′ of 6.2 km and a run of 3.4', () => {
    const short = [...daily('2024-05-20', [6.2, 5, 5, 5]), ...daily('2024-06-10', [3.4])]
    expect(runOf(short, '2024-06-10')).toBe('after-break')
    const longer = [...daily('2024-05-20', [16, 5, 5, 5]), ...daily('2024-06-10', [9, 0, 4])]
    expect(runOf(longer, '2024-06-10')).toBe('after-break')
    expect(runOf(longer, '2024-06-12')).toEqual([8_000, 'after-break'])
    const asLong = [...daily('2024-05-20', [16, 5, 5, 5]), ...daily('2024-06-10', [8])]
    expect(runOf(asLong, '2024-06-10')).toEqual([8_000, 'after-break'])
  })

  it('is half for both weeks after an injury, as it was known when the runner came back', () => {
    const runs = [...weekly('2024-05-20', [60, 60, 60]), ...daily('2024-06-27', [4, 0, 4, 0, 4, 0, 4, 0, 4])]
    const on = (month: string | null) => {
      const injury = month === null ? null : { month, place: null }
      const runner = aRunner({ selfReports: { ...nothingReported, injury } })
      const { run } = shownHeadroom(aLog(runs), runner, new Date('2024-07-05T12:00:00Z'))
      return run.kind === 'figure' ? run.beyondMeters : run.why
    }
    expect([on(null), on('2023-05'), on('2023-06'), on('2024-06')]).toEqual([11_250, 11_250, 7_500, 7_500])
  })

  it('is half of what was trained, not of the marathon among it: 42.2 km, next longest 21.1', () => {
    const runs = [
      ...daily('2024-04-15', [21.1]),
      ...daily('2024-05-23', [5, 5, 5, 42.2]),
      ...daily('2024-06-27', [5]),
    ]
    expect(runOf(runs, '2024-06-27')).toEqual([10_550, 'after-break'])
    const longest = (km: number) => [...daily('2024-05-23', [5, 5, 5, km]), ...daily('2024-06-27', [5])]
    expect(runOf(longest(39.999), '2024-06-27')).toEqual([19_999, 'after-break'])
    expect(runOf(longest(40), '2024-06-27')).toBe('after-break')
  })
})

describe('before the goal race', () => {
  const goal = (inDays: number, distanceMeters: number) => [
    { date: addDays('2024-06-12', inDays), distanceMeters, goal: true },
  ]

  it.each([
    [22, 42_195, 'figure', false],
    [21, 42_195, 'figure', true],
    [15, 42_195, 'figure', true],
    [14, 42_195, 'race-near', true],
    [11, 21_098, 'figure', false],
    [10, 21_098, 'race-near', true],
    [5, 10_000, 'figure', false],
    [4, 10_000, 'race-near', true],
    [0, 42_195, 'race-day', true],
  ])('%i days before %i m it is: %s, not a target: %s', (inDays, distanceMeters, expected, notATarget) => {
    const { run, notATarget: said, week } = shown(usual, '2024-06-12', goal(inDays, distanceMeters))
    expect([run.kind === 'figure' ? 'figure' : run.why, said]).toEqual([expected, notATarget])
    expect(week.leftMeters === null, 'no week figure in the taper').toBe(notATarget)
  })
})

it('in the taper a large week before it is not spoken of', () => {
  const large = weekly('2024-05-06', [50.8, 35.9, 40.7, 40, 59])
  const inTaper = [{ date: addDays('2024-06-12', 20), distanceMeters: 42_195, goal: true }]
  expect(shown(large, '2024-06-12').week.largeBefore).not.toBeNull()
  expect(shown(large, '2024-06-12', inTaper)).toMatchObject({
    run: { kind: 'figure' },
    week: { largeBefore: null },
    notATarget: true,
  })
})
