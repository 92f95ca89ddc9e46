import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Advice,
  type MassageAdvice,
  massageOf,
  type Practice,
} from '../../../src/domain/advice/advice.ts'
import { advise } from '../../../src/domain/advice/advise.ts'
import { assessRun, type Finding } from '../../../src/domain/rules/index.ts'
import { addDays, daysBetween, weekdayOf } from '../../../src/domain/time/calendar.ts'
import { goalRace } from '../../../src/domain/training/phase.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { Area, SelfReports, Soreness } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aLog, selfReports } from '../training.ts'
import { ago, ahead, steady, TODAY } from './planning.ts'
import { toDo } from './to-do.ts'

const areas: Area[] = ['calves', 'quads-and-hamstrings', 'glutes-and-hips', 'lower-back', 'feet-and-ankles']
const weekday = fc.integer({ min: 0, max: 6 })

const anyRun = fc.record({
  distanceMeters: fc.integer({ min: 3_000, max: 45_000 }),
  pace: fc.integer({ min: 260, max: 420 }),
  climbMeters: fc.option(fc.integer({ min: 0, max: 900 })),
  ground: fc.constantFrom('road' as const, 'trail' as const, 'treadmill' as const),
  marked: fc.constantFrom(null, 'race' as const, 'workout' as const),
})

const anySoreness = fc.record({
  days: fc.integer({ min: 0, max: 30 }),
  area: fc.constantFrom(...areas),
  strength: fc.constantFrom<Soreness['strength'][]>('mild', 'moderate', 'strong'),
})

const anyRace = fc.record({
  days: fc.integer({ min: -3, max: 60 }),
  distanceMeters: fc.constantFrom(5_000, 10_000, 21_097, 42_195),
  goal: fc.boolean(),
})

const anyTold: fc.Arbitrary<Partial<SelfReports>> = fc
  .record({
    races: fc.array(anyRace, { maxLength: 3 }),
    treated: fc.option(fc.integer({ min: 4, max: 90 })),
    soreness: fc.array(anySoreness, { maxLength: 2 }),
    tightness: fc.uniqueArray(fc.constantFrom(...areas), { maxLength: 2 }),
    longRunDay: fc.option(weekday),
    hardDays: fc.uniqueArray(weekday, { maxLength: 2 }),
    easyWeeks: fc.constantFrom<string[][]>([], [TODAY]),
  })
  .map(({ races, treated, soreness, ...rest }) => ({
    ...rest,
    races: races.map(({ days, ...race }) => ({ ...race, date: ahead(days) })),
    treatments: treated === null ? [] : [{ date: ago(treated), state: 'done' as const }],
    soreness: soreness.map(({ days, ...report }) => ({
      ...report,
      date: ago(days),
      flag: null,
      goneOn: null,
    })),
  }))

const anyPractice: fc.Arbitrary<Practice> = fc.record({
  openDays: fc.uniqueArray(weekday, { minLength: 1 }),
  leadDays: fc.integer({ min: 0, max: 3 }),
})

const situation = fc.record({
  run: anyRun,
  over: anyTold,
  practice: anyPractice,
  hours: fc.integer({ min: 8, max: 90 }),
  isDue: fc.boolean(),
  knowsNothing: fc.boolean(),
})

type Situation = typeof situation extends fc.Arbitrary<infer Some> ? Some : never

const massageDue: Finding = {
  rule: 'massage-due',
  subject: `day:${TODAY}`,
  date: TODAY,
  run: null,
  facts: { daysSince: 18, cadenceDays: 18, phase: 'base' },
}

const runOf = ({ pace, ...over }: Situation['run']): Run =>
  aRun({ ...over, localDate: TODAY, movingSeconds: Math.round((pace * over.distanceMeters) / 1000) })

/** Advice in a made-up situation; about ten days in a row when nothing else became true with the run. */
function advice({ run: made, over, practice, hours, isDue, knowsNothing }: Situation): Advice {
  const run = runOf(made)
  const log = aLog(...(knowsNothing ? [] : steady), run)
  const runner = selfReports(over)
  const tenth: Finding = {
    rule: 'no-rest-day',
    subject: `run:${run.id}`,
    date: TODAY,
    run: run.id,
    facts: { daysInARow: 10, since: ago(9) },
  }
  const [lead = tenth, ...supporting] = isDue ? [massageDue] : assessRun(log, run, runner)
  const now = new Date(Date.parse(`${TODAY}T00:00:00Z`) + hours * 3_600_000)
  return advise([lead, ...supporting], log, runner, practice, now)
}

/** Checks every suggestion in made-up situations, and that there were enough of them to mean something. */
function everySuggestion(check: (plan: Suggested['plan'], asked: Situation) => void) {
  let suggestions = 0
  fc.assert(
    fc.property(situation, (asked) => {
      const massage = massageOf(advice(asked))
      if (massage.kind !== 'suggest') return
      suggestions += 1
      check(massage.plan, asked)
    }),
    { numRuns: 500, seed: 26_001 },
  )
  expect(suggestions).toBeGreaterThan(50)
}

