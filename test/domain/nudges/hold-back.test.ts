import { describe, expect, it } from 'vitest'
import type { Nudge } from '../../../src/domain/nudges/decide.ts'
import { whyHeldBack } from '../../../src/domain/nudges/hold-back.ts'
import { assessRun, type RunFinding } from '../../../src/domain/rules/index.ts'
import type { MassageDue } from '../../../src/domain/rules/massage-due.ts'
import { addDays, type LocalDate } from '../../../src/domain/time/calendar.ts'
import { buildLog } from '../../../src/domain/training/log.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { nothingReported, type Race } from '../../../src/domain/training/runner.ts'
import { afterRun, aRun, aRunner, Diary, daily, weekly } from '../builders.ts'
import { aRace } from '../training.ts'
import { aSaid } from './said-before.ts'

/** What holds back the finding of a rule, for the last of some runs; undefined without the finding. */
function reasonFor(rule: RunFinding['rule'], runs: Run[], said: Nudge[] = [], races: Race[] = []) {
  const log = buildLog(runs, { weekStartsOn: 'monday' })
  const runner = aRunner({ selfReports: { ...nothingReported, races } })
  const last = runs.at(-1) ?? aRun()
  const finding = assessRun(log, last, runner).find((each) => each.rule === rule)
  return finding && whyHeldBack(finding, { log, runner, said, date: last.localDate })
}

/** The first day on which a rule is said again, of the days after it was. */
const againAfter = (rule: RunFinding['rule'], runs: Run[]) => {
  const today = runs.at(-1)?.localDate ?? ''
  return [...Array(60).keys()].find((days) => {
    const why = reasonFor(rule, runs, [aSaid(rule, addDays(today, -days))])
    return why !== 'said-lately' && why !== 'one-a-day'
  })
}

describe('ten days in a row', () => {
  const streak = (from: LocalDate, days = 10) => daily(from, Array(days).fill(6))
  const third = streak('2024-06-03')

  it('are how somebody trains who did it twice in the sixteen weeks before', () => {
    expect(reasonFor('no-rest-day', [...streak('2024-04-01'), ...streak('2024-05-01'), ...third])).toBe(
      'usual-for-you',
    )
  })

  it('are worth a word after one, after shorter ones, and after some long ago', () => {
    expect(reasonFor('no-rest-day', [...streak('2024-05-01'), ...third])).toBeNull()
    expect(
      reasonFor('no-rest-day', [...streak('2024-04-01', 9), ...streak('2024-05-01'), ...third]),
    ).toBeNull()
    expect(reasonFor('no-rest-day', [...streak('2024-01-08'), ...streak('2024-05-01'), ...third])).toBeNull()
  })
})

describe('hours on the feet', () => {
  const afternoon = (distanceMeters: number) => [aRun({ distanceMeters, movingSeconds: 9_600 })]

  it('over less than 10 km are no long run to recover from', () => {
    expect(reasonFor('big-long-run', afternoon(9_999))).toBe('slow-going')
  })

  it('over 10 km are worth a word', () => {
    expect(reasonFor('big-long-run', afternoon(10_000))).toBeNull()
  })
})

describe('a return after a marathon', () => {
  const weeks = Array.from({ length: 9 }, (_, week) =>
    aRun({
      localDate: `2024-0${week < 4 ? 4 : 5}-${String(1 + (week % 4) * 7).padStart(2, '0')}`,
      distanceMeters: 6_000,
    }),
  )
  const marathon = aRun({ localDate: '2024-06-02', distanceMeters: 42_195, movingSeconds: 14_400 })
  const back = (distanceMeters: number) => [
    ...new Map(weeks.map((run) => [run.id, run])).values(),
    marathon,
    aRun({ localDate: '2024-06-09', distanceMeters }),
  ]

  it('with little running in seven days is a careful one, however small the weeks before were', () => {
    expect(reasonFor('early-return', back(9_999))).toBe('still-little')
  })

  it('with more is spoken of', () => {
    expect(reasonFor('early-return', back(10_000))).toBeNull()
  })

  it('beyond the line by a hair, with no run near a long one, is looked at again', () => {
    const long = aRun({
      localDate: '2024-04-14',
      distanceMeters: 30_000,
      startedAt: new Date('2024-04-14T15:00Z'),
    })
    const usual = [...weekly('2024-04-01', Array(8).fill(38.2)), long]
    const week = (last: number, seconds = 5_000) => [
      ...usual,
      marathon,
      aRun({ localDate: '2024-06-06', distanceMeters: 10_000, movingSeconds: 3_600 }),
      aRun({ localDate: '2024-06-07', distanceMeters: last, movingSeconds: seconds }),
    ]
    expect(reasonFor('early-return', week(11_600))).toBe('by-a-hair')
    expect(reasonFor('early-return', week(16_218))).toBe('by-a-hair')
    expect(reasonFor('early-return', week(16_219))).toBeNull()
    expect(reasonFor('early-return', week(11_600, 6_300))).toBeNull()
  })
})

