import { describe, expect, it } from 'vitest'
import { type EarlyReturn, longestBefore } from '../../../src/domain/rules/early-return.ts'
import { assessRun, type Finding, RULES } from '../../../src/domain/rules/index.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { phaseOf } from '../../../src/domain/training/phase.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { aLog, aRun, aRunner, weekly } from '../builders.ts'

const marathon = aRun({ localDate: '2024-03-03', distanceMeters: 42_400, movingSeconds: 13_000 })
/** Eight weeks of 60 km before the race week, the longest run 30 km. */
const build = [
  ...weekly('2024-01-01', [60, 60, 60, 60, 60, 60, 60, 60]),
  aRun({ localDate: '2024-02-11', distanceMeters: 30_000 }),
].filter(
  (run, _, all) =>
    run.distanceMeters > 15_000 || !all.some((other) => other !== run && +other.startedAt === +run.startedAt),
)
const on = (day: number, distanceMeters: number, over: Partial<Run> = {}) =>
  aRun({
    localDate: addDays('2024-03-03', day),
    distanceMeters,
    movingSeconds: Math.round(distanceMeters * 0.28),
    ...over,
  })

const isEarly = (finding: Finding): finding is EarlyReturn => finding.rule === 'early-return'
const returns = (...runs: Run[]) => {
  const log = aLog(build, marathon, runs)
  return log.counted.flatMap((run) => assessRun(log, run, aRunner())).filter(isEarly)
}
const days = (...runs: Run[]) => returns(...runs).map(({ facts }) => [facts.daysSince, facts.by])

