/** What keeps a claimed delivery from leaving now: consent, hours, a sender that is closed, the limits of a channel. */
import type { Dependencies } from '../dependencies.ts'
import { type ChannelName, type ChannelRules, channelRules } from '../domain/delivery/channels.ts'
import { type DeliveryKind, mayLeave } from '../domain/delivery/deliveries.ts'
import { blockedUntil, shareOf, turnAfter, type Urgency } from '../domain/delivery/rate-limit.ts'
import { localDateOf, nextUtcDay, nextUtcMonth } from '../domain/time/calendar.ts'
import { log } from '../log.ts'
import { composeLimitReached } from '../messages/account/operator.ts'
import { addressHash, deliveryId, hashOf } from '../secrets.ts'
import type { ClaimedDelivery } from '../store/delivery/claim.ts'
import { endOf } from '../store/delivery/lease.ts'
import { channelWords } from '../text/labels/channels.ts'
import { ack, jitterOf, type Outcome } from './outcome.ts'

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
  const { limit } = channelRules[contact.channel]
  if (!limit || (await isWithin(limit, dependencies, claimed, now))) return null
  await sendInstead(limit, dependencies, claimed, now)
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

type Limit = NonNullable<ChannelRules['limit']>

/** The setting that says how many messages of a channel this installation sends in a month. */
const A_MONTH = { email: null, sms: 'SMS_MONTHLY_LIMIT' } as const satisfies Record<
  ChannelName,
  keyof Dependencies['config'] | null
>

/** Counts a message against the address's day and the month of the whole service: both or neither, and once. */
async function isWithin(
  { messagesADay }: Limit,
  { store, config }: Dependencies,
  claimed: ClaimedDelivery,
  now: Date,
): Promise<boolean> {
  const { kind, why } = claimed.delivery
  // it was refused before, for a while, and counted then
  if (why !== null) return true
  const { channel, address } = claimed.contact
  const id = `sends ${channel}`
  const toOne = {
    id: `${id} ${await addressHash(channel, address)}`,
    allowed: messagesADay,
    resetsAt: nextUtcDay(now),
  }
  if (!(await store.rateLimits.take(toOne, now))) return false
  const setting = A_MONTH[channel]
  if (!setting) return true
  const allowed = shareOf(config[setting], urgencyOf(kind))
  if (await store.rateLimits.take({ id, allowed, resetsAt: nextUtcMonth(now) }, now)) return true
  await store.rateLimits.giveBack(toOne)
  return false
}

/** The limit is reached: another channel carries it where there is one, and the operator is told once. */
async function sendInstead(
  { standIn }: Limit,
  dependencies: Dependencies,
  claimed: ClaimedDelivery,
  now: Date,
): Promise<void> {
  const { store, queue } = dependencies
  const { kind, about, id } = claimed.delivery
  const { channel } = claimed.contact
  const instead =
    kind === 'nudge' || kind === 'summary'
      ? await store.deliveries.insteadOn(standIn, claimed.delivery, (to) => deliveryId(kind, about, to), now)
      : []
  await store.deliveries.mark(claimed, 'cancelled', { why: 'channel-limit' })
  for (const delivery of instead) await queue.tryEnqueue({ kind: 'deliver', delivery }, now, now)
  const month = localDateOf(now, 'UTC').slice(0, 7)
  const letter = {
    kind: 'deliver',
    ids: { delivery: id },
    reason: `a limit of ${channelWords[channel].noun}s was reached`,
  }
  if (await store.deadLetters.recordOnce(`channel-limit ${channel} ${month}`, letter, now)) {
    log('channel-limit', { channel, month })
    await tellOperator(dependencies, channel, month, now)
  }
}

/** The letter that was parked stays, should this mail get lost: the operator is no runner and has no deliveries. */
async function tellOperator(
  { config, channels }: Dependencies,
  channel: ChannelName,
  month: string,
  now: Date,
): Promise<void> {
  const setting = A_MONTH[channel]
  if (!setting) return
  const operator = {
    name: config.OPERATOR_NAME,
    address: config.OPERATOR_ADDRESS,
    email: config.OPERATOR_EMAIL,
  }
  const mail = composeLimitReached({ channel, setting, limit: config[setting], month, operator })
  const key = await hashOf(`operator channel-limit ${channel} ${month}`)
  await channels.email?.send({ ...mail, unsubscribeUrl: null }, operator.email, key, now)
}