describe('what has been said lately is not said again', () => {
  const usual = weekly('2024-04-29', [40, 40, 40, 40, 40, 40])
  const marathon = aRun({
    localDate: '2024-06-09',
    distanceMeters: 42_195,
    startedAt: new Date('2024-06-09T16:00Z'),
  })
  const workout = aRun({ localDate: '2024-06-11', marked: 'workout' })
  const big = aRun({ localDate: '2024-06-12', distanceMeters: 26_000 })

  it.each<[RunFinding['rule'], number, Run[]]>([
    ['early-return', 21, [...usual, marathon, aRun({ localDate: '2024-06-19', distanceMeters: 20_000 })]],
    ['return-from-break', 42, [...usual, aRun({ localDate: '2024-06-28' })]],
    ['no-rest-day', 14, daily('2024-06-01', Array(10).fill(8))],
    ['hard-days-too-close', 14, [...usual, workout, big]],
  ])('%s: %i days', (rule, days, runs) => {
    expect(againAfter(rule, runs)).toBe(days)
  })

  it('massage-due: 7 days', () => {
    const due: MassageDue = {
      ...{ rule: 'massage-due', subject: 'day:2024-06-10', date: '2024-06-10', run: null },
      facts: { daysSince: 18, cadenceDays: 18, phase: 'base' },
    }
    const log = buildLog(usual, { weekStartsOn: 'monday' })
    const onDay = (days: number) => {
      const said = [aSaid('massage-due', addDays(due.date, -days))]
      return whyHeldBack(due, { log, runner: aRunner(), said, date: due.date })
    }
    expect([onDay(6), onDay(7)]).toEqual(['said-lately', null])
  })
})

describe('hard days too close', () => {
  const usual = weekly('2024-04-29', [40, 40, 40, 40, 40, 40])
  const pair = (saturday: LocalDate) => [
    aRun({ localDate: saturday, marked: 'workout', startedAt: new Date(`${saturday}T15:00Z`) }),
    aRun({
      localDate: addDays(saturday, 1),
      distanceMeters: 26_000,
      startedAt: new Date(`${addDays(saturday, 1)}T15:00Z`),
    }),
  ]
  const now = pair('2024-06-15')

  it('are how this runner trains when they were so in three of the last six weeks', () => {
    const twice = [...usual, ...pair('2024-06-01'), ...pair('2024-05-18')]
    expect(reasonFor('hard-days-too-close', [...twice, ...now])).toBeNull()
    expect(reasonFor('hard-days-too-close', [...twice, ...pair('2024-05-04'), ...now])).toBe('usual-for-you')
    const longAgo = pair('2024-04-27')
    expect(reasonFor('hard-days-too-close', [...longAgo, ...twice, ...now])).toBeNull()
  })

  it('are as planned in the taper', () => {
    const race = (days: number) => [aRace(addDays('2024-06-16', days))]
    expect(reasonFor('hard-days-too-close', [...usual, ...now], [], race(21))).toBe('taper')
    expect(reasonFor('hard-days-too-close', [...usual, ...now], [], race(22))).toBeNull()
  })
})

