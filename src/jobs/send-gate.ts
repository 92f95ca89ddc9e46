/** May a claimed delivery leave now? Consent, hours, and a sender that is there, open, and not left in doubt. */
import type { Channel } from '../channels/channel.ts'
import { mayBeAsked, type OffWhy } from '../domain/delivery/contacts.ts'
import { type Gate, type Leaving, mayLeave } from '../domain/delivery/deliveries.ts'
import { blockedUntil, turnAfter, type Urgency } from '../domain/delivery/rate-limit.ts'
import type { ClaimedDelivery, ClaimedForRunner } from '../store/delivery/claim.ts'
import type { DeliveryRow } from '../store/delivery/delivery-reports.ts'
import { endOf } from '../store/delivery/lease.ts'
import { jitterOf } from './outcome.ts'

export type Verdict =
  | { kind: 'send'; sender: Channel }
  /** `isHeldUp`: it might leave, but its sender takes nothing now. */
  | { kind: 'wait'; until: Date; isHeldUp: boolean }
  | { kind: 'never'; state: 'cancelled' | 'unknown'; why: string }

/** Senders know a key for 24 hours; an hour less, and nothing is tried under a key that was forgotten. */
const KEY_HOLDS_MS = 23 * 3_600_000

/** By what is known when it is claimed: nothing is read, taken or written. */
export function sendGate(claimed: ClaimedDelivery, sender: Channel | null, now: Date): Verdict {
  if (isLost(claimed, sender, now)) {
    return { kind: 'never', state: 'unknown', why: 'cut off while it was being sent' }
  }
  if (!sender) return { kind: 'never', state: 'cancelled', why: 'channel-off' }
  const refusal = claimed.to === 'runner' ? saidNo(claimed) : null
  if (refusal) return { kind: 'never', state: endOf(claimed.delivery), why: refusal }
  const gate =
    claimed.to === 'runner' ? mayLeave(leaving(claimed), claimed.runner, now) : mayStillTell(claimed, now)
  if (gate.kind === 'never') return { kind: 'never', state: endOf(claimed.delivery), why: gate.why }
  if (gate.kind === 'later') return { kind: 'wait', until: gate.at, isHeldUp: false }
  const until = senderOpens(claimed, now)
  return until ? { kind: 'wait', until, isHeldUp: true } : { kind: 'send', sender }
}

/** An address that said no is not asked to confirm, whoever typed it in: its runner is not told. */
function saidNo({ delivery, contact, channel, address: { stopped } }: ClaimedForRunner): OffWhy | null {
  if (delivery.kind !== 'confirm' || stopped === null) return null
  return mayBeAsked(channel, stopped, { wasConfirmed: contact.confirmedAt !== null }) ? null : stopped
}

/** Whether nobody can tell any more what an earlier attempt came to. */
function isLost({ to, delivery }: ClaimedDelivery, sender: Channel | null, now: Date): boolean {
  // better told twice than not at all
  if (to === 'operator') return false
  // a sender without keys is tried again only after it said no
  if (!sender?.idempotent) return delivery.state === 'sending'
  const { firstTriedAt } = delivery
  return firstTriedAt !== null && now.getTime() - firstTriedAt.getTime() > KEY_HOLDS_MS
}

function leaving({ delivery, contact, channel, nudge, recentNudges }: ClaimedForRunner): Leaving {
  const { kind, about, createdAt } = delivery
  return {
    ...{ kind, about, createdAt, channel, nudge, nudges: recentNudges },
    ...{ contact: contact.state, preferences: contact },
  }
}

/** Longer than any outage of a sender. */
const TELLS_FOR_MS = 30 * 86_400_000

/** The operator is told at any hour, and late rather than never. */
const mayStillTell = ({ delivery: { createdAt } }: ClaimedDelivery, now: Date): Gate =>
  now.getTime() - createdAt.getTime() > TELLS_FOR_MS ? { kind: 'never', why: 'stale' } : { kind: 'go' }

/** Its turn once a closed sender opens; null when it is open. */
function senderOpens({ rateLimit, delivery }: ClaimedDelivery, now: Date): Date | null {
  const until = blockedUntil(rateLimit, now, 'interactive')
  return until && turnAfter(until, urgencyOf(delivery.kind), jitterOf(delivery.id))
}

/** @example urgencyOf('confirm') // 'first' */
export function urgencyOf(kind: DeliveryRow['kind']): Urgency {
  if (kind === 'summary' || kind === 'operator') return 'last'
  return kind === 'nudge' ? 'next' : 'first'
}
