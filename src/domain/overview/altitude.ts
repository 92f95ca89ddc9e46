/** Runs well above the ground a runner is used to: thin, dry air asks for more than the distance says. */

import { policy } from '../policy/rules.ts'
import type { LocalDate } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'

/**
 * The day of the latest run of some days (both included) that was well above the runner's usual ground: at least
 * 1,500 m above the sea and 1,000 m above the median of the other runs whose height is known. Null without one, and with
 * fewer than 5 others to compare with.
 *
 * @example highRunOn(log, '2024-10-28', '2024-11-03') // '2024-11-02', a run at 2,100 m by somebody who trains at 100 m
 */
export function highRunOn(log: TrainingLog, from: LocalDate, to: LocalDate): LocalDate | null {
  const { leastMeters, aboveUsualMeters, runs } = policy.altitude
  const inDays = new Set(ranBetween(log, from, to).map(({ id }) => id))
  const usual = log.counted
    .filter(({ id }) => !inDays.has(id))
    .flatMap(({ altitudeMeters }) => altitudeMeters ?? [])
    .sort((a, b) => a - b)
  const median = usual[Math.floor(usual.length / 2)]
  if (median === undefined || usual.length < runs) return null
  const high = ranBetween(log, from, to).findLast(
    ({ altitudeMeters }) =>
      altitudeMeters !== undefined &&
      altitudeMeters >= leastMeters &&
      altitudeMeters >= median + aboveUsualMeters,
  )
  return high?.localDate ?? null
}
