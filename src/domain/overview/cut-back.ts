/** Cut-back weeks: lighter ones in a build. */
import { policy } from '../policy/rules.ts'
import { addDays, type LocalDate, weekStartOf } from '../time/calendar.ts'
import { metersOfWeeksBefore, type TrainingLog, weekMeters } from '../training/log.ts'

/**
 * Whether a completed week was a cut-back one: at most 0.82 × the mean of the 3 weeks before it. A week that still runs
 * is none yet, one without a run is a week off, and without 3 weeks before it nobody can say.
 *
 * @example isCutBack(log, '2024-09-02', '2024-09-09') // true for 36 km after 40, 44 and 48 km
 */
export function isCutBack(log: TrainingLog, weekStart: LocalDate, today: LocalDate): boolean {
  const { weeks, percent } = policy.cutBack
  const first = log.weeks[0]
  const isOver = weekStartOf(today, log.weekStartsOn) > weekStart
  if (!isOver || !first || first.weekStart > addDays(weekStart, -7 * weeks)) return false
  const sum = metersOfWeeksBefore(log, weekStart, weeks).reduce((total, meters) => total + meters, 0)
  const meters = weekMeters(log, weekStart)
  return meters > 0 && 100 * weeks * meters <= percent * sum
}
