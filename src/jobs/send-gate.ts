/** What keeps a claimed delivery from leaving now: consent, hours, a sender that is closed, the limits of text messages. */

import type { Dependencies } from '../dependencies.ts'
import { type DeliveryKind, mayLeave } from '../domain/delivery/deliveries.ts'
import { blockedUntil, shareOf, turnAfter, type Urgency } from '../domain/delivery/rate-limit.ts'
import { log } from '../log.ts'
import { composeTextLimit } from '../messages/account/operator.ts'
import { deliveryId, hashOf } from '../secrets.ts'
import type { ClaimedDelivery } from '../store/delivery/claim.ts'
import { endOf } from '../store/delivery/lease.ts'
import { ack, jitterOf, type Outcome } from './outcome.ts'

/** Texts to one number in a day: a nudge, a code and a few answers. */
const TEXTS_A_DAY = 12
const DAY_MS = 86_400_000

/** Null when it may leave. */
export async function sendGate(
  dependencies: Dependencies,
  claimed: ClaimedDelivery,
  now: Date,
): Promise<Outcome | null> {
  const { deliveries } = dependencies.store
  const { delivery, contact, nudge, runner } = claimed
  const { kind, createdAt } = delivery
  const leaving = {
    ...{ kind, createdAt, nudge, channel: contact.channel, contact: contact.state, preferences: contact },
    nudges: claimed.recentNudges,
  }
  const gate = mayLeave(leaving, runner, now)
  if (gate.kind === 'never') {
    await deliveries.mark(claimed, endOf(delivery), { why: gate.why })
    return ack
  }
  const opensAt = gate.kind === 'later' ? gate.at : senderOpens(claimed, now)
  if (opensAt) {
    await deliveries.putOff(claimed, opensAt)
    return { kind: 'later', at: opensAt }
  }
  if (contact.channel !== 'sms' || (await takesText(dependencies, claimed, now))) return null
  await insteadOfText(dependencies, claimed, now)
  return ack
}

/** Its turn once a closed sender opens; null when it is open. */
function senderOpens({ rateLimit, delivery }: ClaimedDelivery, now: Date): Date | null {
  const until = blockedUntil(rateLimit, now, 'interactive')
  return until && turnAfter(until, urgencyOf(delivery.kind), jitterOf(delivery.id))
}

/** @example urgencyOf('confirm') // 'first' */
export function urgencyOf(kind: DeliveryKind): Urgency {
  if (kind === 'summary') return 'last'
  return kind === 'nudge' ? 'next' : 'first'
}

/** Counts a text message against the number's day and the month of the whole service: both or neither, and once. */
async function takesText(
  { store, config }: Dependencies,
  claimed: ClaimedDelivery,
  now: Date,
): Promise<boolean> {
  const { kind, why } = claimed.delivery
  // it was refused before, for a while, and counted then
  if (why !== null) return true
  const number = await hashOf(`sms ${claimed.contact.address}`)
  const perNumber = { id: `texts ${number}`, allowed: TEXTS_A_DAY, resetsAt: nextDay(now) }
  if (!(await store.rateLimits.take(perNumber, now))) return false
  const allowed = shareOf(config.SMS_MONTHLY_LIMIT, urgencyOf(kind))
  if (await store.rateLimits.take({ id: 'texts', allowed, resetsAt: nextMonth(now) }, now)) return true
  await store.rateLimits.giveBack(perNumber)
  return false
}

const nextDay = (now: Date) => new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS)
const nextMonth = (now: Date) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))

/** The limit is reached: a mailbox gets it instead where there is one, and the operator is told once. */
async function insteadOfText(dependencies: Dependencies, claimed: ClaimedDelivery, now: Date): Promise<void> {
  const { store, queue } = dependencies
  const { kind, about, id } = claimed.delivery
  const mails =
    kind === 'nudge' || kind === 'summary'
      ? await store.deliveries.insteadByMail(claimed.delivery, (to) => deliveryId(kind, about, to), now)
      : []
  await store.deliveries.mark(claimed, 'cancelled', { why: 'text-limit' })
  for (const delivery of mails) await queue.tryEnqueue({ kind: 'deliver', delivery }, now, now)
  const month = now.toISOString().slice(0, 7)
  const letter = { kind: 'deliver', ids: { delivery: id }, reason: `a limit of text messages was reached` }
  if (await store.deadLetters.recordOnce(`text-limit ${month}`, letter, now)) {
    log('text-limit', { month })
    await tellOperator(dependencies, month, now)
  }
}

/** The letter that was parked stays, should this mail get lost: the operator is no runner and has no deliveries. */
async function tellOperator({ config, channels }: Dependencies, month: string, now: Date): Promise<void> {
  const operator = {
    name: config.OPERATOR_NAME,
    address: config.OPERATOR_ADDRESS,
    email: config.OPERATOR_EMAIL,
  }
  const mail = composeTextLimit({ limit: config.SMS_MONTHLY_LIMIT, month, operator })
  const key = await hashOf(`operator text-limit ${month}`)
  await channels.email?.send({ ...mail, unsubscribeUrl: null }, operator.email, key, now)
}
