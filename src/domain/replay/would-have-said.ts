/** What would have been said in the last weeks, cheaply enough for every view of a page: one pass over the outings. */

import { whyHeldBack } from '../nudges/hold-back.ts'
import type { Nudge } from '../nudges/nudge.ts'
import { findingsOf } from '../nudges/occasions.ts'
import type { Finding } from '../rules/index.ts'
import { type LocalDate, localDateOf } from '../time/calendar.ts'
import { openAt } from '../time/quiet-hours.ts'
import { startedBetween, type TrainingLog } from '../training/log.ts'
import { outingsOf } from '../training/outing.ts'
import type { Runner } from '../training/runner.ts'
import { arrivalOf } from './replay.ts'

export const PREVIEW_WEEKS = 12

/** A message that would have been sent: all it rests on, the strongest first, when, and on which day of the runner's. */
export type WouldHaveSaid = { findings: readonly [Finding, ...Finding[]]; at: Date; date: LocalDate }

/**
 * The messages of the last 12 weeks as they would have been, newest first, massages aside: each outing is judged once,
 * when its last run had settled, by the findings, the reasons to hold back and the hours of the service itself. Only what
 * changes an outing afterwards (a run that is edited before its message leaves) is not played through, as `replay` does.
 *
 * @example wouldHaveSaid(log, runner, now)[0] // { findings: [bigLongRun], at: 2024-11-03T14:20:00Z, date: '2024-11-03' }
 */
export function wouldHaveSaid(log: TrainingLog, runner: Runner, now: Date): WouldHaveSaid[] {
  const connectedAt = new Date(now.getTime() - PREVIEW_WEEKS * 7 * 86_400_000)
  const asIf = { ...runner, connectedAt, snoozedUntil: null }
  const said: (WouldHaveSaid & Pick<Nudge, 'rule' | 'run' | 'dueAt'>)[] = []
  for (const outing of outingsOf(startedBetween(log, connectedAt, now))) {
    const findings = findingsOf(outing, log, asIf)
    if (findings.length === 0) continue
    const settled = Math.max(...outing.map(arrivalOf)) + runner.settleMinutes * 60_000
    const at = openAt(new Date(settled), asIf)
    const date = localDateOf(at, runner.timeZone)
    const lead = findings.find((finding) => whyHeldBack(finding, { log, runner: asIf, said, date }) === null)
    if (!lead || at > now) continue
    const others = findings.filter((finding) => finding !== lead)
    said.push({
      ...{ rule: lead.rule, run: lead.run, dueAt: at },
      ...{ findings: [lead, ...others], at, date },
    })
  }
  return said.map(({ findings, at, date }) => ({ findings, at, date })).reverse()
}
