/** claim ─► may it leave? ─► take from the limits ─► compose ─► begin ─► send ─► mark */
import type { SendError } from '../channels/channel.ts'
import type { Dependencies } from '../dependencies.ts'
import {
  isTest,
  MENDED,
  type OperatorNotice,
  type OperatorsTurn,
  operatorsTurn,
} from '../domain/delivery/operator-mail.ts'
import { closedAgain, turnAfter } from '../domain/delivery/rate-limit.ts'
import { makeUnsubscribe } from '../links.ts'
import { hashOf } from '../secrets.ts'
import type { ClaimedDelivery, ClaimedForRunner } from '../store/delivery/claim.ts'
import { endOf } from '../store/delivery/lease.ts'
import { tellEndpoints } from '../tell-endpoints.ts'
import { sendInstead, takeFromLimits } from './channel-limits.ts'
import { compose, plain } from './compose.ts'
import { composeForOperator } from './operator.ts'
import { ack, jitterOf, type Outcome, outcomeOf } from './outcome.ts'
import { sendGate, urgencyOf } from './send-gate.ts'

/**
 * Sends one delivery, once. Whether the finding behind it still holds was settled by ingest; here it is state, consent,
 * hours and what the sender takes. A crash anywhere leaves a lease that runs out: an idempotent sender is then asked
 * again under the same key, any other is not, and the delivery says that nobody knows.
 */
export async function deliver(dependencies: Dependencies, id: string, now: Date): Promise<Outcome> {
  const claimed = await dependencies.store.deliveries.claim(id, now)
  if (!claimed) return ack
  // whoever has it may have died over it
  if ('heldUntil' in claimed) return { kind: 'retry', at: claimed.heldUntil }

  try {
    return await attempt(dependencies, claimed, now)
  } catch (error) {
    // the retry is to do better, and not to wait for a lease nobody holds
    await dependencies.store.deliveries.release(claimed)
    throw error
  }
}

async function attempt(dependencies: Dependencies, claimed: ClaimedDelivery, now: Date): Promise<Outcome> {
  const { deliveries } = dependencies.store
  const { delivery, channel } = claimed
  const verdict = sendGate(claimed, dependencies.channels[channel], now)
  if (verdict.kind === 'never') {
    await deliveries.mark(claimed, verdict.state, { why: verdict.why })
    return over(claimed, verdict.why)
  }
  if (verdict.kind === 'wait') {
    await deliveries.putOff(claimed, verdict)
    return { kind: 'later', at: verdict.until }
  }
  // what is worth nothing any more has ended above; who runs this is told all the same
  if (claimed.isPaused && claimed.to === 'runner') {
    await deliveries.hold(claimed)
    return ack
  }
  const usedUp = claimed.to === 'runner' ? await takeFromLimits(dependencies, claimed, now) : null
  if (claimed.to === 'runner' && usedUp) {
    await sendInstead(dependencies, claimed, usedUp, now)
    return ack
  }

  const turn = claimed.to === 'operator' ? await turnOf(dependencies, claimed, now) : null
  if (turn?.kind === 'wait') {
    await deliveries.putOff(claimed, { ...turn, isHeldUp: false })
    return { kind: 'later', at: turn.until }
  }
  const together = turn?.notices ?? []

  const unsubscribe = claimed.to === 'runner' ? await wayOutOf(dependencies, claimed) : null
  const message = await messageOf(dependencies, claimed, together, unsubscribe?.token ?? '', now)
  if (message.kind === 'unsaid') {
    await deliveries.mark(claimed, endOf(delivery), { why: message.why })
    return ack
  }
  if (!(await deliveries.begin(claimed, unsubscribe?.hash ?? null, now))) return ack
  const sent = await verdict.sender.send(message, addressOf(dependencies, claimed), delivery.id, now)
  if (!sent.ok) return failed(dependencies, claimed, sent.error, verdict.sender.idempotent, now)
  await deliveries.mark(claimed, 'sent', {
    sentAt: now,
    suggested: message.suggested,
    askedPause: message.askedPause,
    notWell: message.notWell,
    ...(sent.value.id ? { providerMessageId: sent.value.id } : {}),
    ...(message.event ? { told: { event: message.event, at: now } } : {}),
    together: together.map(({ id }) => id),
  })
  if (claimed.to === 'runner' && message.event)
    await tellEndpoints(dependencies, claimed.delivery.runnerId, now)
  if ((claimed.rateLimit[0]?.used ?? 0) > 0) await deliveries.opened(channel)
  return ack
}

/** The way out, the same at every try: a message tried again after a rotation of the secret is the same message. */
async function wayOutOf(dependencies: Dependencies, { delivery, contact }: ClaimedForRunner) {
  const tokens = await makeUnsubscribe(dependencies, delivery.id, contact.addressHash)
  const ways = await Promise.all(tokens.map(async (token) => ({ token, hash: await hashOf(token) })))
  return ways.find(({ hash }) => hash === delivery.unsubscribeHash) ?? ways[0] ?? null
}

async function messageOf(
  dependencies: Dependencies,
  claimed: ClaimedDelivery,
  together: readonly OperatorNotice[],
  unsubscribeToken: string,
  now: Date,
) {
  if (claimed.to === 'runner') return compose(dependencies, claimed, unsubscribeToken, now)
  const abouts = together.map(({ about }) => about)
  const mail = await composeForOperator(dependencies, abouts, now)
  return mail ? plain({ ...mail, unsubscribeUrl: null }) : { kind: 'unsaid' as const, why: MENDED }
}

/** Who runs this is told once a day, of all there is; a test is asked for, and goes by itself. */
async function turnOf(
  { store }: Dependencies,
  { delivery }: ClaimedDelivery,
  now: Date,
): Promise<OperatorsTurn> {
  if (isTest(delivery)) return { kind: 'tell', notices: [delivery] }
  return operatorsTurn(delivery, await store.deliveries.operatorNotices(now), now)
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
  const { delivery, to } = claimed
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
  if (error.kind === 'stopped') await contacts.switchOff(claimed.contact.addressHash, 'stopped', now)
  return outcome
}
