import { describe, expect, it } from 'vitest'
import { advise } from '../../src/domain/advise.ts'
import { addDays } from '../../src/domain/calendar.ts'
import type { Finding } from '../../src/domain/findings.ts'
import type { Run } from '../../src/domain/run.ts'
import type { Told } from '../../src/domain/runner.ts'
import { aRun } from './builders.ts'
import { aLog, aRace, told, weeksBefore } from './training.ts'

/** A Sunday after 8 weeks of 60 km. */
const DAY = '2024-10-13'
const on = (days: number) => addDays(DAY, days)
const before = weeksBefore('2024-10-07', Array(8).fill(60))
const sunday = (over: Partial<Run> = {}) => aRun({ localDate: DAY, distanceMeters: 22_500, ...over })

const spike = (
  distanceMeters: number,
  longestMeters: number,
  band: 'small' | 'moderate' | 'large',
): Finding => ({
  rule: 'long-run-spike',
  subject: `run:${sunday().id}`,
  date: DAY,
  run: sunday().id,
  facts: { band, distanceMeters, longestMeters, runsBefore: 20 },
})

type Asked = {
  run?: Run
  later?: readonly Run[]
  at?: string
  told?: Partial<Told>
  history?: readonly Run[]
}

/** The recovery advised on the evening of DAY unless told otherwise. */
function recovery(
  lead: Finding,
  { run = sunday(), later = [], at, told: over, history = before }: Asked = {},
) {
  const log = aLog(...history, run, ...later)
  const practice = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }
  return advise([lead], log, told(over), practice, new Date(at ?? `${DAY}T18:00Z`)).recovery
}

const runOn = (days: number, time = '07:00') =>
  aRun({ startedAt: new Date(`${on(days)}T${time}:00Z`), distanceMeters: 8_000 })

describe('after a step beyond the longest of 30 days', () => {
  it('is an easy or a rest day next, and what may be run then', () => {
    const advice = recovery(spike(27_000, 20_000, 'moderate'))
    expect(advice.steps).toEqual([{ kind: 'easy-or-rest', from: on(1), to: on(1) }])
    expect(advice.headroom?.run).toEqual({ kind: 'figure', beyondMeters: 24_750, basis: 'last-30-days' })
    expect(advice.tone).toEqual({ plannedStep: false, softWords: false })
  })

  it('is two easy days after a small step with a goal race within 18 weeks: plans take such steps', () => {
    const races = [aRace(on(126))]
    const advice = recovery(spike(22_500, 20_000, 'small'), { told: { races } })
    expect(advice.steps).toEqual([{ kind: 'easy-or-rest', from: on(1), to: on(2) }])
    expect(advice.tone).toEqual({ plannedStep: true, softWords: true })
    const far = [aRace(on(127), 42_195, true)]
    expect(recovery(spike(22_500, 20_000, 'small'), { told: { races: far } }).tone.plannedStep).toBe(false)
    expect(recovery(spike(27_000, 20_000, 'moderate'), { told: { races } }).tone.plannedStep).toBe(false)
  })

  it('has soft words for a step of up to 3.5 km', () => {
    expect(recovery(spike(13_500, 10_000, 'moderate')).tone.softWords).toBe(true)
    expect(recovery(spike(13_501, 10_000, 'moderate')).tone.softWords).toBe(false)
  })
})

