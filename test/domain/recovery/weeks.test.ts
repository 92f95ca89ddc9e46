import { describe, expect, it } from 'vitest'
import { afterBreak, afterMarathon, afterRace, daysToRecover } from '../../../src/domain/recovery/weeks.ts'
import { phaseOf } from '../../../src/domain/training/phase.ts'
import type { Race } from '../../../src/domain/training/runner.ts'
import { aRun, aRunner, daily, weekly } from '../builders.ts'
import { aLog, aRace, selfReports } from '../training.ts'

const sunday = '2024-11-03'
const eightWeeks = weekly('2024-09-02', Array(8).fill(40))

describe('the weeks after a marathon', () => {
  it('are asked for whole, before anything of them has been run', () => {
    const asked = afterMarathon(aLog(...eightWeeks, aRun({ localDate: sunday })), sunday, 42_195)
    expect(asked.filter(({ kind }) => kind === 'part-of-usual-week')).toEqual([
      {
        ...{ kind: 'part-of-usual-week', share: 'half', from: '2024-11-11', to: '2024-11-17' },
        ...{
          measure: { atMostMeters: 20_000, usualWeekMeters: 40_000 },
          isRun: false,
          longestMinutes: 60,
          over: { weeks: 8, before: 'long-run' },
        },
      },
      {
        ...{ kind: 'part-of-usual-week', share: 'three-quarters', from: '2024-11-18', to: '2024-11-24' },
        ...{
          measure: { atMostMeters: 30_000, usualWeekMeters: 40_000 },
          isRun: false,
          longestMinutes: null,
          over: { weeks: 8, before: 'long-run' },
        },
      },
    ])
  })

  it('have no share of a usual week where nobody knows one', () => {
    const asked = afterMarathon(aLog(aRun({ localDate: sunday })), sunday, 42_195)
    expect(asked.map(({ kind }) => kind)).toEqual(['no-running', 'easy-runs', 'no-hard-run'])
  })

  it('are those of a race from 40 km on, and days below', () => {
    const kinds = (distanceMeters: number) =>
      afterRace(aLog(), aRun({ localDate: sunday, distanceMeters })).map(({ kind }) => kind)
    expect(kinds(40_000)[0]).toBe('no-running')
    expect(kinds(39_999)).toEqual(['easy-or-rest', 'no-hard-run'])
  })

  it('are half as long again beyond 80 km, half days as whole ones', () => {
    const days = [1, 3, 7, 14]
    expect(days.map(daysToRecover(80_000))).toEqual(days)
    expect(days.map(daysToRecover(80_001))).toEqual([2, 5, 11, 21])
  })
})

describe('the weeks after a break', () => {
  const asked = (kilometers: number, races: Race[] = []) => {
    const log = aLog(...weekly('2024-09-02', Array(5).fill(kilometers)), aRun({ localDate: sunday }))
    return afterBreak(log, sunday, phaseOf(log, selfReports({ races }), sunday), false)
  }

  it('are half, then three quarters of the usual week before it', () => {
    expect(asked(40)).toEqual([
      {
        ...{ kind: 'part-of-usual-week', share: 'half', from: sunday, to: '2024-11-09' },
        ...{
          measure: { atMostMeters: 20_000, usualWeekMeters: 40_000 },
          isRun: false,
          longestMinutes: null,
          over: { weeks: 4, before: 'break' },
        },
      },
      {
        ...{ kind: 'part-of-usual-week', share: 'three-quarters', from: '2024-11-10', to: '2024-11-16' },
        ...{
          measure: { atMostMeters: 30_000, usualWeekMeters: 40_000 },
          isRun: false,
          longestMinutes: null,
          over: { weeks: 4, before: 'break' },
        },
      },
    ])
  })

  it('are a few short runs where half of the usual week would hardly be one', () => {
    expect(asked(9.996)).toEqual([
      {
        ...{ kind: 'easy-runs', from: sunday, to: '2024-11-09' },
        ...{ atMostRuns: 3, minutes: { from: 20, to: 40 } },
      },
    ])
    expect(asked(10)).toHaveLength(2)
  })

  it('ask nothing where no run is known before it', () => {
    const log = aLog(...daily(sunday, [5]))
    expect(afterBreak(log, sunday, phaseOf(log, aRunner(), sunday), false)).toEqual([])
  })

  it('are only to start easy within 21 days of the goal race', () => {
    expect(asked(40, [aRace('2024-11-24')])).toEqual([{ kind: 'start-easy', daysToGoal: 21 }])
    expect(asked(40, [aRace('2024-11-25')]).map(({ kind }) => kind)).not.toContain('start-easy')
  })
})
