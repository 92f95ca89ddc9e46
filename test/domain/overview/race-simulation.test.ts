import { describe, expect, it } from 'vitest'
import { isRaceSimulation, mayBeRaceSimulation } from '../../../src/domain/overview/race-simulation.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { SelfReports } from '../../../src/domain/training/runner.ts'
import { aLog, aRun } from '../builders.ts'
import { selfReports } from '../training.ts'

const DAY = '2024-09-15'
const goalIn = (days: number): Partial<SelfReports> => ({
  races: [{ date: addDays(DAY, days), distanceMeters: 42_195, goal: true }],
})
const ran = (over: Partial<Run> = {}) => aRun({ localDate: DAY, distanceMeters: 24_000, ...over })

describe('a race simulation', () => {
  const isOne = (over: Partial<Run>, reported: Partial<SelfReports> = {}) =>
    isRaceSimulation(aLog(ran(over)), ran(over), selfReports(reported))

  it('is a big long run marked as a workout, with or without a race ahead', () => {
    expect(isOne({ distanceMeters: 25_000, marked: 'workout' })).toBe(true)
    expect(isOne({ distanceMeters: 24_999, movingSeconds: 8_000, marked: 'workout' })).toBe(false)
    expect(isOne({ distanceMeters: 25_000 })).toBe(false)
    expect(isOne({ distanceMeters: 25_000, marked: 'race' })).toBe(false)
  })

  it('is no race that was entered, and no run of marathon length', () => {
    const races = [{ date: DAY, distanceMeters: 25_000, goal: false }]
    expect(isOne({ distanceMeters: 25_000, marked: 'workout' }, { races })).toBe(false)
    expect(isOne({ distanceMeters: 40_000, marked: 'workout' })).toBe(false)
  })

  it('is what the runner calls one, where it may be one', () => {
    const simulations = [DAY]
    expect(isOne({}, { simulations, ...goalIn(35) })).toBe(true)
    expect(isOne({}, { ...goalIn(35) })).toBe(false)
    expect(isOne({}, { simulations })).toBe(false)
    expect(isOne({ distanceMeters: 12_000 }, { simulations, ...goalIn(35) })).toBe(false)
  })
})

describe('only the runner can say', () => {
  const isAsked = (days: number, over: Partial<Run> = {}) =>
    mayBeRaceSimulation(aLog(ran(over)), ran(over), selfReports(goalIn(days)))

  it('of 20 km and more, unmarked, in the 8 weeks before the goal race', () => {
    expect([1, 56, 57].map((days) => isAsked(days))).toEqual([true, true, false])
    expect([19_999, 20_000, 40_000].map((distanceMeters) => isAsked(35, { distanceMeters }))).toEqual([
      false,
      true,
      false,
    ])
    expect(isAsked(35, { marked: 'workout' })).toBe(false)
  })

  it('of no run that came after a race within the hour: the two are one effort', () => {
    const before = (marked: Run['marked']) =>
      aRun({ startedAt: new Date(`${DAY}T06:30:00Z`), distanceMeters: 5_000, movingSeconds: 1_500, marked })
    const asks = (marked: Run['marked']) =>
      mayBeRaceSimulation(aLog(before(marked), ran()), ran(), selfReports(goalIn(35)))
    expect([asks(null), asks('race')]).toEqual([true, false])
  })

  it('of the race itself nothing is asked', () => expect(isAsked(0)).toBe(false))
})
