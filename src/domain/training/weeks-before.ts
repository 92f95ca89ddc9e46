/** The four weeks before a week: what is usual for a runner, and the threshold a jump is measured by. */

import { policy } from '../policy/rules.ts'
import { addDays, type LocalDate } from '../time/calendar.ts'
import { metersOfWeeksBefore, ranBetween, type TrainingLog } from './log.ts'

export type WeeksBefore = {
  /** R in quarters of a metre: a threshold, and no habit to be told of. */
  quarterMeters: number
  previousWeekMeters: number
  /** The four together. */
  sumMeters: number
  /** What the runner reads: "your last four weeks averaged so much". */
  usualMeters: number
}

/**
 * The threshold R before a week, max(previous week, mean of the previous 4), and that mean by itself, which alone is
 * called usual.
 *
 * @example weeksBefore(log, '2024-11-04').quarterMeters / 4 // 62_500 for weeks of 62, 66, 70 and 52 km
 * @example weeksBefore(log, '2024-11-04').usualMeters // 46_600 for weeks of 50.8, 35.9, 40.7 and 59 km, not 59_000
 */
export function weeksBefore(log: TrainingLog, weekStart: LocalDate): WeeksBefore {
  const { usualWeeks } = policy.jump
  const previous = metersOfWeeksBefore(log, weekStart, usualWeeks)
  const previousWeekMeters = previous[0] ?? 0
  const sumMeters = previous.reduce((total, meters) => total + meters, 0)
  return {
    quarterMeters: Math.max(usualWeeks * previousWeekMeters, sumMeters),
    previousWeekMeters,
    sumMeters,
    usualMeters: Math.round(sumMeters / usualWeeks),
  }
}

/**
 * Whether the 16 weeks before a week hold a run on or before the 21st day before it: without one, nobody can say what
 * is usual.
 *
 * @example hasHistory(log, '2024-11-04') // true with a run on 2024-10-14 or earlier
 */
export function hasHistory(log: TrainingLog, weekStart: LocalDate): boolean {
  const earliest = addDays(weekStart, -7 * policy.jump.historyWeeks)
  const latest = addDays(weekStart, -policy.jump.historyDays)
  return ranBetween(log, earliest, latest).length > 0
}
