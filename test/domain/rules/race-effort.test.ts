import { describe, expect, it } from 'vitest'
import { assessRun, type Finding, RULES } from '../../../src/domain/rules/index.ts'
import type { RaceEffort } from '../../../src/domain/rules/race-effort.ts'
import { phaseOf } from '../../../src/domain/training/phase.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { nothingReported } from '../../../src/domain/training/runner.ts'
import { aBigRun, aRaceEffort, aSpike } from '../../messages/said.ts'
import { aLog, aRun, aRunner } from '../builders.ts'

const races = [{ date: '2024-06-16', distanceMeters: 10_000, goal: false }]
const known = (over: Partial<Run>) => {
  const run = aRun({ localDate: '2024-06-16', ...over })
  const runner = aRunner({ selfReports: { ...nothingReported, races } })
  const finding = assessRun(aLog(run), run, runner).find(({ rule }) => rule === 'race-effort')
  return finding?.rule === 'race-effort' ? finding.facts.known : null
}

describe('a race effort', () => {
  it.each([
    [
      'marked as a race, from 15 km on',
      { localDate: '2024-06-01', marked: 'race', distanceMeters: 15_000 },
      'marked',
    ],
    ['none under 15 km', { localDate: '2024-06-01', marked: 'race', distanceMeters: 14_999 }, null],
    ['on the day of an entered race, from 90% on', { distanceMeters: 9_000 }, 'entered'],
    ['none under 90%', { distanceMeters: 8_999 }, null],
    ['none on another day', { localDate: '2024-06-15', distanceMeters: 10_000 }, null],
    ['40 km, whatever it is called', { localDate: '2024-06-01', distanceMeters: 40_000 }, 'marathon-length'],
    ['none under 40 km', { localDate: '2024-06-01', distanceMeters: 39_999 }, null],
    ['a workout is none', { localDate: '2024-06-01', marked: 'workout', distanceMeters: 20_000 }, null],
  ] as const)('is %s', (_, over, expected) => {
    expect(known(over)).toBe(expected)
  })
})

describe('who runs nearly as far in training', () => {
  const runner = aRunner({ selfReports: { ...nothingReported, races: [] } })
  const rules = (over: Partial<Run>, ...before: [date: string, distanceMeters: number][]) => {
    const run = aRun({ localDate: '2024-06-16', distanceMeters: 42_000, ...over })
    const log = aLog(run, ...before.map(([localDate, distanceMeters]) => aRun({ localDate, distanceMeters })))
    return assessRun(log, run, runner).map(({ rule }) => rule)
  }

  it('twice in eight weeks, is out for a big long run, unless it is marked as a race', () => {
    expect(rules({}, ['2024-06-02', 35_000], ['2024-04-21', 35_000])).toEqual(['big-long-run'])
    expect(rules({ marked: 'race' }, ['2024-06-02', 35_000], ['2024-04-21', 35_000])).toContain('race-effort')
    expect(rules({}, ['2024-06-02', 35_000], ['2024-04-20', 35_000])).toContain('race-effort')
    expect(rules({}, ['2024-06-02', 35_000], ['2024-05-19', 34_999])).toContain('race-effort')
  })
})

