/** A run far longer than any of the last 30 days. */

import { type Band, policy } from '../policy/rules.ts'
import { runsBefore, type TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import type { Assessed, LongRunSpike } from './finding.ts'

/**
 * How far a distance lies beyond the longest of the last 30 days, in whole metres and without floats: *small* beyond
 * 1.1 × L, *moderate* beyond 1.3 × L, *large* beyond 2 × L (the bands of BJSM 2025;59:1203).
 *
 * @example spikeBand(26_000, 20_000) // 'small'
 * @example spikeBand(26_001, 20_000) // 'moderate'
 */
export function spikeBand(distanceMeters: number, longestMeters: number): Band | null {
  if (distanceMeters > 2 * longestMeters) return 'large'
  if (10 * distanceMeters > 13 * longestMeters) return 'moderate'
  if (10 * distanceMeters > 11 * longestMeters) return 'small'
  return null
}

/**
 * The longest of the counted runs that started in the 30 × 24 hours before this run, and how many there were; null
 * when there are fewer than 4, for then nothing is known about what is usual.
 *
 * @example recentLongest(log, run) // { longestMeters: 20_000, runsBefore: 14 }
 */
export function recentLongest(
  log: TrainingLog,
  run: Run,
): { longestMeters: number; runsBefore: number } | null {
  const before = runsBefore(log, run, policy.spike.days)
  if (before.length < policy.spike.runsBefore) return null
  return { longestMeters: Math.max(...before.map((each) => each.distanceMeters)), runsBefore: before.length }
}

/**
 * A run that goes beyond the longest of the 30 days before it by more than 10 %, from 10 km on (5 km for the careful;
 * the relaxed hear of it from 30 % on).
 *
 * @example longRunSpike(log, run, runner)?.facts // { band: 'small', distanceMeters: 24_000, longestMeters: 20_000, … }
 */
export function longRunSpike(log: TrainingLog, run: Run, { sensitivity }: Assessed): LongRunSpike | null {
  if (run.distanceMeters < policy.spike.leastMeters[sensitivity]) return null
  const recent = recentLongest(log, run)
  const band = recent && spikeBand(run.distanceMeters, recent.longestMeters)
  const heard: readonly Band[] = policy.spike.bands[sensitivity]
  if (!recent || !band || !heard.includes(band)) return null
  const facts = { band, distanceMeters: run.distanceMeters, ...recent }
  return { rule: 'long-run-spike', subject: `run:${run.id}`, date: run.localDate, run: run.id, facts }
}