describe('when the runner has run again', () => {
  const small = spike(22_500, 20_000, 'small')
  const races = [aRace(on(60))]

  it('says no more of resting tomorrow', () => {
    const advice = recovery(spike(27_000, 20_000, 'moderate'), { later: [runOn(1)], at: `${on(1)}T18:00Z` })
    expect(advice).toMatchObject({ steps: [], laterRunOn: on(1) })
  })

  it('keeps easy what is left of the days', () => {
    const advice = recovery(small, { told: { races }, later: [runOn(1)], at: `${on(1)}T18:00Z` })
    expect(advice.steps).toEqual([{ kind: 'easy', from: on(2), to: on(2) }])
  })

  it('takes a second outing of the same day as running again, a cool-down not', () => {
    const evening = recovery(small, { later: [runOn(0, '17:00')] })
    expect(evening.laterRunOn).toBe(DAY)
    expect(evening.steps).toEqual([{ kind: 'easy', from: on(1), to: on(1) }])
    const coolDown = recovery(small, { later: [runOn(0, '09:30')] })
    expect(coolDown.laterRunOn).toBeNull()
    expect(coolDown.steps).toEqual([{ kind: 'easy-or-rest', from: on(1), to: on(1) }])
  })

  it('leaves out the days that have gone by without a run', () => {
    expect(recovery(small, { told: { races }, at: `${on(2)}T08:00Z` }).steps).toEqual([
      { kind: 'easy-or-rest', from: on(2), to: on(2) },
    ])
    expect(recovery(small, { told: { races }, at: `${on(3)}T08:00Z` }).steps).toEqual([])
  })

  it('knows nothing of runs that are still to come', () => {
    expect(recovery(small, { later: [runOn(2)] }).laterRunOn).toBeNull()
  })
})

describe('after a week far beyond the usual', () => {
  const jump = (date: string): Finding => ({
    rule: 'weekly-jump',
    subject: 'week:2024-10-07',
    date,
    run: aRun({ localDate: date }).id,
    facts: {
      weekStart: '2024-10-07',
      distanceMeters: 80_000,
      usualMeters: 60_000,
      previousWeekMeters: 60_000,
    },
  })

  it('is easy or rest for the days left, and about the usual week next', () => {
    const run = aRun({ localDate: '2024-10-11' })
    expect(recovery(jump('2024-10-11'), { run, at: '2024-10-11T18:00Z' }).steps).toEqual([
      { kind: 'easy-or-rest', from: '2024-10-12', to: '2024-10-13' },
      { kind: 'usual-week', weekStart: '2024-10-14', aboutMeters: 60_000 },
    ])
  })

  it('has no days left on the last of the week', () => {
    expect(recovery(jump(DAY)).steps.map(({ kind }) => kind)).toEqual(['usual-week'])
    expect(recovery(jump(DAY)).headroom).toBeNull()
  })
})

describe('after a big long run', () => {
  it('is an easy day, and nothing hard for two', () => {
    const { distanceMeters, movingSeconds, id } = sunday({ distanceMeters: 28_000 })
    const big: Finding = {
      rule: 'big-long-run',
      subject: `run:${id}`,
      date: DAY,
      run: id,
      facts: { distanceMeters, movingSeconds },
    }
    expect(recovery(big, { run: sunday({ distanceMeters: 28_000 }) }).steps).toEqual([
      { kind: 'easy-or-rest', from: on(1), to: on(1) },
      { kind: 'no-hard-run', until: on(2) },
    ])
  })
})

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
    expect(raced(42_195).steps).toEqual([
      { kind: 'no-running', from: DAY, to: on(3) },
      { kind: 'easy-runs', from: on(4), to: on(7), atMostRuns: 3, minutes: { from: 20, to: 40 } },
      {
        kind: 'part-of-usual-week',
        share: 'half',
        from: on(8),
        to: on(14),
        atMostMeters: 30_000,
        usualWeekMeters: 60_000,
        longestMinutes: 60,
      },
      {
        kind: 'part-of-usual-week',
        share: 'three-quarters',
        from: on(15),
        to: on(21),
        atMostMeters: 45_000,
        usualWeekMeters: 60_000,
        longestMinutes: null,
      },
      { kind: 'no-hard-run', until: on(20) },
    ])
  })

  it('says no share of a usual week nobody knows', () => {
    const kinds = raced(42_195, { history: [] }).steps.map(({ kind }) => kind)
    expect(kinds).toEqual(['no-running', 'easy-runs', 'no-hard-run'])
  })

  it('drops what has gone by', () => {
    const steps = raced(42_195, { at: `${on(5)}T08:00Z` }).steps
    expect(steps[0]).toMatchObject({ kind: 'easy-runs', from: on(5), to: on(7) })
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
        daysSince: days,
        distanceMeters: run.distanceMeters,
        movingSeconds: run.movingSeconds,
        sevenDaysMeters: run.distanceMeters,
        longestBeforeMeters: 30_000,
        usualWeekMeters: 60_000,
      },
    }
    const history = [...before.filter(({ localDate }) => localDate < on(-days)), marathon]
    return recovery(lead, { run, history }).steps
  }

  it('is an easy day and what is left of the three weeks', () => {
    expect(early(10)).toMatchObject([
      { kind: 'easy-or-rest', from: on(1), to: on(1) },
      { kind: 'part-of-usual-week', share: 'half', from: on(1), to: on(4) },
      { kind: 'part-of-usual-week', share: 'three-quarters', from: on(5), to: on(11) },
      { kind: 'no-hard-run', until: on(10) },
    ])
  })

  it('is no running in the first three days', () => {
    expect(early(2)[0]).toEqual({ kind: 'no-running', from: on(1), to: on(1) })
    expect(
      early(3)
        .map(({ kind }) => kind)
        .slice(0, 2),
    ).toEqual(['easy-or-rest', 'easy-runs'])
  })
})

