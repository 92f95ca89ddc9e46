import { describe, expect, it } from 'vitest'
import { largeWeek } from '../../../src/domain/recovery/large-week.ts'
import { assessRun, RULES, type Rule } from '../../../src/domain/rules/index.ts'
import type { Said } from '../../../src/domain/rules/shape/said.ts'
import type { WeeklyJump } from '../../../src/domain/rules/weekly-jump.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { buildLog, type TrainingLog } from '../../../src/domain/training/log.ts'
import { phaseOf } from '../../../src/domain/training/phase.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { weeksBefore } from '../../../src/domain/training/weeks-before.ts'
import { aJump } from '../../messages/said.ts'
import { aLog, aRun, aRunner, daily, weekly } from '../builders.ts'

/** Weeks from 2024-05-06 on; the sixth starts on 2024-06-10. */
const start = '2024-05-06'
const jumps = (runs: readonly Run[], sensitivity: 'relaxed' | 'standard' | 'careful' = 'standard') => {
  const log = aLog(runs)
  return log.counted
    .flatMap((run) => assessRun(log, run, aRunner({ sensitivity })))
    .filter((finding): finding is WeeklyJump => finding.rule === 'weekly-jump')
}
const jumpsOf = (weeks: number[], sensitivity?: 'relaxed' | 'standard' | 'careful') =>
  jumps(weekly(start, weeks), sensitivity).map(({ facts }) => facts.weekStart)

describe('the weeks before', () => {
  it('have a threshold, the last of them or the mean of four, whichever is more', () => {
    const log = aLog(weekly(start, [62, 66, 70, 52, 72]))
    const before = weeksBefore(log, addDays(start, 28))
    expect(before).toMatchObject({ quarterMeters: 250_000, previousWeekMeters: 52_000 })
    expect(weeksBefore(log, addDays(start, 35)).quarterMeters / 4).toBe(72_000)
  })

  it('are usual by their mean alone: 59.0 km after 50.8, 35.9 and 40.7 is nobody’s usual week', () => {
    const log = aLog(weekly(start, [50.8, 35.9, 40.7, 59]))
    const { usualMeters, quarterMeters } = weeksBefore(log, addDays(start, 28))
    expect([usualMeters, quarterMeters / 4]).toEqual([46_600, 59_000])
  })
})

describe('a large week', () => {
  const large = (weeks: number[], sensitivity: 'standard' | 'careful' = 'standard') => {
    const found = largeWeek(aLog(weekly(start, weeks)), addDays(start, 7 * (weeks.length - 1)), {
      sensitivity,
    })
    return found && [found.usualMeters, found.lighterNext]
  }

  it('is one of 1.3 × the mean of the four before, and from 1.6 × R on the next is to be lighter', () => {
    expect(large([40, 40, 40, 40, 51.996])).toBeNull()
    expect(large([40, 40, 40, 40, 52])).toEqual([40_000, false])
    expect(large([40, 40, 40, 40, 63.996])).toEqual([40_000, false])
    expect(large([40, 40, 40, 40, 64])).toEqual([40_000, true])
    expect(large([30, 40, 40, 50, 64])).toEqual([40_000, false])
  })

  it('is one of 1.2 × for the careful, to whom a nudge has said so', () => {
    expect(large([40, 40, 40, 40, 48])).toBeNull()
    expect(large([40, 40, 40, 40, 48], 'careful')).toEqual([40_000, false])
  })

  it('is none where nobody knows what was before', () => {
    expect(large([40, 40, 60])).toBeNull()
    expect(large([0, 0, 0, 0, 60])).toBeNull()
    expect(large([40, 40, 40, 40, 0, 0, 0, 0, 60])).toBeNull()
  })
})

