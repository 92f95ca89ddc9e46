/** A week well above the four before it, and what it asks of the next: the nudge and the summary after it say the same. */

import { policy, type Sensitivity } from '../policy/rules.ts'
import type { LocalDate } from '../time/calendar.ts'
import { type TrainingLog, weekMeters } from '../training/log.ts'
import { hasHistory, weeksBefore } from '../training/weeks-before.ts'

export type LargeWeek = {
  weekStart: LocalDate
  distanceMeters: number
  /** What the four weeks before it averaged. */
  usualMeters: number
  /** From 1.6 × R on the next week is to be a lighter one; before that no more than the same again. */
  lighterNext: boolean
}

/**
 * A week as it stands in the log, when it is at least 1.3 × the mean of the four before it (1.2 × for the careful);
 * null for every other week, and where too little is known of those before.
 *
 * @example largeWeek(log, '2024-10-28', runner)
 * // { weekStart: '2024-10-28', distanceMeters: 59_000, usualMeters: 42_467, lighterNext: false }
 */
export function largeWeek(
  log: TrainingLog,
  weekStart: LocalDate,
  { sensitivity }: { sensitivity: Sensitivity },
): LargeWeek | null {
  const distanceMeters = weekMeters(log, weekStart)
  const { usualMeters, sumMeters, quarterMeters } = weeksBefore(log, weekStart)
  const { tenths, farTenths } = policy.jump
  const tenth = Math.min(tenths.standard, tenths[sensitivity])
  if (sumMeters === 0 || 40 * distanceMeters < tenth * sumMeters) return null
  if (!hasHistory(log, weekStart)) return null
  return {
    weekStart,
    distanceMeters,
    usualMeters,
    lighterNext: 40 * distanceMeters >= farTenths * quarterMeters,
  }
}
