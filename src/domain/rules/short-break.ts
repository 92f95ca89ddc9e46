/** The first run after a week or so off: for the summary alone, with the question whether it was planned. */

import { policy } from '../policy/rules.ts'
import type { TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import { type TimeOff, timeOffEndedBy, timeOffSchema } from '../training/running-days.ts'
import { aboutRun, type FindingOf } from './shape/finding.ts'
import type { RunRuleOf } from './shape/rule.ts'

export type ShortBreak = FindingOf<'short-break', TimeOff>

export const shortBreakRule: RunRuleOf<ShortBreak> = {
  facts: timeOffSchema,
  found: shortBreak,
  rank: () => 110,
  whyHeldBack: () => null,
  recovery: () => [],
  isWorthAText: () => false,
  isForTheSummary: true,
}

/**
 * The first day of running after 7 to 13 days without, with at least 12 runs in the 28 days before.
 *
 * @example shortBreak(log, run)?.facts // { daysOff: 8, lastRunDate: '2024-10-09', runsBefore: 14 }
 */
function shortBreak(log: TrainingLog, run: Run): ShortBreak | null {
  const { long, short } = policy.break
  const off = timeOffEndedBy(log, run)
  if (!off || off.daysOff >= long.days || off.runsBefore < short.runs) return null
  return aboutRun('short-break', run, off)
}
