/** What keeps a claimed delivery from leaving now: consent, hours, a sender that is closed, the limits of text messages. */
import { blockedUntil, shareOf, turnAfter, type Urgency } from '../domain/delivery/rate-limit.ts'
import { type DeliveryKind, mayLeave } from '../domain/delivery/deliveries.ts'
import { composeTextLimit } from '../messages/account/operator.ts'
import type { Outside } from '../dependencies.ts'
import { say } from '../log.ts'
import { deliveryId, hashOf } from '../secrets.ts'
import { type ClaimedDelivery, endOf } from '../store/deliveries.ts'
import { ack, type Fate, jitterOf } from './outcome.ts'

/** Texts to one number in a day: a nudge, a code and a few answers. */
const TEXTS_A_DAY = 12
const DAY_MS = 86_400_000

/** Null when it may leave. */
export async function barred(outside: Outside, claimed: ClaimedDelivery, now: Date): Promise<Fate | null> {
  const { deliveries } = outside.store
  const { delivery, contact, nudge, runner } = claimed
  const { kind, createdAt } = delivery
  const leaving = {
    ...{ kind, createdAt, nudge, channel: contact.channel, contact: contact.state, wants: contact },
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
  if (contact.channel !== 'sms' || (await takesText(outside, claimed, now))) return null
  await insteadOfText(outside, claimed, now)
  return ack
}

/** Its turn once a closed sender opens; null when it is open. */
function senderOpens({ budget, delivery }: ClaimedDelivery, now: Date): Date | null {
  const until = blockedUntil(budget, now, 'person')
  return until && turnAfter(until, urgencyOf(delivery.kind), jitterOf(delivery.id))
}

/** @example urgencyOf('confirm') // 'first' */
export function urgencyOf(kind: DeliveryKind): Urgency {
  if (kind === 'summary') return 'last'
  return kind === 'nudge' ? 'next' : 'first'
}

/** Counts a text message against the number's day and the month of the whole service: both or neither, and once. */
async function takesText({ store, config }: Outside, claimed: ClaimedDelivery, now: Date): Promise<boolean> {
  const { kind, why } = claimed.delivery
  // it was refused before, for a while, and counted then
  if (why !== null) return true
  const number = await hashOf(`sms ${claimed.contact.address}`)
  const perNumber = { id: `texts ${number}`, allowed: TEXTS_A_DAY, resetsAt: nextDay(now) }
  if (!(await store.budgets.take(perNumber, now))) return false
  const allowed = shareOf(config.SMS_MONTHLY_LIMIT, urgencyOf(kind))
  if (await store.budgets.take({ id: 'texts', allowed, resetsAt: nextMonth(now) }, now)) return true
  await store.budgets.giveBack(perNumber)
  return false
}

const nextDay = (now: Date) => new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS)
const nextMonth = (now: Date) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))

/** The limit is reached: a mailbox gets it instead where there is one, and the operator is told once. */
async function insteadOfText(outside: Outside, claimed: ClaimedDelivery, now: Date): Promise<void> {
  const { store, prompts } = outside
  const { kind, about, id } = claimed.delivery
  const mails =
    kind === 'nudge' || kind === 'summary'
      ? await store.deliveries.insteadByMail(claimed.delivery, (to) => deliveryId(kind, about, to), now)
      : []
  await store.deliveries.mark(claimed, 'cancelled', { why: 'text-limit' })
  for (const delivery of mails) await prompts.hint({ kind: 'deliver', delivery }, now, now)
  const month = now.toISOString().slice(0, 7)
  const letter = { kind: 'deliver', ids: { delivery: id }, reason: `a limit of text messages was reached` }
  if (await store.letters.parkOnce(`text-limit ${month}`, letter, now)) {
    say('text-limit', { month })
    await tellOperator(outside, month, now)
  }
}

/** The letter that was parked stays, should this mail get lost: the operator is no runner and has no deliveries. */
async function tellOperator({ config, channels }: Outside, month: string, now: Date): Promise<void> {
  const operator = {
    name: config.OPERATOR_NAME,
    address: config.OPERATOR_ADDRESS,
    email: config.OPERATOR_EMAIL,
  }
  const mail = composeTextLimit({ limit: config.SMS_MONTHLY_LIMIT, month, operator })
  const key = await hashOf(`operator text-limit ${month}`)
  await channels.email?.send({ ...mail, wayOut: null }, operator.email, key, now)
}