describe('an early return after a marathon', () => {
  it('has the figures a person can check', () => {
    const run = on(9, 18_001)
    expect(returns(run)).toEqual([
      {
        rule: 'early-return',
        subject: `run:${run.id}`,
        date: '2024-03-12',
        run: run.id,
        facts: {
          by: 'run',
          marathonDate: '2024-03-03',
          marathonMeters: 42_400,
          daysSince: 9,
          distanceMeters: 18_001,
          movingSeconds: 5_040,
          sevenDaysMeters: 18_001,
          longestBeforeMeters: 30_000,
          usualWeekMeters: 61_875,
        },
      },
    ])
  })

  it.each([
    ['60% of the longest run before is none', on(9, 18_000), []],
    ['beyond it is one', on(9, 18_001), [[9, 'run']]],
    ['90 minutes are one, however short', on(9, 12_000, { movingSeconds: 5_400 }), [[9, 'run']]],
    ['a second less is none', on(9, 12_000, { movingSeconds: 5_399 }), []],
    ['on the 21st day it is one', on(21, 20_000), [[21, 'run']]],
    ['on the 22nd it is none', on(22, 20_000), []],
    ['on the day itself it is none', on(0, 20_000, { startedAt: new Date('2024-03-03T17:00:00Z') }), []],
  ])('%s', (_, run, expected) => {
    expect(days(run)).toEqual(expected)
  })

  it('is half the usual week in the first two weeks, the race itself not counted', () => {
    expect(days(on(3, 10_000), on(5, 10_000), on(7, 10_937))).toEqual([])
    expect(days(on(3, 10_000), on(5, 10_000), on(7, 10_938))).toEqual([[7, 'week']])
  })

  it('is more than half, and counts the seven days that end with a run, and nothing after it', () => {
    const small = weekly('2024-01-01', Array(8).fill(40))
    const week = (last: number) => [on(3, 5_000), on(4, 5_000), on(5, 5_000), on(6, last)]
    const found = (last: number) => {
      const log = aLog(small, marathon, week(last))
      return log.counted.flatMap((run) => assessRun(log, run, aRunner())).some(isEarly)
    }
    expect([found(5_000), found(5_001)]).toEqual([false, true])
    expect(days(on(3, 15_000), on(5, 15_000), on(12, 15_000))).toEqual([])
    const evening = on(7, 5_000, { startedAt: new Date('2024-03-10T18:00:00Z') })
    expect(returns(on(3, 15_000), on(7, 15_000), evening).map(({ run }) => run)).toEqual([evening.id])
  })

  it('is beyond the line by a hair up to 1.25 times of it', () => {
    const why = (last: number) => {
      const small = weekly('2024-01-01', Array(8).fill(40))
      const runs = [on(2, 5_000), on(3, 5_000), on(4, 5_000), on(5, 5_000), on(6, last)]
      const log = aLog(small, marathon, runs)
      const finding = assessRun(log, runs.at(-1) ?? marathon, aRunner()).find(isEarly)
      const circumstances = { log, runner: aRunner(), said: [], date: '2024-03-09' }
      return finding && RULES['early-return'].whyHeldBack(finding, circumstances)
    }
    expect(why(5_000)).toBe('by-a-hair')
    expect(why(5_001)).toBeNull()
  })

  it('rests on the day of the marathon, and asks for an easy day once rest is over', () => {
    const [early] = returns(on(9, 18_001))
    if (!early) throw new Error('no early return')
    expect(RULES['early-return'].otherDays?.(early)).toEqual(['2024-03-03'])
    const log = aLog(build, marathon)
    const first = (daysSince: number) => {
      const date = addDays('2024-03-03', daysSince)
      const finding = { ...early, date, facts: { ...early.facts, daysSince } }
      const phase = phaseOf(log, aRunner(), date)
      const afterwards = { log, runner: aRunner(), today: date, run: null, phase }
      return RULES['early-return'].recovery(finding, afterwards)[0]?.kind
    }
    expect([first(2), first(3)]).toEqual(['no-running', 'easy-or-rest'])
  })

  it('measures itself by the longest run under 40 km before it', () => {
    const before = [
      aRun({ localDate: '2024-02-01', distanceMeters: 40_000 }),
      aRun({ localDate: '2024-02-10', distanceMeters: 39_999 }),
    ]
    expect(longestBefore(aLog(before, marathon), [marathon])).toBe(39_999)
    expect(longestBefore(aLog(before.slice(0, 1), marathon), [marathon])).toBeNull()
  })

  it('is three quarters of it from day 15 on', () => {
    expect(days(on(10, 15_000), on(12, 15_000), on(14, 900))).toEqual([])
    expect(days(on(11, 15_000), on(13, 15_900), on(15, 15_506))).toEqual([])
    expect(days(on(11, 15_000), on(13, 15_900), on(15, 15_507))).toEqual([[15, 'week']])
  })

  it('is said once per marathon', () => {
    expect(days(on(9, 23_000), on(11, 20_000), on(16, 20_000))).toEqual([[9, 'run']])
  })

  it('is looked at again while it is beyond the line by a hair, and then said once', () => {
    // usual 38.2 km: half of it is 19.1, and 1.25 × that 23.9
    const small = weekly('2024-01-01', Array(8).fill(38.2))
    const back = [on(2, 7_000), on(4, 7_300), on(5, 7_300), on(6, 7_500), on(7, 7_500)]
    const log = aLog(
      small,
      aRun({ localDate: '2024-02-11', distanceMeters: 30_000, startedAt: new Date('2024-02-11T15:00Z') }),
      marathon,
      back,
    )
    const found = back.flatMap((run) => assessRun(log, run, aRunner()))
    const early = found.filter(({ rule }) => rule === 'early-return')
    expect(
      early.map(({ date, facts }) => [date, 'sevenDaysMeters' in facts && facts.sevenDaysMeters]),
    ).toEqual([
      ['2024-03-08', 21_600],
      ['2024-03-09', 29_100],
    ])
  })

  it('is not used up by a little running beyond a small usual week', () => {
    const small = weekly('2024-01-01', Array(8).fill(12))
    const back = [on(8, 7_000), on(10, 2_000), on(13, 14_000), on(14, 14_000)]
    const log = aLog(small, marathon, back)
    const found = back.flatMap((run) => assessRun(log, run, aRunner()))
    const early = found.filter(({ rule }) => rule === 'early-return')
    expect(early.map(({ date }) => date)).toEqual(['2024-03-11', '2024-03-16'])
  })

  it('is known where a weekly jump knows nothing: 55 km with a 21 km run in the third week', () => {
    const long = aRun({ startedAt: new Date('2024-02-10T16:00:00Z'), distanceMeters: 20_000 })
    const light = [...weekly('2023-12-25', [24, 24, 24, 24, 24, 24, 24, 24]), long]
    const week = [on(15, 9_000), on(16, 10_000), on(17, 7_500), on(19, 21_000), on(20, 7_500)]
    const log = aLog(light, marathon, on(13, 5_000), week)
    const rules = week.flatMap((run) => assessRun(log, run, aRunner()).map(({ rule, date }) => [rule, date]))
    expect(rules).toEqual([['early-return', '2024-03-19']])
  })

  it('without any training before goes by time alone', () => {
    const alone = (run: Run) =>
      assessRun(aLog(marathon, run), run, aRunner()).some(({ rule }) => rule === 'early-return')
    expect(alone(on(9, 15_000))).toBe(false)
    expect(alone(on(9, 15_000, { movingSeconds: 5_400 }))).toBe(true)
  })
})

describe('an early return after more than 80 km', () => {
  const returnsAfter = (meters: number, ...runs: Run[]) => {
    const log = aLog(
      build,
      aRun({ localDate: '2024-03-03', distanceMeters: meters, movingSeconds: 40_000 }),
      runs,
    )
    return runs
      .flatMap((run) => assessRun(log, run, aRunner()))
      .flatMap(({ rule, date }) => (rule === 'early-return' ? [date] : []))
  }

  it('has half as many days again', () => {
    expect(returnsAfter(80_000, on(22, 20_000))).toEqual([])
    expect(returnsAfter(80_001, on(22, 20_000))).toEqual(['2024-03-25'])
    expect(returnsAfter(80_001, on(32, 20_000))).toEqual(['2024-04-04'])
    expect(returnsAfter(80_001, on(33, 20_000))).toEqual([])
  })

  it('and half the usual week until day 21', () => {
    const week = (last: number) => [on(last - 2, 17_000), on(last, 17_000)]
    expect(returnsAfter(42_195, ...week(16))).toEqual([])
    expect(returnsAfter(80_001, ...week(21))).toEqual(['2024-03-24'])
    expect(returnsAfter(80_001, ...week(22))).toEqual([])
  })
})
