import { describe, expect, it } from 'vitest'
import { advise } from '../../../src/domain/advice/advise.ts'
import type { Sensitivity } from '../../../src/domain/policy/rules.ts'
import { assessRun, rankOf } from '../../../src/domain/rules/index.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { toDo } from '../advice/to-do.ts'
import { aLog, aRun, Diary } from '../builders.ts'
import { selfReports } from '../training.ts'
import { found } from './found.ts'

const SUNDAY = '2024-06-30'
const ago = (days: number) => addDays(SUNDAY, -days)

/** Four runs with a climb in the 30 days before, the last of them with the most. */
const hills = (mostMeters: number): Run[] =>
  [25, 18, 11, 4].map((days) =>
    aRun({ localDate: ago(days), distanceMeters: 18_000, climbMeters: days === 4 ? mostMeters : 100 }),
  )
const sunday = (over: Partial<Run> = {}) =>
  aRun({ localDate: SUNDAY, distanceMeters: 18_000, climbMeters: 620, ...over })
const isFound = (runs: readonly Run[], sensitivity: Sensitivity = 'standard') =>
  found('hilly-run', runs, sensitivity).length > 0

describe('a hilly run', () => {
  it('is 18 km with 620 m up where the most of one run was 300 m, and none where it was 450 m', () => {
    expect(found('hilly-run', [...hills(300), sunday()])).toEqual([
      {
        rule: 'hilly-run',
        subject: `run:${sunday().id}`,
        date: SUNDAY,
        run: sunday().id,
        facts: { climbMeters: 620, distanceMeters: 18_000, mostMeters: 300, runsBefore: 4 },
      },
    ])
    expect(isFound([...hills(450), sunday()])).toBe(false)
  })

  it('climbs more than one and a half times the most of the 30 days before', () => {
    expect(isFound([...hills(400), sunday({ climbMeters: 600 })])).toBe(false)
    expect(isFound([...hills(400), sunday({ climbMeters: 601 })])).toBe(true)
    const longAgo = aRun({ localDate: ago(31), distanceMeters: 18_000, climbMeters: 450 })
    expect(isFound([longAgo, ...hills(300), sunday()])).toBe(true)
  })

  it.each([
    ['standard', 500],
    ['relaxed', 800],
    ['careful', 300],
  ] as const)('for the %s climbs %i m or more', (sensitivity, meters) => {
    const [enough, less] = [meters, meters - 1].map((climbMeters) => sunday({ climbMeters }))
    expect(isFound([...hills(100), ...(enough ? [enough] : [])], sensitivity)).toBe(true)
    expect(isFound([...hills(100), ...(less ? [less] : [])], sensitivity)).toBe(false)
  })

  it('climbs 15 m a kilometre or more', () => {
    expect(isFound([...hills(300), sunday({ distanceMeters: 40_000, climbMeters: 600 })])).toBe(true)
    expect(isFound([...hills(300), sunday({ distanceMeters: 40_001, climbMeters: 600 })])).toBe(false)
  })

  it('needs four runs with a climb before it, for one of 0 was not measured', () => {
    const [first, ...three] = hills(300)
    expect(isFound([...three, sunday()])).toBe(false)
    for (const climbMeters of [0, null]) {
      expect(isFound([{ ...(first ?? sunday()), climbMeters }, ...three, sunday()])).toBe(false)
    }
  })

  it('is nothing anybody can say of a run whose climb is unknown', () => {
    expect(isFound([...hills(300), sunday({ climbMeters: null })])).toBe(false)
  })
})

describe('after a hilly run', () => {
  const evening = new Date(`${SUNDAY}T18:00Z`)
  const practice = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }
  const runner = selfReports({ treatments: [{ date: ago(40), state: 'done' }], longRunDay: 0 })
  const adviceOn = (run: Run) => {
    const log = aLog(hills(300), run)
    const [lead, ...others] = assessRun(log, run, runner).sort((a, b) => rankOf(a) - rankOf(b))
    if (!lead) throw new Error('nothing found')
    return { rule: lead.rule, ...advise([lead, ...others], log, runner, practice, evening) }
  }
  const steps = [
    { kind: 'easy-or-rest', from: ago(-1), to: ago(-2) },
    { kind: 'no-hard-run', until: ago(-3) },
  ]

  it('two days are easy, and nothing is hard to the third', () => {
    expect(adviceOn(sunday())).toMatchObject({ rule: 'hilly-run', recovery: { steps } })
  })

  it.each([
    ['long-run-spike', { distanceMeters: 24_000 }],
    ['big-long-run', { distanceMeters: 19_000, movingSeconds: 9_600 }],
  ] as const)('so they are where %s leads the message', (rule, over) => {
    expect(adviceOn(sunday(over))).toMatchObject({ rule, recovery: { steps } })
  })

  it('a massage is light work only for 72 hours', () => {
    const daysAfter = (climbMeters: number) => {
      const { massage } = toDo(adviceOn(sunday({ climbMeters, movingSeconds: 9_000 })))
      return massage.kind === 'suggest' ? [massage.plan.pressure, ...massage.plan.days] : []
    }
    expect(daysAfter(100)).toEqual(['firm', ago(-2), ago(-3), ago(-4)])
    expect(daysAfter(620)).toEqual(['firm', ago(-3), ago(-4)])
  })
})

describe('what is said of a hilly run', () => {
  const said = (run: Run) => {
    const diary = new Diary()
    diary.sync([...hills(300), run], new Date(`${SUNDAY}T12:00Z`))
    return diary.standing
  }

  it('is a message of its own', () => expect(said(sunday())).toEqual(['hilly-run waiting']))

  it('gives way to what ranks above it', () => {
    expect(said(sunday({ distanceMeters: 26_000 }))).toEqual(['long-run-spike waiting'])
  })
})
