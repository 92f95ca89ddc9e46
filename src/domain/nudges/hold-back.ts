/** What is true and still not worth a message: shown on the chart and in the summary, not sent. */

import { wasPlanned } from '../overview/planned.ts'
import { policy } from '../policy/rules.ts'
import { type Finding, RULES, type Rule } from '../rules/index.ts'
import { type Circumstances, gaps } from '../rules/shape/said.ts'
import { ranBetween } from '../training/log.ts'
import type { HeldBack, Nudge } from './nudge.ts'

/** What is known of a nudge here: its rule, its run, and when it is said. */
type Spoken = Pick<Nudge, 'rule' | 'run' | 'dueAt'>

/**
 * Why a finding is held back, on its rule's own account or by the caps, or null when it is worth a message now.
 *
 * @example whyHeldBack(spikeOfOneKilometre, circumstances) // 'small-step'
 */
export function whyHeldBack(finding: Finding, circumstances: Circumstances<Spoken>): HeldBack | null {
  const why = isAsPlanned(finding, circumstances)
    ? 'planned'
    : RULES[finding.rule].whyHeldBack(finding, circumstances)
  return why ?? (isUncapped(finding.rule) ? null : capped(circumstances))
}

/** A run that was planned beforehand is no surprise, and its runner knows why it is as it is. */
function isAsPlanned(finding: Finding, circumstances: Circumstances): boolean {
  if (!RULES[finding.rule].isNoSurprise?.(finding, circumstances)) return false
  const { log, runner } = circumstances
  const run = ranBetween(log, finding.date, finding.date).find(({ id }) => id === finding.run)
  return run !== undefined && wasPlanned(log, run, runner.selfReports)
}

/**
 * At most one nudge a day and two in seven days, by the day each is said. Need comes before convenience: a massage that
 * is due never keeps a run from being spoken of, and has to find room beside all runs that were; another massage of
 * seven days holds it by itself.
 */
function capped(circumstances: Circumstances<Spoken>): HeldBack | null {
  const near = gaps(circumstances, 7, (said) => !isUncapped(said.rule) && said.rule !== 'massage-due')
  if (near.filter((gap) => gap === 0).length >= policy.nudge.perDay) return 'one-a-day'
  return near.length >= policy.nudge.perWeek ? 'two-a-week' : null
}

const isUncapped = (rule: Rule) => RULES[rule].isUncapped === true
