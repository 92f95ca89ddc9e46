import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { raceOver } from '../../../src/domain/training/race-over.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { Race } from '../../../src/domain/training/runner.ts'
import { aLog, aRun } from '../builders.ts'
import { aRace, selfReports } from '../training.ts'

const DAY = '2024-11-03'
const HALF_METERS = 21_097
const MARATHON_METERS = 42_195

const ofTheDay = (distanceMeters: number, over: Partial<Run> = {}) =>
  aRun({ localDate: DAY, distanceMeters, ...over })
const over = (days: number, races: Race[], ...runs: Run[]) =>
  raceOver(aLog(runs), selfReports({ races }), addDays(DAY, days))

describe('the race a runner has had', () => {
  const half = aRace(DAY, HALF_METERS)
  const marathon = aRace(DAY, MARATHON_METERS)

  it.each([
    ['a marathon', marathon, 14],
    ['a race as long as the shortest marathon', aRace(DAY, 40_000), 14],
    ['a race a metre shorter', aRace(DAY, 39_999), 7],
    ['a half marathon', half, 7],
  ])('%s is named for its days of recovery, from the day itself', (_, race, days) => {
    const run = ofTheDay(race.distanceMeters)
    for (const day of [0, 1, days]) expect(over(day, [race], run)).toEqual({ race, isRecorded: true })
    expect(over(days + 1, [race], run)).toBeNull()
  })

  it('is awaited for three days, whatever its length, and not on the day itself', () => {
    for (const race of [half, marathon]) {
      expect(over(0, [race])).toBeNull()
      for (const day of [1, 3]) expect(over(day, [race])).toEqual({ race, isRecorded: false })
      expect(over(4, [race])).toBeNull()
    }
  })

  it('was run by a run of its day that is nearly as long, in one recording or several', () => {
    expect(over(1, [half], ofTheDay(18_988))?.isRecorded).toBe(true)
    expect(over(1, [half], ofTheDay(18_987))?.isRecorded).toBe(false)
    expect(over(1, [half], ofTheDay(HALF_METERS, { localDate: addDays(DAY, -1) }))?.isRecorded).toBe(false)
    const at = (hour: number, distanceMeters: number) =>
      ofTheDay(distanceMeters, {
        id: `source:${hour}`,
        startedAt: new Date(`${DAY}T0${hour}:00:00Z`),
        movingSeconds: 3_600,
      })
    expect(over(1, [half], at(7, 11_000), at(8, 10_000))?.isRecorded).toBe(true)
  })

  it('is the latest of several, and none that is still to come', () => {
    const earlier = aRace(addDays(DAY, -5), HALF_METERS)
    const coming = aRace(addDays(DAY, 2), HALF_METERS)
    for (const races of [
      [earlier, half, coming],
      [coming, half, earlier],
      [half, coming, earlier],
    ])
      expect(over(1, races, ofTheDay(HALF_METERS))?.race).toBe(half)
    expect(over(1, [coming])).toBeNull()
    expect(over(1, [])).toBeNull()
  })
})
