/** What is true of the log, run by run. A finding is arithmetic; whether it is worth a message is decided elsewhere. */

import { placeOf, type TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import { bigLongRun } from './big-long-run.ts'
import { earlyReturn } from './early-return.ts'
import type { Assessed, RunFinding } from './finding.ts'
import { hardDays } from './hard-days-too-close.ts'
import { longRunSpike } from './long-run-spike.ts'
import { raceEffort } from './race-effort.ts'
import { noRestDay, returnFromBreak } from './rest.ts'
import { weeklyJump } from './weekly-jump.ts'

export { isBigRun } from './big-long-run.ts'
export type * from './finding.ts'
export { recentLongest, spikeBand } from './long-run-spike.ts'
export { hasHistory, jumpMeters, type UsualWeek, usualWeek } from './weekly-jump.ts'

/**
 * Everything that became true with this run, judged by the history before it (earlier start; ties by id), so the order
 * in which runs arrived does not matter. A run that is not counted gives nothing.
 *
 * @example assessRun(log, sundayRun, runner) // [{ rule: 'long-run-spike', subject: 'run:source:1', facts: { … } }]
 */
export function assessRun(log: TrainingLog, run: Run, runner: Assessed): RunFinding[] {
  if (log.counted[placeOf(log, run)]?.id !== run.id) return []
  return [
    raceEffort(run, runner),
    earlyReturn(log, run),
    returnFromBreak(log, run),
    longRunSpike(log, run, runner),
    bigLongRun(run, runner),
    weeklyJump(log, run, runner),
    hardDays(log, run, runner),
    noRestDay(log, run, runner),
  ].filter((finding) => finding !== null)
}