type Suggested = Extract<MassageAdvice, { kind: 'suggest' }>

describe('every suggestion', () => {
  it('has at least one day, in order, none before tomorrow', () => {
    everySuggestion(({ days }, { hours }) => {
      expect(days.length).toBeGreaterThan(0)
      expect([...days].sort()).toEqual(days)
      expect(days[0] > addDays(TODAY, Math.floor(hours / 24))).toBe(true)
    })
  })

  it('lies on open days only', () => {
    everySuggestion(({ days }, { practice }) => {
      for (const day of days) expect(practice.openDays).toContain(weekdayOf(day))
    })
  })

  it('keeps the last 4 days before the goal race free, and what is firm the fifth', () => {
    everySuggestion(({ days, pressure }, { over, hours }) => {
      const tomorrow = addDays(TODAY, Math.floor(hours / 24) + 1)
      const goal = goalRace(over.races ?? [], tomorrow)
      for (const day of goal ? days : []) {
        expect(daysBetween(day, goal?.date ?? day)).toBeGreaterThan(pressure === 'firm' ? 5 : 4)
      }
    })
  })

  it('keeps free the 48 (firm) or 24 (light) hours before key sessions that are known', () => {
    everySuggestion(({ days, pressure, because }, { over, knowsNothing }) => {
      const { noneUntil = '' } = because.days.keySessions
      const longRunDay = over.longRunDay ?? (knowsNothing ? null : 0)
      const keyDays = [...(over.hardDays ?? []), ...(longRunDay === null ? [] : [longRunDay])]
      const free = pressure === 'firm' ? [0, 1, 2] : [0, 1]
      for (const day of days) {
        const kept = free.map((after) => addDays(day, after)).filter((each) => each > noneUntil)
        for (const key of kept.map(weekdayOf)) {
          expect(keyDays).not.toContain(key)
        }
      }
    })
  })

  it('is never firm while the key sessions are unknown', () => {
    everySuggestion(({ pressure, because }) => {
      const { known, noneUntil } = because.days.keySessions
      if (known === 'unknown' && noneUntil === undefined) expect(pressure).toBe('light')
    })
  })

  it('has as many places as its minutes hold, none twice', () => {
    everySuggestion(({ minutes, areas: places }) => {
      const names = places.map(({ area }) => area)
      expect(names.length).toBeLessThanOrEqual({ 30: 1, 45: 2, 60: 3 }[minutes])
      expect(new Set(names).size).toBe(names.length)
    })
  })

  it('is firm only for those who have had a massage', () => {
    everySuggestion(({ pressure }, { over }) => {
      if (pressure === 'firm') expect(over.treatments).not.toEqual([])
    })
  })
})

describe('no advice', () => {
  const neverSuggests = (more: Partial<SelfReports>) =>
    fc.assert(
      fc.property(situation, (asked) => {
        expect(advice({ ...asked, over: { ...asked.over, ...more } }).kind).toBe('not-well')
      }),
      { numRuns: 200, seed: 26_001 },
    )

  it('ever follows a red flag', () => {
    neverSuggests({ health: { state: 'red-flag', since: ago(2) } })
  })

  it.each(['ill', 'injured'] as const)('ever follows from being %s', (state) => {
    neverSuggests({ health: { state, since: ago(2) } })
  })

  it.each(['at-rest', 'changes-stride', 'sharp-spot'] as const)('ever follows pain %s', (flag) => {
    neverSuggests({ soreness: [{ date: ago(1), area: 'calves', strength: 'mild', flag, goneOn: null }] })
  })
})

describe('advice', () => {
  it('is the same in whatever zone it is computed', () => {
    const own = process.env.TZ
    const computedIn = (zone: string, asked: Situation) => {
      process.env.TZ = zone
      return { offset: new Date(2024, 0, 15).getTimezoneOffset(), advice: advice(asked) }
    }
    try {
      fc.assert(
        fc.property(situation, (asked) => {
          const [utc, west, east] = ['UTC', 'America/Los_Angeles', 'Pacific/Apia'].map((zone) =>
            computedIn(zone, asked),
          )
          expect([utc?.offset, west?.offset, east?.offset]).toEqual([0, 480, -780])
          expect(west?.advice).toEqual(utc?.advice)
          expect(east?.advice).toEqual(utc?.advice)
        }),
        { numRuns: 100, seed: 26_001 },
      )
    } finally {
      process.env.TZ = own
    }
  })

  it('never asks for anything on days that have gone by', () => {
    fc.assert(
      fc.property(situation, (asked) => {
        const today = addDays(TODAY, Math.floor(asked.hours / 24))
        for (const step of toDo(advice(asked)).recovery.steps) {
          if ('from' in step) expect(step.from >= today && step.from <= step.to).toBe(true)
          if ('until' in step) expect(step.until >= today).toBe(true)
        }
      }),
      { numRuns: 300, seed: 26_001 },
    )
  })
})
