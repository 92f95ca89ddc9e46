import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/domain/rules/index.ts'
import { aRun } from '../builders.ts'
import { aRace } from '../training.ts'
import { type Asked, before, DAY, on, recovery, runOn, sunday } from './recovering.ts'

describe('after a race', () => {
  const raced = (distanceMeters: number, asked: Asked = {}) => {
    const run = sunday({ distanceMeters, marked: 'race' })
    const { id, movingSeconds } = run
    const facts = { known: 'marked' as const, distanceMeters, movingSeconds }
    return recovery(
      { rule: 'race-effort', subject: `run:${id}`, date: DAY, run: id, facts },
      { run, ...asked },
    )
  }

  it.each([
    [21_097, 3, 7],
    [20_000, 3, 7],
    [19_999, 2, 5],
    [15_000, 2, 5],
    [10_000, 1, 3],
  ])('of %i m: %i easy days, none hard for %i', (distanceMeters, easy, hard) => {
    expect(raced(distanceMeters).steps).toEqual([
      { kind: 'easy-or-rest', from: on(1), to: on(easy) },
      { kind: 'no-hard-run', until: on(hard) },
    ])
  })

  it('of marathon length: three weeks with their figures', () => {
    expect(raced(40_000).steps).toEqual([
      { kind: 'no-running', from: DAY, to: on(3) },
      { kind: 'easy-runs', from: on(4), to: on(7), atMostRuns: 3, minutes: { from: 20, to: 40 } },
      {
        kind: 'part-of-usual-week',
        share: 'half',
        from: on(8),
        to: on(14),
        measure: { atMostMeters: 30_000, usualWeekMeters: 60_000 },
        isRun: false,
        longestMinutes: 60,
        over: { weeks: 8, before: 'long-run' },
      },
      {
        kind: 'part-of-usual-week',
        share: 'three-quarters',
        from: on(15),
        to: on(21),
        measure: { atMostMeters: 45_000, usualWeekMeters: 60_000 },
        isRun: false,
        longestMinutes: null,
        over: { weeks: 8, before: 'long-run' },
      },
      { kind: 'no-hard-run', until: on(20) },
    ])
  })

  it('of more than 80 km: half as long again', () => {
    expect(raced(100_000).steps).toMatchObject([
      { kind: 'no-running', from: DAY, to: on(5) },
      { kind: 'easy-runs', from: on(6), to: on(11) },
      { share: 'half', from: on(12), to: on(21) },
      { share: 'three-quarters', from: on(22), to: on(32) },
      { kind: 'no-hard-run', until: on(31) },
    ])
    expect(raced(80_000).steps[0]).toMatchObject({ to: on(3) })
  })

  it('asks for as many easy runs as are left, and never three on the last of the days', () => {
    const easyRuns = (day: number, ran: number[] = []) =>
      raced(42_195, { at: `${on(day)}T18:00Z`, later: ran.map((each) => runOn(each)) }).steps.flatMap(
        (step) => (step.kind === 'easy-runs' ? [[step.from, step.atMostRuns]] : []),
      )
    expect(easyRuns(4)).toEqual([[on(4), 3]])
    expect(easyRuns(4, [4])).toEqual([[on(5), 2]])
    expect(easyRuns(7)).toEqual([[on(7), 1]])
    expect(easyRuns(6, [4, 5, 6])).toEqual([])
  })

  it('says no share of a usual week nobody knows', () => {
    const kinds = raced(42_195, { history: [] }).steps.map(({ kind }) => kind)
    expect(kinds).toEqual(['no-running', 'easy-runs', 'no-hard-run'])
  })

  it('drops what has gone by', () => {
    const steps = raced(42_195, { at: `${on(5)}T08:00Z` }).steps
    expect(steps[0]).toMatchObject({ kind: 'easy-runs', from: on(5), to: on(7) })
    expect(raced(21_097, { at: `${on(7)}T08:00Z` }).steps).toEqual([{ kind: 'no-hard-run', until: on(7) }])
    expect(raced(21_097, { at: `${on(8)}T08:00Z` }).steps).toEqual([])
  })
})

