/** Nudges from their rows. */

import { readFindings } from '../domain/nudges/kept-findings.ts'
import { NUDGE_STATES, type Nudge, stands } from '../domain/nudges/nudge.ts'
import { isRule } from '../domain/rules/index.ts'
import { known } from './known.ts'
import type { nudge } from './schema/index.ts'

type NudgeRow = typeof nudge.$inferSelect

/** Null for one with a rule or a state that only a later version knows. */
export function nudgeFrom({ runnerId, connectionId, enqueuedAt, ...row }: NudgeRow): Nudge | null {
  const state = known(NUDGE_STATES, row.state)
  return isRule(row.rule) && state ? { ...row, state, findings: readFindings(row.findings) } : null
}

/**
 * What a decision has to know of a nudge. One of a later version that stands, or may, counts as said: its outing stays
 * quiet, it fills the caps, and it is never written again, so nothing is said twice. One that does not stand is nothing.
 */
export function rememberedFrom(row: NudgeRow): Nudge[] {
  const read = nudgeFrom(row)
  if (read) return [read]
  const { runnerId, connectionId, enqueuedAt, ...rest } = row
  if (known(NUDGE_STATES, row.state) && !stands(row)) return []
  // a short break alone leads to no nudge, so that what is said in its name keeps no other rule from speaking
  const rule = isRule(row.rule) ? row.rule : 'short-break'
  return [{ ...rest, rule, state: 'sent', why: null, findings: null, runGone: false }]
}
