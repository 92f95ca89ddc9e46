/** A long run that asks for recovery by itself. */
import { policy, type Sensitivity } from '../policy/rules.ts'
import type { Run } from '../training/run.ts'
import type { Assessed, BigLongRun } from './finding.ts'

/**
 * Whether a run is a big long run by itself: at least 25 km or 150 minutes moving (20 km or 120 minutes for the
 * careful).
 *
 * @example isBigRun({ distanceMeters: 24_999, movingSeconds: 9_000 }, 'standard') // true
 */
export function isBigRun(
  run: Pick<Run, 'distanceMeters' | 'movingSeconds'>,
  sensitivity: Sensitivity,
): boolean {
  const { meters, seconds } = policy.bigRun
  return run.distanceMeters >= meters[sensitivity] || run.movingSeconds >= seconds[sensitivity]
}

/**
 * A run that is long whatever the runner is used to.
 *
 * @example bigLongRun(run, runner)?.facts // { distanceMeters: 30_000, movingSeconds: 9_900 }
 */
export function bigLongRun(run: Run, { sensitivity }: Assessed): BigLongRun | null {
  if (!isBigRun(run, sensitivity)) return null
  const { distanceMeters, movingSeconds } = run
  return {
    rule: 'big-long-run',
    subject: `run:${run.id}`,
    date: run.localDate,
    run: run.id,
    facts: { distanceMeters, movingSeconds },
  }
}
