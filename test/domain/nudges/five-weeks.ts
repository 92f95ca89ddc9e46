/** Runs for the tests of nudges: five weeks of 40 km, the longest run 10 km; the next week starts on 2024-06-10. */
import type { LocalDate } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { aRun, weekly } from '../builders.ts'

export const usual = weekly('2024-05-06', [40, 40, 40, 40, 40])
export const on = (localDate: LocalDate, distanceMeters: number, over: Partial<Run> = {}) =>
  aRun({ localDate, distanceMeters, ...over })
export const without = (runs: readonly Run[], run: Run) => runs.filter(({ id }) => id !== run.id)