describe('a big long run that is a habit', () => {
  const usual = weekly('2024-04-29', [60, 60, 60, 60, 60, 60])
  const long = (localDate: LocalDate) =>
    aRun({ localDate, distanceMeters: 30_000, startedAt: new Date(`${localDate}T15:00Z`) })
  const runs = [...usual, ...['2024-05-19', '2024-05-26', '2024-06-02', '2024-06-12'].map(long)]
  const peak = [aRace('2024-07-14')]

  it('is worth a word when it is longer by a kilometre, where that is more than 5%', () => {
    const slow = (localDate: LocalDate, distanceMeters: number) =>
      aRun({ localDate, distanceMeters, movingSeconds: 9_600, startedAt: new Date(`${localDate}T15:00Z`) })
    const three = ['2024-05-19', '2024-05-26', '2024-06-02'].map((date) => slow(date, 12_000))
    const why = (meters: number) => reasonFor('big-long-run', [...three, slow('2024-06-12', meters)])
    expect([why(12_999), why(13_000)]).toEqual(['usual-for-you', null])
  })

  it('is worth a word in peak all the same, every two weeks', () => {
    expect(reasonFor('big-long-run', runs)).toBe('usual-for-you')
    expect(reasonFor('big-long-run', runs, [], peak)).toBeNull()
    const said = (date: LocalDate) => [aSaid('big-long-run', date)]
    expect(reasonFor('big-long-run', runs, said('2024-05-30'), peak)).toBe('usual-for-you')
    expect(reasonFor('big-long-run', runs, said('2024-05-29'), peak)).toBeNull()
  })
})

describe('the caps of a day and a week', () => {
  const big = [aRun({ localDate: '2024-06-12', distanceMeters: 26_000 })]
  const marathon = [aRun({ localDate: '2024-06-12', distanceMeters: 42_195 })]
  const jumps = [aSaid('weekly-jump', '2024-06-12'), aSaid('no-rest-day', '2024-06-10')]

  it('never hold a run for a massage that was due, and a massage for everything else', () => {
    const massages = ['2024-06-12', '2024-06-10', '2024-06-08'].map((date) => aSaid('massage-due', date))
    expect(reasonFor('big-long-run', big, massages)).toBeNull()
    expect(reasonFor('big-long-run', big, [...massages, aSaid('weekly-jump', '2024-06-10')])).toBeNull()
    const due: MassageDue = {
      ...{ rule: 'massage-due', subject: 'day:2024-06-15', date: '2024-06-15', run: null },
      facts: { daysSince: 18, cadenceDays: 18, phase: 'base' },
    }
    const said = ['2024-06-10', '2024-06-12'].map((date) => aSaid('long-run-spike', date))
    const log = buildLog(big, { weekStartsOn: 'monday' })
    expect(whyHeldBack(due, { log, runner: aRunner(), said, date: due.date })).toBe('two-a-week')
  })

  it('hold a big long run, and no race', () => {
    expect(reasonFor('big-long-run', big, jumps)).toBe('one-a-day')
    expect(reasonFor('big-long-run', big, jumps.slice(1))).toBeNull()
    expect(reasonFor('race-effort', marathon, jumps)).toBeNull()
  })

  it('do not count races and early returns', () => {
    const aside = [aSaid('race-effort', '2024-06-12'), aSaid('early-return', '2024-06-11')]
    expect(reasonFor('big-long-run', big, aside)).toBeNull()
  })
})

describe('a race', () => {
  const usual = weekly('2024-05-06', [40, 40, 40, 40, 40])
  const half = aRun({ localDate: '2024-06-11', distanceMeters: 21_100, marked: 'race' })

  it('says it all: what it does to the longest run, the week and the days around it is not said beside it', () => {
    const workout = aRun({ localDate: '2024-06-10', marked: 'workout' })
    const marathon = aRun({ localDate: '2024-06-11', distanceMeters: 53_000 })
    const runs = [...usual, workout, marathon]
    const log = buildLog(runs, { weekStartsOn: 'monday' })
    expect(assessRun(log, marathon, aRunner()).map(({ rule }) => rule)).toEqual([
      ...['race-effort', 'long-run-spike', 'big-long-run', 'weekly-jump', 'hard-days-too-close'],
    ])
    const diary = new Diary()
    diary.sync(runs, afterRun(marathon, { minutes: 2 }))
    expect(diary.nudges.flatMap(({ findings }) => findings?.map(({ rule }) => rule))).toEqual(['race-effort'])
  })

  it('speaks for its week', () => {
    const runs = [...usual, half, ...daily('2024-06-12', [11, 11, 11])]
    const said = { ...aSaid('race-effort', '2024-06-11'), run: half.id }
    expect(reasonFor('weekly-jump', runs)).toBeNull()
    expect(reasonFor('weekly-jump', runs, [said])).toBe('week-already-spoken-of')
  })
})
