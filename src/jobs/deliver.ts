/** claim ─► may it leave? ─► compose ─► send ─► mark */
import type { SendError } from '../channels/channel.ts'
import { mayLeave } from '../domain/deliveries.ts'
import type { Outside } from '../outside.ts'
import { hashOf } from '../secrets.ts'
import type { ClaimedDelivery } from '../store/deliveries.ts'
import { compose } from './compose.ts'
import { ack, type Fate, fateOf } from './fate.ts'

/** Senders know a key for 24 hours; an hour less, and nothing is tried under a key that was forgotten. */
const KEY_HOLDS_MS = 23 * 3_600_000

/**
 * Sends one delivery, once. Whether the finding behind it still holds was settled by ingest; here it is state, consent
 * and hours. A crash anywhere leaves a lease that runs out: an idempotent sender is then asked again under the same
 * key, any other is not, and the delivery says that nobody knows.
 */
export async function deliver(outside: Outside, id: string, now: Date): Promise<Fate> {
  // one token for every master secret, so that a message tried again after a rotation is the same message
  const tokens = await outside.secrets.signEach('unsubscribe', id)
  const hashes = await Promise.all(tokens.map(hashOf))
  const claimed = await outside.store.deliveries.claim(id, hashes[0] ?? '', now)
  if (!claimed) return ack

  const { delivery, contact, nudge, runner } = claimed
  const channel = outside.channels[contact.channel]
  if (isLost(claimed, channel.idempotent, now)) {
    await outside.store.deliveries.mark(claimed, 'unknown', { why: 'cut off while it was being sent' })
    return ack
  }
  const gate = mayLeave({ kind: delivery.kind, contact: contact.state, nudge }, runner, now)
  if (gate.kind === 'later') {
    await outside.store.deliveries.putOff(claimed, gate.at)
    return { kind: 'later', at: gate.at }
  }
  if (gate.kind === 'never') {
    await outside.store.deliveries.mark(claimed, 'cancelled', { why: gate.why })
    return ack
  }

  const wayOut = tokens[hashes.indexOf(delivery.wayOutHash ?? '')] ?? tokens[0]
  const message = await compose(outside, claimed, wayOut, now)
  if (!message) {
    await outside.store.deliveries.mark(claimed, 'cancelled', { why: 'stale' })
    return ack
  }
  const sent = await channel.send(message, contact.address, delivery.id, now)
  if (!sent.ok) return failed(outside, claimed, sent.error, channel.idempotent, now)
  await outside.store.deliveries.mark(claimed, 'sent', {
    sentAt: now,
    suggested: message.suggested,
    ...(sent.value.id ? { receipt: sent.value.id } : {}),
  })
  return ack
}

/** Whether nobody can tell any more what an earlier attempt came to. */
function isLost({ cutOff, delivery }: ClaimedDelivery, idempotent: boolean, now: Date): boolean {
  if (cutOff && !idempotent) return true
  const first = delivery.firstTriedAt ?? now
  return delivery.attempts > 1 && now.getTime() - first.getTime() > KEY_HOLDS_MS
}

async function failed(
  outside: Outside,
  claimed: ClaimedDelivery,
  error: SendError,
  idempotent: boolean,
  now: Date,
): Promise<Fate> {
  const fate = fateOf(error, { failures: claimed.delivery.attempts - 1, idempotent }, now)
  if (fate.kind === 'later') {
    await outside.store.deliveries.mark(claimed, 'scheduled', { why: error.why, dueAt: fate.at })
  } else {
    await outside.store.deliveries.mark(claimed, error.kind === 'refused' ? 'failed' : 'unknown', {
      why: error.why,
    })
  }
  return fate
}
