/** The day of the week of the long run, read from the log. */

import { advicePolicy } from '../policy/advice.ts'
import { addDays, type LocalDate, weekdayOf, weekStartOf } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'

const { keySessions: policy } = advicePolicy

const SATURDAY = 6
const SUNDAY = 0

/** Each weekday once, in their order. @example distinct([6, 0, 6]) // [0, 6] */
export const distinct = (days: readonly number[]) => [...new Set(days)].sort((a, b) => a - b)

/**
 * The usual weekdays of the longest run, two when they take turns, none when there is no telling: the one of at least 4
 * of the last 8 complete weeks, else Saturday and Sunday both, when together they are it in 5.
 *
 * @example usualLongRunDays(log, '2024-10-20') // [0]
 */
export function usualLongRunDays(log: TrainingLog, date: LocalDate): number[] {
  const week = weekStartOf(date, log.weekStartsOn)
  const days = Array.from({ length: policy.weeks }, (_, n) =>
    dayOfLongest(log, addDays(week, -7 * (n + 1))),
  ).filter((day) => day !== null)
  const weeksOf = (...wanted: number[]) => days.filter((day) => wanted.includes(day)).length
  const usual = distinct(days).filter((day) => weeksOf(day) >= policy.leastWeeks)
  if (usual.length > 0) return usual
  return weeksOf(SATURDAY, SUNDAY) >= policy.weekendWeeks ? [SATURDAY, SUNDAY] : []
}

/** The weekday of a week's longest run, when it is long enough to be one. */
function dayOfLongest(log: TrainingLog, weekStart: LocalDate): number | null {
  const runs = ranBetween(log, weekStart, addDays(weekStart, 6))
  const longest = Math.max(0, ...runs.map(({ distanceMeters }) => distanceMeters))
  if (longest < policy.leastMeters) return null
  const run = runs.find(({ distanceMeters }) => distanceMeters === longest)
  return run ? weekdayOf(run.localDate) : null
}
