/** High ground: runs well above what a runner is used to, and who lives there. Thin, dry air asks for more than the distance says. */

import { policy } from '../policy/rules.ts'
import { addDays, type LocalDate } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'

const { leastMeters, aboveUsualMeters, homeMeters, runs: leastRuns } = policy.altitude

/**
 * The runs of some days (both included) that were well above the runner's usual ground: at least 1,500 m above the sea
 * and 1,000 m above the median of the other runs whose height is known. None with fewer than 5 others to compare with.
 *
 * @example highRuns(log, '2024-10-28', '2024-11-03')[0]?.localDate // '2024-11-02', at 2,100 m by somebody who trains at 100 m
 */
export function highRuns(log: TrainingLog, from: LocalDate, to: LocalDate): Run[] {
  const inDays = new Set(ranBetween(log, from, to).map(({ id }) => id))
  const usual = medianAltitude(log.counted.filter(({ id }) => !inDays.has(id)))
  if (usual === null) return []
  const least = Math.max(leastMeters, usual + aboveUsualMeters)
  return ranBetween(log, from, to).filter(({ altitudeMeters }) => (altitudeMeters ?? 0) >= least)
}

/**
 * Whether a run was well above the ground of all that the runner ran before its last 7 days.
 *
 * @example isWellAboveUsual(log, firstRunInTheMountains) // true
 */
export const isWellAboveUsual = (log: TrainingLog, { id, localDate }: Run): boolean =>
  highRuns(log, addDays(localDate, -6), localDate).some((run) => run.id === id)

/**
 * Whether the runner lives where the air is thin and dry: the median of the window's runs whose height is known is 1,400 m
 * or more. Not told from fewer than 5.
 *
 * @example livesHigh(logOfSomebodyAt1650Meters) // true
 */
export const livesHigh = ({ counted }: Pick<TrainingLog, 'counted'>): boolean =>
  (medianAltitude(counted) ?? 0) >= homeMeters

/** Of runs whose height is known; null with fewer than 5. */
function medianAltitude(runs: readonly Run[]): number | null {
  const heights = runs.flatMap(({ altitudeMeters }) => altitudeMeters ?? []).sort((a, b) => a - b)
  return heights.length < leastRuns ? null : (heights[Math.floor(heights.length / 2)] ?? null)
}
