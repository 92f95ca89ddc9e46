/** Our own limits on a channel: one is taken when a message is about to leave, and another way is found when none is left. */
import type { Dependencies } from '../dependencies.ts'
import { channelRules } from '../domain/delivery/channels.ts'
import { shareOf } from '../domain/delivery/rate-limit.ts'
import { nextUtcDay, nextUtcMonth } from '../domain/time/calendar.ts'
import { log } from '../log.ts'
import { addressHash, deliveryId } from '../secrets.ts'
import type { ClaimedForRunner } from '../store/delivery/claim.ts'
import { MONTHLY_LIMIT, tellLimitReached } from './operator.ts'
import { urgencyOf } from './send-gate.ts'

/** Which of the limits has none left: the address's of a day, or the whole service's of a month. */
export type UsedUp = 'of-address' | 'of-month'

/** Counts a message against the address's day and the month of the whole service: both or neither, and once. */
export async function takeFromLimits(
  { store, config }: Dependencies,
  { delivery: { kind, why }, contact: { channel, address } }: ClaimedForRunner,
  now: Date,
): Promise<UsedUp | null> {
  const { limit } = channelRules[channel]
  // what was refused before, for a while, was counted then
  if (!limit || why !== null) return null
  const id = `sends ${channel}`
  const toOne = {
    id: `${id} ${await addressHash(channel, address)}`,
    allowed: limit.messagesADay,
    resetsAt: nextUtcDay(now),
  }
  if (!(await store.rateLimits.take(toOne, now))) return 'of-address'
  const setting = MONTHLY_LIMIT[channel]
  if (!setting) return null
  const allowed = shareOf(config[setting], urgencyOf(kind))
  if (await store.rateLimits.take({ id, allowed, resetsAt: nextUtcMonth(now) }, now)) return null
  await store.rateLimits.giveBack(toOne)
  return 'of-month'
}

/** Another channel carries it where there is one, and the operator is told of a month that is used up. */
export async function sendInstead(
  { store, queue }: Dependencies,
  claimed: ClaimedForRunner,
  usedUp: UsedUp,
  now: Date,
): Promise<void> {
  const { channel, delivery } = claimed
  const { kind, about } = delivery
  const standIn = channelRules[channel].limit?.standIn
  const instead =
    standIn && (kind === 'nudge' || kind === 'summary')
      ? await store.deliveries.insteadOn(standIn, delivery, (to) => deliveryId(kind, about, to), now)
      : []
  const told = usedUp === 'of-month' ? await tellLimitReached({ store }, channel, now) : []
  await store.deliveries.mark(claimed, 'cancelled', { why: 'channel-limit' })
  log('channel-limit', { channel, limit: usedUp })
  for (const id of [...instead, ...told]) await queue.tryEnqueue({ kind: 'deliver', delivery: id }, now, now)
}
