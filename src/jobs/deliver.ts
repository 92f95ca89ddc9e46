/** claim ─► may it leave? ─► compose ─► begin ─► send ─► mark */
import type { Channel, SendError } from '../channels/channel.ts'
import type { Dependencies } from '../dependencies.ts'
import { closedAgain, turnAfter } from '../domain/delivery/rate-limit.ts'
import { addressHash, hashOf } from '../secrets.ts'
import type { ClaimedDelivery } from '../store/delivery/claim.ts'
import { endOf } from '../store/delivery/lease.ts'
import { compose } from './compose.ts'
import { ack, jitterOf, type Outcome, outcomeOf } from './outcome.ts'
import { sendGate, urgencyOf } from './send-gate.ts'

/** Senders know a key for 24 hours; an hour less, and nothing is tried under a key that was forgotten. */
const KEY_HOLDS_MS = 23 * 3_600_000

/**
 * Sends one delivery, once. Whether the finding behind it still holds was settled by ingest; here it is state, consent,
 * hours and what the sender takes. A crash anywhere leaves a lease that runs out: an idempotent sender is then asked
 * again under the same key, any other is not, and the delivery says that nobody knows.
 */
export async function deliver(dependencies: Dependencies, id: string, now: Date): Promise<Outcome> {
  // one token for every master secret, so that a message tried again after a rotation is the same message
  const tokens = await dependencies.secrets.signEach('unsubscribe', id)
  const hashes = await Promise.all(tokens.map(hashOf))
  const claimed = await dependencies.store.deliveries.claim(id, hashes[0] ?? '', now)
  if (!claimed) return ack
  // whoever has it may have died over it
  if ('heldUntil' in claimed) return { kind: 'retry', at: claimed.heldUntil }

  try {
    const unsubscribeUrl = tokens[hashes.indexOf(claimed.delivery.unsubscribeHash ?? '')] ?? tokens[0]
    return await attempt(dependencies, claimed, unsubscribeUrl, now)
  } catch (error) {
    // the retry is to do better, and not to wait for a lease nobody holds
    await dependencies.store.deliveries.release(claimed)
    throw error
  }
}

async function attempt(
  dependencies: Dependencies,
  claimed: ClaimedDelivery,
  unsubscribeUrl: string,
  now: Date,
): Promise<Outcome> {
  const { delivery, contact } = claimed
  const channel = dependencies.channels[contact.channel]
  if (isLost(claimed, channel, now)) {
    await dependencies.store.deliveries.mark(claimed, 'unknown', { why: 'cut off while it was being sent' })
    return ack
  }
  if (!channel) {
    await dependencies.store.deliveries.mark(claimed, 'cancelled', { why: 'channel-off' })
    return ack
  }
  const stopped = await sendGate(dependencies, claimed, now)
  if (stopped) return stopped

  const message = await compose(dependencies, claimed, unsubscribeUrl, now)
  if (!message) {
    await dependencies.store.deliveries.mark(claimed, endOf(delivery), { why: 'stale' })
    return ack
  }
  if (!(await dependencies.store.deliveries.begin(claimed, now))) return ack
  const sent = await channel.send(message, contact.address, delivery.id, now)
  if (!sent.ok) return failed(dependencies, claimed, sent.error, channel.idempotent, now)
  await dependencies.store.deliveries.mark(claimed, 'sent', {
    sentAt: now,
    suggested: message.suggested,
    ...(sent.value.id ? { providerMessageId: sent.value.id } : {}),
  })
  if ((claimed.rateLimit[0]?.used ?? 0) > 0) await dependencies.store.deliveries.opened(contact.channel)
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
  dependencies: Dependencies,
  claimed: ClaimedDelivery,
  error: SendError,
  idempotent: boolean,
  now: Date,
): Promise<Outcome> {
  const { deliveries, contacts } = dependencies.store
  const { delivery, contact } = claimed
  const jitter = jitterOf(`${delivery.id} ${delivery.attempts}`)
  const outcome = outcomeOf(error, { failures: delivery.attempts, idempotent, jitter }, now)
  const { why } = error
  if (error.kind === 'closed') {
    const closed = closedAgain(claimed.rateLimit, now, error.until)
    const dueAt = turnAfter(new Date(closed.resetsAt), urgencyOf(delivery.kind), jitter)
    await deliveries.postpone(claimed, { dueAt, why }, closed)
    return { kind: 'later', at: dueAt }
  }
  if (outcome.kind === 'later') {
    await deliveries.mark(claimed, 'scheduled', { why, dueAt: outcome.at })
    return outcome
  }
  await deliveries.mark(claimed, error.kind === 'unavailable' ? 'unknown' : 'failed', { why })
  if (error.kind === 'stopped') {
    await contacts.switchOff(contact.id, await addressHash(contact.channel, contact.address), 'stopped', now)
  }
  return outcome
}
