/** The first run after a break. */

import { policy } from '../policy/rules.ts'
import { afterBreak } from '../recovery/weeks.ts'
import type { TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import { isBreak, type TimeOff, timeOffEndedBy, timeOffSchema } from '../training/running-days.ts'
import { wasInjuredLately } from '../training/well.ts'
import { aboutRun, type FindingOf } from './shape/finding.ts'
import type { RunRuleOf } from './shape/rule.ts'
import { saidLately } from './shape/said.ts'

export type ReturnFromBreak = FindingOf<'return-from-break', TimeOff>

export const returnFromBreakRule: RunRuleOf<ReturnFromBreak> = {
  facts: timeOffSchema,
  found: returnFromBreak,
  rank: () => 40,
  whyHeldBack: ({ rule }, circumstances) => saidLately(rule, policy.break.apartDays, circumstances),
  recovery: ({ date }, { log, phase, runner }) =>
    afterBreak(log, date, phase, wasInjuredLately(runner.selfReports, date)),
  isWorthAText: () => false,
  wantsHeadroom: true,
}

/**
 * The first day of running after a break: 14 days or more with at least 4 runs in the 28 days before it.
 *
 * @example returnFromBreak(log, run)?.facts // { daysOff: 16, lastRunDate: '2024-10-01', runsBefore: 14 }
 */
export function returnFromBreak(log: TrainingLog, run: Run): ReturnFromBreak | null {
  const off = timeOffEndedBy(log, run)
  return off && isBreak(off) ? aboutRun('return-from-break', run, off) : null
}
