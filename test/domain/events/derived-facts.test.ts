import { describe, expect, it } from 'vitest'
import { derivedFacts } from '../../../src/domain/events/derived-facts.ts'
import { type Finding, RULE_NAMES, type RunFinding } from '../../../src/domain/rules/index.ts'

const about = { subject: 'run:strava:1', date: '2024-11-03', run: 'strava:1' } as const

/** One of each, with figures of single runs that nobody would mistake for others. */
const FINDINGS: { [R in Finding['rule']]: Extract<Finding, { rule: R }> } = {
  'race-effort': {
    ...about,
    rule: 'race-effort',
    facts: { known: 'entered', distanceMeters: 21_097, movingSeconds: 5_987 },
  },
  'early-return': {
    ...about,
    rule: 'early-return',
    facts: {
      by: 'week',
      marathonDate: '2024-10-20',
      marathonMeters: 42_195,
      daysSince: 14,
      distanceMeters: 15_123,
      movingSeconds: 5_987,
      sevenDaysMeters: 40_321,
      longestBeforeMeters: 30_123,
      usualWeekMeters: 60_321,
    },
  },
  'return-from-break': {
    ...about,
    rule: 'return-from-break',
    facts: { daysOff: 16, lastRunDate: '2024-10-17', runsBefore: 11 },
  },
  'short-break': {
    ...about,
    rule: 'short-break',
    facts: { daysOff: 9, lastRunDate: '2024-10-24', runsBefore: 13 },
  },
  'long-run-spike': {
    ...about,
    rule: 'long-run-spike',
    facts: { band: 'moderate', distanceMeters: 28_123, longestMeters: 22_123, runsBefore: 9 },
  },
  'big-long-run': {
    ...about,
    rule: 'big-long-run',
    facts: { distanceMeters: 30_123, movingSeconds: 9_987 },
  },
  'hilly-run': {
    ...about,
    rule: 'hilly-run',
    facts: { climbMeters: 1_234, distanceMeters: 18_123, mostMeters: 617, runsBefore: 7 },
  },
  'weekly-jump': {
    ...about,
    rule: 'weekly-jump',
    subject: 'week:2024-10-28',
    facts: {
      weekStart: '2024-10-28',
      distanceMeters: 60_123,
      usualMeters: 40_123,
      previousWeekMeters: 44_321,
    },
  },
  'hard-days-too-close': {
    ...about,
    rule: 'hard-days-too-close',
    facts: {
      hardness: 'race',
      earlierHardness: 'workout',
      earlierDate: '2024-11-02',
      earlierRun: 'strava:99',
      hoursBetween: 23,
    },
  },
  'no-rest-day': { ...about, rule: 'no-rest-day', facts: { daysInARow: 10, since: '2024-10-25' } },
  'massage-due': {
    rule: 'massage-due',
    subject: 'day:2024-11-03',
    date: '2024-11-03',
    run: null,
    facts: { daysSince: 19, cadenceDays: 18, phase: 'build' },
  },
}

describe('what leaves of a finding', () => {
  it('is what was worked out', () => {
    expect(RULE_NAMES.map((rule) => derivedFacts(FINDINGS[rule]))).toEqual([
      { rule: 'massage-due', daysSince: 19, cadenceDays: 18, phase: 'build' },
      { rule: 'race-effort', known: 'entered' },
      { rule: 'early-return', by: 'week', daysSinceMarathon: 14 },
      { rule: 'return-from-break', daysOff: 16 },
      { rule: 'short-break', daysOff: 9 },
      { rule: 'long-run-spike', band: 'moderate', percentBeyondLongest: 27, runsBefore: 9 },
      { rule: 'big-long-run' },
      { rule: 'hilly-run', percentBeyondMostClimb: 100, runsBefore: 7 },
      { rule: 'weekly-jump', weekStart: '2024-10-28', percentBeyondUsual: 50 },
      { rule: 'hard-days-too-close', hoursBetween: 23 },
      { rule: 'no-rest-day', daysInARow: 10 },
    ])
  })

  it.each(RULE_NAMES)('of %s is no distance, time or climb of a run', (rule) => {
    const left = Object.keys(derivedFacts(FINDINGS[rule]))
    expect(left.filter((name) => /meters|seconds|run$/i.test(name))).toEqual([])
  })

  it('has no share of what there was none of', () => {
    const first: RunFinding = {
      ...FINDINGS['hilly-run'],
      facts: { ...FINDINGS['hilly-run'].facts, mostMeters: 0 },
    }
    expect(derivedFacts(first)).toEqual({ rule: 'hilly-run', percentBeyondMostClimb: null, runsBefore: 7 })
  })
})