describe('after hard days too close together', () => {
  it('is two easy days', () => {
    const run = sunday()
    const facts = {
      hardness: 'big-long-run',
      earlierHardness: 'workout',
      earlierDate: on(-1),
      earlierRun: 'test:1',
      hoursBetween: 24,
    } as const
    const lead: Finding = {
      rule: 'hard-days-too-close',
      subject: `run:${run.id}`,
      date: DAY,
      run: run.id,
      facts,
    }
    expect(recovery(lead).steps).toEqual([{ kind: 'easy-or-rest', from: on(1), to: on(2) }])
  })
})

describe('after ten days of running in a row', () => {
  const lead: Finding = {
    rule: 'no-rest-day',
    subject: `run:${sunday().id}`,
    date: DAY,
    run: sunday().id,
    facts: { daysInARow: 10, since: on(-9) },
  }

  it('is a day off, the next one', () => {
    expect(recovery(lead).steps).toEqual([{ kind: 'day-off', from: on(1), to: on(1) }])
    expect(recovery(lead, { at: `${on(1)}T08:00Z` }).steps).toEqual([
      { kind: 'day-off', from: on(1), to: on(1) },
    ])
  })

  it('is one of the next three once that was run through', () => {
    const ranOn = { later: [runOn(1)] }
    const days = [{ kind: 'day-off', from: on(2), to: on(4) }]
    expect(recovery(lead, { ...ranOn, at: `${on(1)}T18:00Z` }).steps).toEqual(days)
    expect(recovery(lead, { ...ranOn, at: `${on(2)}T08:00Z` }).steps).toEqual(days)
  })

  it('is nothing once it was taken', () => {
    expect(recovery(lead, { at: `${on(2)}T08:00Z` }).steps).toEqual([])
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
        usualWeekMeters,
        atMostMeters: Math.floor(usualWeekMeters / 2),
      },
      { share: 'three-quarters', from: on(23), to: on(29), atMostMeters: Math.floor(0.75 * usualWeekMeters) },
    ])
  })

  it('is only to start easy within 21 days of the goal race', () => {
    const races = (days: number) => ({ races: [aRace(on(16 + days))] })
    expect(recovery(lead, { ...asked, told: races(21) }).steps).toEqual([
      { kind: 'start-easy', daysToGoal: 21 },
    ])
    expect(recovery(lead, { ...asked, told: races(22) }).steps).toHaveLength(2)
  })
})
