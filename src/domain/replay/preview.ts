/** What another sensitivity would have said in the last weeks, to choose it by. */

import type { Sensitivity } from '../policy/rules.ts'
import type { Finding } from '../rules/index.ts'
import type { LocalDate } from '../time/calendar.ts'
import type { TrainingLog } from '../training/log.ts'
import type { Runner } from '../training/runner.ts'
import { replay } from './replay.ts'

export const PREVIEW_WEEKS = 12

/**
 * The messages of the last 12 weeks as they would have been with a sensitivity, newest first. Read from the window
 * alone: what the first weeks know of the ones before them is what is still kept.
 *
 * @example previewOf(log, runner, 'careful', now) // [{ date: '2024-11-03', lead: { rule: 'big-long-run', … } }]
 */
export function previewOf(
  log: TrainingLog,
  runner: Runner,
  sensitivity: Sensitivity,
  now: Date,
): { date: LocalDate; lead: Finding }[] {
  const connectedAt = new Date(now.getTime() - PREVIEW_WEEKS * 7 * 86_400_000)
  // a massage that is due comes whatever the sensitivity, and looking for one every morning costs most
  const selfReports = { ...runner.selfReports, suggestions: [], massageMessages: false }
  const asIf = { ...runner, sensitivity, connectedAt, snoozedUntil: null, selfReports }
  return replay(log, asIf, 'ignores', { summaries: false })
    .said.filter(({ at }) => at <= now)
    .map(({ date, findings: [lead] }) => ({ date, lead }))
    .reverse()
}
