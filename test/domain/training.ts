/** Whole logs for tests: weeks of running, and what a runner told. */
import { addDays, type LocalDate } from '../../src/domain/time/calendar.ts'
import { buildLog, type TrainingLog } from '../../src/domain/training/log.ts'
import type { Run } from '../../src/domain/training/run.ts'
import {
  nothingReported,
  type Race,
  type Runner,
  type SelfReports,
} from '../../src/domain/training/runner.ts'
import { aRun, aRunner } from './builders.ts'

export const aLog = (...runs: readonly Run[]): TrainingLog => buildLog(runs, { weekStartsOn: 'monday' })

/** Weeks of so many kilometres, oldest first, the last being the one before `week`: a third of each on its Sunday. */
export function weeksBefore(week: LocalDate, kilometers: readonly number[]): Run[] {
  return kilometers.flatMap((total, index) => {
    const monday = addDays(week, -7 * (kilometers.length - index))
    const sunday = Math.round((total * 1000) / 3)
    const share = Math.floor((total * 1000 - sunday) / 4)
    const others = [0, 1, 3, 4].map((day) =>
      aRun({
        localDate: addDays(monday, day),
        distanceMeters: day === 0 ? total * 1000 - sunday - 3 * share : share,
      }),
    )
    return total === 0 ? [] : [...others, aRun({ localDate: addDays(monday, 6), distanceMeters: sunday })]
  })
}

export const aRace = (date: LocalDate, distanceMeters = 42_195, goal = false): Race => ({
  date,
  distanceMeters,
  goal,
})

/** A runner who wants massage messages and told this much else. */
export const selfReports = (over: Partial<SelfReports> = {}, runner: Partial<Runner> = {}): Runner =>
  aRunner({ selfReports: { ...nothingReported, massageMessages: true, ...over }, ...runner })
