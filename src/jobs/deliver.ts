/** claim ─► may it leave? ─► compose ─► begin ─► send ─► mark */
import type { Channel, SendError } from '../channels/channel.ts'
import { closedAgain, turnAfter } from '../domain/delivery/rate-limit.ts'
import type { Outside } from '../dependencies.ts'
import { addressHash, hashOf } from '../secrets.ts'
import { type ClaimedDelivery, endOf } from '../store/deliveries.ts'
import { compose } from './compose.ts'
import { ack, type Fate, fateOf, jitterOf } from './outcome.ts'
import { barred, urgencyOf } from './send-gate.ts'

/** Senders know a key for 24 hours; an hour less, and nothing is tried under a key that was forgotten. */
const KEY_HOLDS_MS = 23 * 3_600_000

/**
 * Sends one delivery, once. Whether the finding behind it still holds was settled by ingest; here it is state, consent,
 * hours and what the sender takes. A crash anywhere leaves a lease that runs out: an idempotent sender is then asked
 * again under the same key, any other is not, and the delivery says that nobody knows.
 */
export async function deliver(outside: Outside, id: string, now: Date): Promise<Fate> {
  // one token for every master secret, so that a message tried again after a rotation is the same message
  const tokens = await outside.secrets.signEach('unsubscribe', id)
  const hashes = await Promise.all(tokens.map(hashOf))
  const claimed = await outside.store.deliveries.claim(id, hashes[0] ?? '', now)
  if (!claimed) return ack
  // whoever has it may have died over it
  if ('heldUntil' in claimed) return { kind: 'retry', at: claimed.heldUntil }

  try {
    const wayOut = tokens[hashes.indexOf(claimed.delivery.wayOutHash ?? '')] ?? tokens[0]
    return await attempt(outside, claimed, wayOut, now)
  } catch (error) {
    // the retry is to do better, and not to wait for a lease nobody holds
    await outside.store.deliveries.release(claimed)
    throw error
  }
}

async function attempt(outside: Outside, claimed: ClaimedDelivery, wayOut: string, now: Date): Promise<Fate> {
  const { delivery, contact } = claimed
  const channel = outside.channels[contact.channel]
  if (isLost(claimed, channel, now)) {
    await outside.store.deliveries.mark(claimed, 'unknown', { why: 'cut off while it was being sent' })
    return ack
  }
  if (!channel) {
    await outside.store.deliveries.mark(claimed, 'cancelled', { why: 'channel-off' })
    return ack
  }
  const stopped = await barred(outside, claimed, now)
  if (stopped) return stopped

  const message = await compose(outside, claimed, wayOut, now)
  if (!message) {
    await outside.store.deliveries.mark(claimed, endOf(delivery), { why: 'stale' })
    return ack
  }
  if (!(await outside.store.deliveries.begin(claimed, now))) return ack
  const sent = await channel.send(message, contact.address, delivery.id, now)
  if (!sent.ok) return failed(outside, claimed, sent.error, channel.idempotent, now)
  await outside.store.deliveries.mark(claimed, 'sent', {
    sentAt: now,
    suggested: message.suggested,
    ...(sent.value.id ? { receipt: sent.value.id } : {}),
  })
  if ((claimed.budget[0]?.used ?? 0) > 0) await outside.store.deliveries.opened(contact.channel)
  return ack
}

/** Whether nobody can tell any more what an earlier attempt came to. */
function isLost({ delivery }: ClaimedDelivery, channel: Channel | null, now: Date): boolean {
  // a sender without keys is tried again only after it said no
  if (!channel?.idempotent) return delivery.state === 'sending'
  const { firstTriedAt } = delivery
  return firstTriedAt !== null && now.getTime() - firstTriedAt.getTime() > KEY_HOLDS_MS
}

async function failed(
  outside: Outside,
  claimed: ClaimedDelivery,
  error: SendError,
  idempotent: boolean,
  now: Date,
): Promise<Fate> {
  const { deliveries, contacts } = outside.store
  const { delivery, contact } = claimed
  const jitter = jitterOf(`${delivery.id} ${delivery.attempts}`)
  const fate = fateOf(error, { failures: delivery.attempts, idempotent, jitter }, now)
  const { why } = error
  if (error.kind === 'closed') {
    const closed = closedAgain(claimed.budget, now, error.until)
    const dueAt = turnAfter(new Date(closed.resetsAt), urgencyOf(delivery.kind), jitter)
    await deliveries.postpone(claimed, { dueAt, why }, closed)
    return { kind: 'later', at: dueAt }
  }
  if (fate.kind === 'later') {
    await deliveries.mark(claimed, 'scheduled', { why, dueAt: fate.at })
    return fate
  }
  await deliveries.mark(claimed, error.kind === 'unavailable' ? 'unknown' : 'failed', { why })
  if (error.kind === 'stopped') {
    await contacts.switchOff(contact.id, await addressHash(contact.channel, contact.address), 'stopped', now)
  }
  return fate
}
