/** What is true of the log, run by run. A finding is arithmetic; whether it is worth a message is decided elsewhere. */
import { bigLongRun } from './findings/big-run.ts'
import { earlyReturn } from './findings/early-return.ts'
import type { Assessed, RunFinding } from './findings/finding.ts'
import { hardDays } from './findings/hard-days.ts'
import { weeklyJump } from './findings/jump.ts'
import { raceEffort } from './findings/race.ts'
import { noRestDay, returnFromBreak } from './findings/rest.ts'
import { longRunSpike } from './findings/spike.ts'
import { placeOf, type TrainingLog } from './log.ts'
import type { Run } from './run.ts'

export { isBigRun } from './findings/big-run.ts'
export type * from './findings/finding.ts'
export { hasHistory, jumpMeters, type UsualWeek, usualWeek } from './findings/jump.ts'
export { recentLongest, spikeBand } from './findings/spike.ts'

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
