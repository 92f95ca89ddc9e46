/** Our own limits on a channel: one is taken when a message is about to leave, and another way is found when none is left. */
import type { Dependencies } from '../dependencies.ts'
import { channelRules, type LimitWhy } from '../domain/delivery/channels.ts'
import { addressShareOf, hasShare, isAskedAtWill, shareOf } from '../domain/delivery/shares.ts'
import { nextUtcDay, nextUtcMonth } from '../domain/time/calendar.ts'
import { log } from '../log.ts'
import { deliveryId } from '../secrets.ts'
import type { ClaimedForRunner } from '../store/delivery/claim.ts'
import type { Limit } from '../store/rate-limits.ts'
import { MONTHLY_LIMIT, tellLimitReached } from './operator.ts'

/** Which limit has none left: the address's day, its share of the month, or the month of the whole service. */
export type UsedUp = 'of-day' | 'of-share' | 'of-month'

/** The same as it stays with the message. */
const USED_UP: Record<UsedUp, LimitWhy> = {
  'of-day': 'day-limit',
  'of-share': 'share-limit',
  'of-month': 'month-limit',
}

/** Counts a message against all limits of its channel: all of them or none, and once; a warning as far as its share goes. */
export async function takeFromLimits(
  { store, config, secrets }: Dependencies,
  claimed: ClaimedForRunner,
  now: Date,
): Promise<UsedUp | null> {
  // what was refused before, for a while, was counted then
  if (claimed.delivery.why !== null) return null
  const taken: Limit[] = []
  for (const { usedUp, ...limit } of await limitsFor({ config, secrets }, claimed, now)) {
    if (await store.rateLimits.take(limit, now)) taken.push(limit)
    else if (claimed.delivery.kind === 'red-flag') {
      // it leaves all the same, and what is beyond its share is not taken from others
      if (usedUp === 'of-share') return null
    } else {
      for (const each of taken) await store.rateLimits.giveBack(each)
      return usedUp
    }
  }
  return null
}

type NamedLimit = Limit & { usedUp: UsedUp }

/** The limits a message counts against, the nearest first. */
async function limitsFor(
  { config, secrets }: Pick<Dependencies, 'config' | 'secrets'>,
  { delivery: { kind }, contact: { channel, addressHash } }: ClaimedForRunner,
  now: Date,
): Promise<NamedLimit[]> {
  const { limit } = channelRules[channel]
  if (!limit) return []
  const day: NamedLimit = {
    usedUp: 'of-day',
    ...(await secrets.limitId(`sends ${channel}`, addressHash)),
    allowed: limit.messagesADay,
    resetsAt: nextUtcDay(now),
  }
  const setting = MONTHLY_LIMIT[channel]
  if (!setting) return [day]
  const allowed = shareOf(config[setting], kind)
  const resetsAt = nextUtcMonth(now)
  const month: NamedLimit = { usedUp: 'of-month', id: `sends ${channel}`, allowed, resetsAt }
  const share: NamedLimit = {
    usedUp: 'of-share',
    ...(await secrets.limitId(`answers ${channel}`, addressHash)),
    allowed: addressShareOf(config[setting]),
    resetsAt,
  }
  return hasShare(kind) ? [day, share, month] : [day, month]
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
  // answers stop long before: what is kept for nudges is still there
  const isGone = usedUp === 'of-month' && !isAskedAtWill(kind)
  const told = isGone ? await tellLimitReached({ store }, channel, now) : []
  await store.deliveries.mark(claimed, 'cancelled', { why: USED_UP[usedUp] })
  log('channel-limit', { channel, limit: usedUp })
  for (const id of [...instead, ...told]) await queue.tryEnqueue({ kind: 'deliver', delivery: id }, now, now)
}
