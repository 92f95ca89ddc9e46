/** What a nudge is: the decision to speak about a finding, or not to. */

import type { Finding, Rule } from '../rules/index.ts'
import type { Subject } from '../rules/shape/finding.ts'
import { OWN_REASONS } from '../rules/shape/said.ts'
import { WINDOW_WEEKS } from '../time/calendar.ts'
import type { RunId } from '../training/run.ts'

export const NUDGE_STATES = ['waiting', 'released', 'sent', 'held-back', 'cancelled'] as const
export type NudgeState = (typeof NUDGE_STATES)[number]

/** Why a finding was not sent: on its rule's own account, or for what else was said. */
export const HELD_BACK_REASONS = [...OWN_REASONS, 'one-a-day', 'two-a-week'] as const
export type HeldBack = (typeof HELD_BACK_REASONS)[number]

/**
 * Why a nudge that stood was taken back; `outranked` was held back and gave way to another of its outing. The last three
 * are of a massage that was due: its runner is not well, it no longer is, another message goes first.
 */
export const WITHDRAWN_REASONS = [
  'gone',
  'superseded',
  'outranked',
  'stale',
  'not-well',
  'no-longer-due',
  'gave-way',
] as const
export type Withdrawn = (typeof WITHDRAWN_REASONS)[number]

/** The decision to speak, or not to. Its id is made of runner, rule and subject, so a repeat is the same nudge. */
export type Nudge = {
  id: string
  rule: Rule
  subject: Subject
  /** The run that led to it: one nudge per outing, for ever. */
  run: RunId | null
  policyVersion: string
  /** The leading finding and those that support it; null once they have left with the cache. */
  findings: readonly [lead: Finding, ...supporting: Finding[]] | null
  /** Once its first message begins to leave it is sent, for ever: never taken back nor repeated. */
  state: NudgeState
  why: HeldBack | Withdrawn | null
  /** When it was made, or made again after it had been taken back. */
  createdAt: Date
  /** When it is to be said: after the settling time and outside the quiet hours. */
  dueAt: Date
  /** Whether the run it is about has gone since it was sent. */
  runGone: boolean
}

/** As far back as any decision asks what was said before: as long as the window. */
export const MEMORY_MS = WINDOW_WEEKS * 7 * 86_400_000

/** The key of a nudge. @example nudgeId('r7', 'long-run-spike', 'run:source:12') // 'r7.long-run-spike.run-source-12' */
function nudgeId(runnerId: string, rule: Rule, subject: Subject): string {
  return `${runnerId}.${rule}.${subject.replaceAll(':', '-')}`
}

/** The key of the nudge a finding would lead to. @example keyOf('r7', finding) // 'r7.weekly-jump.week-2024-10-28' */
export function keyOf(runnerId: string, { rule, subject }: Finding): string {
  return nudgeId(runnerId, rule, subject)
}

/** Whether a nudge stands: it is to be said or was. @example stands(cancelledNudge) // false */
export function stands({ state }: Pick<Nudge, 'state'>): boolean {
  return state === 'waiting' || state === 'released' || state === 'sent'
}

/** Whether a nudge has settled: it is to be said at once, or was. @example hasSettled(waitingNudge) // false */
export function hasSettled({ state }: Pick<Nudge, 'state'>): boolean {
  return state === 'released' || state === 'sent'
}

/** Whether a nudge stands and can still be taken back. @example isOpen(sentNudge) // false */
export function isOpen({ state }: Pick<Nudge, 'state'>): boolean {
  return state === 'waiting' || state === 'released'
}