describe('after an early return from a marathon', () => {
  const early = (days: number) => {
    const marathon = aRun({ localDate: on(-days), distanceMeters: 42_195 })
    const run = sunday()
    const lead: Finding = {
      rule: 'early-return',
      subject: `run:${run.id}`,
      date: DAY,
      run: run.id,
      facts: {
        by: 'run',
        marathonDate: on(-days),
        marathonMeters: 42_195,
        daysSince: days,
        distanceMeters: run.distanceMeters,
        movingSeconds: run.movingSeconds,
        sevenDaysMeters: run.distanceMeters,
        longestBeforeMeters: 30_000,
        usualWeekMeters: 60_000,
      },
    }
    const history = [...before.filter(({ localDate }) => localDate < on(-days)), marathon]
    return recovery(lead, { run, history })
  }

  it('is an easy day and what is left of the three weeks', () => {
    expect(early(10).steps).toMatchObject([
      { kind: 'easy-or-rest', from: on(1), to: on(1) },
      { kind: 'part-of-usual-week', share: 'half', from: on(2), to: on(4) },
      { kind: 'part-of-usual-week', share: 'three-quarters', from: on(5), to: on(11) },
      { kind: 'no-hard-run', until: on(10) },
    ])
  })

  it('comes with no figure, for that would be less than what was just run', () => {
    expect(early(10).headroom?.run).toEqual({ kind: 'none', why: 'after-marathon' })
  })

  it('is no running in the first three days', () => {
    expect(early(2).steps[0]).toEqual({ kind: 'no-running', from: on(1), to: on(1) })
    expect(
      early(3)
        .steps.map(({ kind }) => kind)
        .slice(0, 2),
    ).toEqual(['easy-runs', 'part-of-usual-week'])
  })
})

describe('after a break', () => {
  const run = aRun({ localDate: on(16), distanceMeters: 6_000 })
  const lead: Finding = {
    rule: 'return-from-break',
    subject: `run:${run.id}`,
    date: on(16),
    run: run.id,
    facts: { daysOff: 15, lastRunDate: DAY, runsBefore: 15 },
  }
  const history = [...before, sunday()]
  const asked = { run, history, at: `${on(16)}T18:00Z` }

  it('is half, then three quarters of the usual week of the 28 days before it', () => {
    const usualWeekMeters = Math.round((3 * 60_000 + 22_500) / 4)
    expect(recovery(lead, asked).steps).toMatchObject([
      {
        share: 'half',
        from: on(16),
        to: on(22),
        measure: { usualWeekMeters, atMostMeters: Math.floor(usualWeekMeters / 2) },
      },
      {
        share: 'three-quarters',
        from: on(23),
        to: on(29),
        measure: { usualWeekMeters, atMostMeters: Math.floor(0.75 * usualWeekMeters) },
      },
    ])
  })

  it('is a few short runs where half the usual week is hardly one run', () => {
    const lately = (meters: number) =>
      [0, 7, 14, 21].map((days) => aRun({ localDate: on(-days), distanceMeters: meters }))
    expect(recovery(lead, { ...asked, history: lately(9_999) }).steps).toEqual([
      { kind: 'easy-runs', from: on(17), to: on(22), atMostRuns: 2, minutes: { from: 20, to: 40 } },
    ])
    const weeks = recovery(lead, {
      ...asked,
      run: aRun({ localDate: on(16), distanceMeters: 4_000 }),
      history: lately(10_000),
    })
    expect(weeks.steps).toMatchObject([
      { share: 'half', measure: { atMostMeters: 5_000 } },
      { share: 'three-quarters', measure: { atMostMeters: 7_500 } },
    ])
  })

  it('has no figure below the run just done, and says when a share is run', () => {
    const long = aRun({ localDate: on(16), distanceMeters: 30_000 })
    expect(recovery(lead, { ...asked, run: long }).steps).toMatchObject([
      { share: 'half', measure: null, isRun: true },
      { share: 'three-quarters', measure: { atMostMeters: 37_968 }, isRun: false },
    ])
  })

  it('comes with the headroom of the first week back', () => {
    expect(recovery(lead, asked).headroom?.run).toMatchObject({ kind: 'figure', basis: 'after-break' })
  })

  it('is only to start easy within 21 days of the goal race', () => {
    const races = (days: number) => ({ races: [aRace(on(16 + days))] })
    expect(recovery(lead, { ...asked, selfReports: races(21) }).steps).toEqual([
      { kind: 'start-easy', daysToGoal: 21 },
    ])
    expect(recovery(lead, { ...asked, selfReports: races(22) }).steps).toHaveLength(2)
  })
})