describe('a weekly jump', () => {
  it('is none after a cut-back week: 62, 66, 70, 52 and then 72 km', () => {
    expect(jumpsOf([62, 66, 70, 52, 72])).toEqual([])
  })

  it('is 52 km after four weeks of 40, reported by the run that gets there', () => {
    const weeks = weekly(start, [40, 40, 40, 40])
    const sixth = daily('2024-06-03', [13, 13, 13, 0, 12.999, 0.001, 1])
    expect(jumps([...weeks, ...sixth])).toEqual([
      {
        rule: 'weekly-jump',
        subject: 'week:2024-06-03',
        date: '2024-06-08',
        run: sixth[4]?.id,
        facts: {
          weekStart: '2024-06-03',
          distanceMeters: 52_000,
          usualMeters: 40_000,
          previousWeekMeters: 40_000,
        },
      },
    ])
  })

  it('within recent weeks is looked at again by each later run: 6.1, 16.5, 33.8, 14.3 and then 10, 10, 10, 13.2', () => {
    const before = weekly(start, [6.1, 16.5, 33.8, 14.3])
    const days = daily('2024-06-03', [10, 0, 10, 0, 10, 0, 13.2])
    const facts = (runs: readonly Run[]) =>
      jumps([...before, ...runs]).map(({ run, facts }) => [run, facts.distanceMeters])
    expect(facts(days.slice(0, 3))).toEqual([[days[2]?.id, 30_000]])
    expect(facts(days)).toEqual([[days[3]?.id, 43_200]])
  })

  it('stays with the run that crossed the line where no later one takes it beyond those weeks', () => {
    const before = weekly(start, [43.9, 16.5, 33.8, 14.3])
    const days = daily('2024-06-03', [12, 0, 12, 0, 12, 0, 11.5])
    expect(jumps([...before, ...days]).map(({ run }) => run)).toEqual([days[2]?.id])
  })

  it('needs a usual week of 15 km', () => {
    expect(jumpsOf([14.996, 14.996, 14.996, 14.996, 30])).toEqual([])
    expect(jumpsOf([15, 15, 15, 15, 30])).toEqual(['2024-06-03'])
  })

  it('is none from a usual week of 14 km, as after 0, 0, 0, 14 and then 30', () => {
    expect(jumps([...weekly('2024-04-01', [20]), ...weekly(start, [0, 0, 0, 14, 30])])).toEqual([])
  })

  it('needs 5 km more: 15.5 and then 20.4 is none', () => {
    expect(jumpsOf([15.5, 15.5, 15.5, 15.5, 20.4])).toEqual([])
    expect(jumpsOf([15.5, 15.5, 15.5, 15.5, 20.5])).toEqual(['2024-06-03'])
  })

  it('is 1.5 times for the relaxed and 1.2 times for the careful', () => {
    expect(jumpsOf([40, 40, 40, 40, 59.996], 'relaxed')).toEqual([])
    expect(jumpsOf([40, 40, 40, 40, 60], 'relaxed')).toHaveLength(1)
    expect(jumpsOf([40, 40, 40, 40, 47.996], 'careful')).toEqual([])
    expect(jumpsOf([40, 40, 40, 40, 48], 'careful')).toHaveLength(1)
  })

  it('needs a run on or before the 21st day before the week', () => {
    const lately = [...weekly('2024-05-20', [40, 40]), ...weekly('2024-06-03', [60])]
    expect(jumps(lately)).toEqual([])
    expect(jumps([aRun({ localDate: '2024-05-14', distanceMeters: 2_000 }), ...lately])).toEqual([])
    expect(jumps([aRun({ localDate: '2024-05-13', distanceMeters: 2_000 }), ...lately])).toHaveLength(1)
  })

  it('does not look back further than sixteen weeks', () => {
    const lately = [...weekly('2024-05-20', [40, 40]), ...weekly('2024-06-03', [60])]
    expect(jumps([aRun({ localDate: addDays('2024-06-03', -113) }), ...lately])).toEqual([])
    expect(jumps([aRun({ localDate: addDays('2024-06-03', -112) }), ...lately])).toHaveLength(1)
  })

  it('is told once a week, whatever comes after', () => {
    const sixth = daily('2024-06-03', [20, 20, 20, 20, 20, 20, 20])
    expect(jumps([...weekly(start, [40, 40, 40, 40]), ...sixth]).map(({ date }) => date)).toEqual([
      '2024-06-05',
    ])
  })

  it('goes by the weeks of the runner: a Sunday belongs to the week it ends or to the one it starts', () => {
    const runs = [...weekly(start, [40, 40, 40, 40]), ...daily('2024-06-02', [26, 0, 13, 0, 13])]
    const jumpsFrom = (weekStartsOn: 'monday' | 'sunday') => {
      const log = buildLog(runs, { weekStartsOn })
      return log.counted
        .flatMap((run) => assessRun(log, run, aRunner({ weekStartsOn })))
        .filter(({ rule }) => rule === 'weekly-jump')
        .map(({ subject }) => subject)
    }
    expect([jumpsFrom('monday'), jumpsFrom('sunday')]).toEqual([['week:2024-05-27'], ['week:2024-06-02']])
  })

  it('keeps the days of a traveller apart: a later run on an earlier day belongs to its own week', () => {
    const overTheDateLine = aRun({
      startedAt: new Date('2024-06-10T05:00:00Z'),
      localDate: '2024-06-09',
      distanceMeters: 12_000,
    })
    const monday = aRun({
      startedAt: new Date('2024-06-09T20:00:00Z'),
      localDate: '2024-06-10',
      distanceMeters: 12_000,
    })
    const runs = [
      ...weekly(start, [40, 40, 40, 40]),
      ...daily('2024-06-03', [20, 0, 20]),
      monday,
      overTheDateLine,
    ]
    expect(jumps(runs)[0]?.facts).toMatchObject({ weekStart: '2024-06-03', distanceMeters: 52_000 })
    expect(jumps(runs)[0]?.run).toBe(overTheDateLine.id)
  })
})

