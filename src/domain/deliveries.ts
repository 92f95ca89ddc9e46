/** Who is told of a nudge, and whether a message may leave now. */
import { openAt } from './hours.ts'
import type { Nudge } from './nudges.ts'
import { policy } from './policy.ts'
import type { Runner } from './runner.ts'

export type ChannelName = 'email'

export type DeliveryKind = 'nudge' | 'confirm' | 'notice'

/** States only move forward; `unknown` is said when nobody can tell whether the message arrived. */
export type DeliveryState =
  | 'scheduled'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'bounced'
  | 'failed'
  | 'cancelled'
  | 'unknown'

/** A confirmed way to reach the runner. */
export type Address = { contactId: string; channel: ChannelName }

/** A delivery to be made: one nudge to one contact. */
export type Addressed = { nudge: Nudge; contactId: string; dueAt: Date }

/**
 * The deliveries of released nudges that have none yet: every confirmed contact once.
 *
 * @example address([releasedNudge], [{ contactId: 'c1', channel: 'email' }]) // [{ nudge, contactId: 'c1', dueAt }]
 */
export function address(nudges: readonly Nudge[], addresses: readonly Address[]): Addressed[] {
  return nudges
    .filter(({ state, sending }) => state === 'released' && sending === 'none')
    .flatMap((nudge) => addresses.map(({ contactId }) => ({ nudge, contactId, dueAt: nudge.dueAt })))
}

export type Gate =
  | { kind: 'go' }
  | { kind: 'later'; at: Date }
  | { kind: 'never'; why: 'withdrawn' | 'stale' | 'not-confirmed' }

/** What stands at the gate: a delivery with what it is about, as they are now. */
export type Leaving = {
  kind: DeliveryKind
  contact: 'unconfirmed' | 'confirmed' | 'off'
  nudge: Pick<Nudge, 'state' | 'createdAt'> | null
}

/**
 * Whether a message may leave now. A request to confirm goes to an unconfirmed address at any hour, for somebody waits
 * for it; everything else needs a confirmed contact, and a nudge an open hour, a decision that stands and the last 72
 * hours.
 *
 * @example mayLeave({ kind: 'nudge', contact: 'off', nudge }, runner, now) // { kind: 'never', why: 'not-confirmed' }
 */
export function mayLeave(
  leaving: Leaving,
  runner: Pick<Runner, 'timeZone' | 'quietHours' | 'snoozedUntil'>,
  now: Date,
): Gate {
  if (leaving.kind === 'confirm') return { kind: 'go' }
  if (leaving.contact !== 'confirmed') return { kind: 'never', why: 'not-confirmed' }
  if (leaving.kind === 'notice') return { kind: 'go' }
  if (leaving.nudge?.state !== 'released') return { kind: 'never', why: 'withdrawn' }
  const age = now.getTime() - leaving.nudge.createdAt.getTime()
  if (age > policy.nudge.staleHours * 3_600_000) return { kind: 'never', why: 'stale' }
  const at = openAt(now, runner)
  return at > now ? { kind: 'later', at } : { kind: 'go' }
}