describe('an outing in several recordings', () => {
  const at = (time: string, kilometers: number, over: Partial<Run> = {}) => {
    const startedAt = new Date(`2024-06-16T${time}:00Z`)
    return aRun({ id: `test:${time}`, startedAt, distanceMeters: kilometers * 1000, ...over })
  }
  const efforts = (runs: Run[], raceMeters = 42_195) => {
    const entered = [{ date: '2024-06-16', distanceMeters: raceMeters, goal: false }]
    const runner = aRunner({ selfReports: { ...nothingReported, races: entered } })
    const log = aLog(runs)
    return log.counted.flatMap((run) =>
      assessRun(log, run, runner).flatMap(({ rule, run: by, facts }) =>
        rule === 'race-effort' ? [[by, facts.known, facts.distanceMeters]] : [],
      ),
    )
  }
  const none = 100_000
  /** A kilometre every six minutes from seven on. */
  const pieces = (many: number) =>
    Array.from({ length: many }, (_, n) => {
      const minute = String((n * 6) % 60).padStart(2, '0')
      return at(`${String(7 + Math.floor(n / 10)).padStart(2, '0')}:${minute}`, 1)
    })

  it.each<[string, Run[], number, unknown[]]>([
    ['25 and 17 km', [at('07:00', 25), at('09:34', 17)], none, [['test:09:34', 'marathon-length', 42_000]]],
    ['25 and 14.9 km', [at('07:00', 25), at('09:34', 14.9)], none, []],
    [
      'in three',
      [at('07:00', 15), at('08:40', 15), at('10:20', 10)],
      none,
      [['test:10:20', 'marathon-length', 40_000]],
    ],
    ['with more than an hour between', [at('07:00', 25), at('10:31', 17)], none, []],
    ['that was entered', [at('07:00', 20), at('09:10', 18)], 42_195, [['test:09:10', 'entered', 38_000]]],
    [
      'that was entered, and a cool-down',
      [at('07:00', 20), at('09:10', 18), at('11:10', 1.5)],
      42_195,
      [['test:09:10', 'entered', 38_000]],
    ],
    ['in pieces of a kilometre', pieces(45), none, [['test:10:54', 'marathon-length', 40_000]]],
    [
      'a shorter race entered',
      [at('07:00', 10), at('08:10', 9)],
      21_097,
      [['test:08:10', 'entered', 19_000]],
    ],
    [
      'of which one is marked',
      [at('07:00', 12, { marked: 'race' }), at('08:20', 29)],
      none,
      [['test:08:20', 'marked', 41_000]],
    ],
    [
      'a marathon and a cool-down',
      [at('07:00', 42.3), at('11:30', 2)],
      none,
      [['test:07:00', 'marathon-length', 42_300]],
    ],
    [
      'a warm-up and a marathon',
      [at('06:20', 3), at('07:00', 42.3)],
      none,
      [['test:07:00', 'marathon-length', 42_300]],
    ],
    [
      'a race after a warm-up and another',
      [at('06:00', 3), at('06:30', 3), at('07:00', 15, { marked: 'race' })],
      none,
      [['test:07:00', 'marked', 15_000]],
    ],
    [
      'two marked races, one after the other',
      [at('07:00', 15, { marked: 'race' }), at('08:40', 15, { marked: 'race' })],
      none,
      [['test:07:00', 'marked', 15_000]],
    ],
    [
      'whose recordings have ids in no order, by who ran 36 km two weeks before',
      [
        aRun({ localDate: '2024-06-02', distanceMeters: 36_000 }),
        at('07:00', 36, { id: 'test:20' }),
        at('11:00', 5, { id: 'test:10' }),
        at('11:40', 2, { id: 'test:30' }),
        at('12:00', 2, { id: 'test:11' }),
      ],
      none,
      [['test:10', 'marathon-length', 41_000]],
    ],
    ['a short race with its warm-up', [at('06:00', 5), at('07:00', 12, { marked: 'race' })], none, []],
    [
      'a marked half of which more became a marathon',
      [at('07:00', 25, { marked: 'race' }), at('09:34', 17)],
      none,
      [
        ['test:07:00', 'marked', 25_000],
        ['test:09:34', 'marked', 42_000],
      ],
    ],
  ])('is one effort, told once by the run that makes it one: %s', (_, runs, raceMeters, expected) => {
    expect(efforts(runs, raceMeters)).toEqual(expected)
  })
})

describe('another word of an outing that has been spoken of', () => {
  const isNews = (finding: RaceEffort, said: Finding) => RULES['race-effort'].isNewsAfter?.(finding, said)
  const [half, marathon] = [21_100, 40_000].map((distanceMeters) => aRaceEffort({ distanceMeters }))

  it('is due when it turns out to be of marathon length, and was not called so before', () => {
    if (!half || !marathon) throw new Error('no races')
    expect(isNews(marathon, aSpike())).toBe(true)
    expect(isNews(marathon, half)).toBe(true)
    expect(isNews(marathon, marathon)).toBe(false)
    expect(isNews(half, aSpike())).toBe(false)
    expect(isNews(aRaceEffort({ distanceMeters: 39_999 }), half)).toBe(false)
  })

  it('is due after a big long run of that length, which was no race', () => {
    if (!marathon) throw new Error('no race')
    expect(isNews(marathon, aBigRun({ distanceMeters: 42_000 }))).toBe(true)
  })
})

it('a race whose run has gone asks nothing of the days after', () => {
  const finding = aRaceEffort()
  const log = aLog()
  const afterwards = { log, runner: aRunner(), today: finding.date, run: null }
  const phase = phaseOf(log, aRunner(), finding.date)
  expect(RULES['race-effort'].recovery(finding, { ...afterwards, phase })).toEqual([])
})