describe('a jump within what was run lately', () => {
  /** R is 30 km, the line 39, and 66 the most that is no news. */
  const before = weekly(start, [60, 20, 20, 20])
  const third = (meters: number) => daily('2024-06-03', [20, 20, meters / 1000])
  const by = (meters: number) => jumps([...before, ...third(meters)]).map(({ date }) => date)

  it('is reported by the run that takes its week beyond 1.1 × the largest of the four before', () => {
    expect(by(26_000)).toEqual(['2024-06-04'])
    expect(by(26_001)).toEqual(['2024-06-05'])
  })

  it('is no news up to there, to the metre', () => {
    const why = (meters: number) => {
      const log = aLog(before, third(meters))
      const [finding] = jumps(log.counted)
      return finding && RULES['weekly-jump'].whyHeldBack(finding, circumstances(log))
    }
    expect(why(26_000)).toBe('within-recent-weeks')
    expect(why(26_001)).toBeNull()
  })
})

const circumstances = (log: TrainingLog, ...said: Said[]) => ({
  ...{ log, runner: aRunner(), said, date: '2024-06-16' },
})

describe('a week that has been spoken of', () => {
  const week = daily('2024-06-10', [10, 10, 10, 10])
  const spokenOf = (rule: Rule, distanceMeters: number, before = weekly(start, [40, 40, 40, 40, 40])) => {
    const run = aRun({ localDate: '2024-06-15', distanceMeters, movingSeconds: 6_000 })
    const log = aLog(before, week, run)
    const said: Said = { rule, run: run.id, dueAt: new Date('2024-06-15T12:00:00Z') }
    const jump = aJump({ weekStart: '2024-06-10', distanceMeters: 60_000 })
    return RULES['weekly-jump'].whyHeldBack(jump, circumstances(log, said)) === 'week-already-spoken-of'
  }

  it('is one with a race, a big run or a step of more than 30%', () => {
    expect(spokenOf('race-effort', 21_100)).toBe(true)
    expect(spokenOf('big-long-run', 25_000)).toBe(true)
    expect(spokenOf('long-run-spike', 13_001)).toBe(true)
  })

  it('is none for a smaller step, or for what is said of its days', () => {
    expect(spokenOf('long-run-spike', 13_000)).toBe(false)
    for (const rule of ['no-rest-day', 'early-return', 'hilly-run'] as const) {
      expect(spokenOf(rule, 20_000)).toBe(false)
    }
  })

  it('is none for a step nobody can measure any more', () => {
    const run = aRun({ localDate: '2024-06-10', distanceMeters: 30_000 })
    const said: Said = { rule: 'long-run-spike', run: run.id, dueAt: new Date('2024-06-10T12:00:00Z') }
    const jump = aJump({ weekStart: '2024-06-10', distanceMeters: 30_000 })
    expect(RULES['weekly-jump'].whyHeldBack(jump, circumstances(aLog(run), said))).toBeNull()
  })
})

it('a jump whose week is no longer a large one asks for easy days alone', () => {
  const log = aLog()
  const [jump, runner] = [aJump(), aRunner()]
  const afterwards = { log, runner, today: jump.date, run: null, phase: phaseOf(log, runner, jump.date) }
  expect(RULES['weekly-jump'].recovery({ ...jump, date: '2024-11-01' }, afterwards)).toEqual([
    { kind: 'easy-or-rest', from: '2024-11-02', to: '2024-11-03' },
  ])
})
