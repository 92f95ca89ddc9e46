/** claim ─► may it leave? ─► take from the limits ─► compose ─► begin ─► send ─► mark */
import type { SendError } from '../channels/channel.ts'
import type { Dependencies } from '../dependencies.ts'
import { closedAgain, turnAfter } from '../domain/delivery/rate-limit.ts'
import { addressHash, hashOf } from '../secrets.ts'
import type { ClaimedDelivery } from '../store/delivery/claim.ts'
import { endOf } from '../store/delivery/lease.ts'
import { sendInstead, takeFromLimits } from './channel-limits.ts'
import { compose } from './compose.ts'
import { composeForOperator } from './operator.ts'
import { ack, jitterOf, type Outcome, outcomeOf } from './outcome.ts'
import { sendGate, urgencyOf } from './send-gate.ts'

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
  const { deliveries } = dependencies.store
  const { delivery, channel } = claimed
  const verdict = sendGate(claimed, dependencies.channels[channel], now)
  if (verdict.kind === 'never') {
    await deliveries.mark(claimed, verdict.state, { why: verdict.why })
    return over(claimed, verdict.why)
  }
  if (verdict.kind === 'wait') {
    await deliveries.putOff(claimed, verdict.until)
    return { kind: 'later', at: verdict.until }
  }
  const usedUp = claimed.to === 'runner' ? await takeFromLimits(dependencies, claimed, now) : null
  if (claimed.to === 'runner' && usedUp) {
    await sendInstead(dependencies, claimed, usedUp, now)
    return ack
  }

  const message = await messageOf(dependencies, claimed, unsubscribeUrl, now)
  if (!message) {
    await deliveries.mark(claimed, endOf(delivery), { why: 'stale' })
    return ack
  }
  if (!(await deliveries.begin(claimed, now))) return ack
  const sent = await verdict.sender.send(message, addressOf(dependencies, claimed), delivery.id, now)
  if (!sent.ok) return failed(dependencies, claimed, sent.error, verdict.sender.idempotent, now)
  await deliveries.mark(claimed, 'sent', {
    sentAt: now,
    suggested: message.suggested,
    ...(sent.value.id ? { providerMessageId: sent.value.id } : {}),
  })
  if ((claimed.rateLimit[0]?.used ?? 0) > 0) await deliveries.opened(channel)
  return ack
}

async function messageOf(
  dependencies: Dependencies,
  claimed: ClaimedDelivery,
  unsubscribeUrl: string,
  now: Date,
) {
  if (claimed.to === 'runner') return compose(dependencies, claimed, unsubscribeUrl, now)
  const mail = composeForOperator(dependencies, claimed.delivery.about)
  return mail && { ...mail, unsubscribeUrl: null, suggested: false }
}

/** What the operator could not be told by mail is left where they look for it. */
const over = ({ to }: ClaimedDelivery, reason: string): Outcome =>
  to === 'operator' ? { kind: 'dead-letter', reason } : ack

const addressOf = ({ config }: Dependencies, claimed: ClaimedDelivery) =>
  claimed.to === 'runner' ? claimed.contact.address : config.OPERATOR_EMAIL

async function failed(
  dependencies: Dependencies,
  claimed: ClaimedDelivery,
  error: SendError,
  idempotent: boolean,
  now: Date,
): Promise<Outcome> {
  const { deliveries, contacts } = dependencies.store
  const { delivery, channel, to } = claimed
  const jitter = jitterOf(`${delivery.id} ${delivery.attempts}`)
  // better told twice than not at all
  const mayRepeat = idempotent || to === 'operator'
  const outcome = outcomeOf(error, { failures: delivery.attempts, idempotent: mayRepeat, jitter }, now)
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
  if (to === 'operator') return over(claimed, why)
  if (error.kind === 'stopped') {
    const { id, address } = claimed.contact
    await contacts.switchOff(id, await addressHash(channel, address), 'stopped', now)
  }
  return outcome
}
