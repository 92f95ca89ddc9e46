import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { TrainingLog } from '../../../src/domain/training/log.ts'
import { goalRace, phaseOf } from '../../../src/domain/training/phase.ts'
import type { Race } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aLog, aRace, selfReports, weeksBefore } from '../training.ts'

/** A Monday, so that days before it are complete weeks. */
const TODAY = '2024-10-07'

/** The phase today with a race so many days ahead. */
const phaseBefore = (log: TrainingLog, days: number, distanceMeters = 42_195) =>
  phaseOf(log, selfReports({ races: [aRace(addDays(TODAY, days), distanceMeters)] }), TODAY).name

const steady = aLog(...weeksBefore(TODAY, Array(16).fill(50)))

describe('the goal race', () => {
  it('is the one the runner marked, even when a longer one is nearer', () => {
    const marked = aRace('2025-05-01', 10_000, true)
    expect(goalRace([aRace('2024-11-03'), marked], TODAY)).toBe(marked)
  })

  it('is the next of two marked ones', () => {
    const next = aRace('2024-11-03', 21_097, true)
    expect(goalRace([aRace('2025-04-01', 42_195, true), next], TODAY)).toBe(next)
  })

  it('is the longest within 18 weeks when none is marked', () => {
    const marathon = aRace(addDays(TODAY, 126))
    expect(goalRace([aRace('2024-11-01', 10_000), marathon], TODAY)).toBe(marathon)
    expect(goalRace([aRace(addDays(TODAY, 127))], TODAY)).toBeNull()
  })

  it('is the earlier of two as long', () => {
    const earlier = aRace('2024-11-03')
    expect(goalRace([aRace('2024-12-01'), earlier], TODAY)).toBe(earlier)
  })

  it('is never one that is over', () => {
    expect(goalRace([aRace(addDays(TODAY, -1), 42_195, true)], TODAY)).toBeNull()
  })
})

describe('the phase', () => {
  it('says how many days are left to the goal', () => {
    const race = aRace('2024-11-03')
    expect(phaseOf(steady, selfReports({ races: [race] }), TODAY)).toEqual({
      name: 'peak',
      goal: race,
      daysToGoal: 27,
      isNamed: true,
    })
    expect(phaseOf(steady, selfReports(), TODAY)).toEqual({
      name: 'base',
      goal: null,
      daysToGoal: null,
      isNamed: true,
    })
  })

  it('is a word from 25 km a week on, with a race ahead, or after a marathon', () => {
    const isNamed = (kilometers: readonly number[], ...races: Race[]) =>
      phaseOf(aLog(...weeksBefore(TODAY, kilometers)), selfReports({ races }), TODAY).isNamed
    expect(isNamed([30, 30, 20, 20])).toBe(true)
    expect(isNamed([30, 30, 20, 19])).toBe(false)
    expect(isNamed([30, 30, 20, 19], aRace('2024-11-03'))).toBe(true)
    const marathon = aLog(aRun({ localDate: addDays(TODAY, -10), distanceMeters: 42_300 }))
    expect(phaseOf(marathon, selfReports(), TODAY)).toMatchObject({ name: 'recovery', isNamed: true })
  })

  it('is race day on the day, also in the two weeks after a marathon', () => {
    const log = aLog(aRun({ localDate: addDays(TODAY, -7), distanceMeters: 42_300 }))
    expect(phaseBefore(log, 0)).toBe('race-day')
    expect(phaseBefore(log, 1)).toBe('recovery')
  })

  it.each([
    [1, 40_000, 'recovery'],
    [14, 40_000, 'recovery'],
    [15, 40_000, 'build'],
    [14, 39_999, 'build'],
  ])('%i days after %i m is %s', (days, distanceMeters, name) => {
    const log = aLog(aRun({ localDate: addDays(TODAY, -days), distanceMeters }))
    expect(phaseOf(log, selfReports(), TODAY).name).toBe(name)
  })

  it('is recovery on the day of the marathon itself, once its run is in the log', () => {
    const marathon = aLog(aRun({ localDate: TODAY, distanceMeters: 42_195 }))
    expect(phaseOf(marathon, selfReports(), TODAY).name).toBe('recovery')
    expect(phaseBefore(marathon, 0)).toBe('recovery')
    expect(phaseBefore(steady, 0)).toBe('race-day')
  })

  it.each([
    [42_195, 21, 'taper'],
    [42_195, 22, 'peak'],
    [42_195, 42, 'peak'],
    [42_195, 43, 'base'],
    [40_000, 21, 'taper'],
    [39_999, 21, 'base'],
    [20_000, 10, 'taper'],
    [21_097, 11, 'base'],
    [20_000, 22, 'peak'],
    [10_000, 4, 'taper'],
    [10_000, 5, 'base'],
    [10_000, 30, 'base'],
    [19_999, 30, 'base'],
  ])('before a race of %i m, %i days ahead, is %s', (distanceMeters, days, name) => {
    expect(phaseBefore(steady, days, distanceMeters)).toBe(name)
  })

  it('is peak only with four weeks of at least 0.8 of the best four of the window', () => {
    const training = (recent: number) =>
      aLog(...weeksBefore(TODAY, [...Array(8).fill(30), 60, 60, 60, 60, recent, recent, recent, recent]))
    expect(phaseBefore(training(48), 30)).toBe('peak')
    expect(phaseBefore(training(47), 30)).toBe('base')
  })

  it('compares with the best four weeks of the 16 before, not of more', () => {
    const log = aLog(...weeksBefore(TODAY, [200, 50, 50, 50, ...Array(13).fill(40)]))
    expect(phaseBefore(log, 30)).toBe('peak')
    const within = aLog(...weeksBefore(TODAY, [0, 80, 50, 50, ...Array(13).fill(40)]))
    expect(phaseBefore(within, 30)).toBe('base')
  })

  it('is build when four weeks are at least 1.05 of the four before', () => {
    const training = (recent: number) =>
      aLog(...weeksBefore(TODAY, [40, 40, 40, 40, recent, recent, recent, recent]))
    expect(phaseOf(training(42), selfReports(), TODAY).name).toBe('build')
    expect(phaseOf(training(41), selfReports(), TODAY).name).toBe('base')
  })

  it('looks at complete weeks only: a heavy week counts once it is over', () => {
    const heavy = [0, 3].map((day) => aRun({ localDate: addDays(TODAY, day), distanceMeters: 30_000 }))
    const log = aLog(...weeksBefore(TODAY, Array(8).fill(40)), ...heavy)
    expect(phaseOf(log, selfReports(), addDays(TODAY, 6)).name).toBe('base')
    expect(phaseOf(log, selfReports(), addDays(TODAY, 7)).name).toBe('build')
  })

  it('is base for an empty log, whatever race is ahead', () => {
    expect(phaseBefore(aLog(), 30)).toBe('base')
  })
})
