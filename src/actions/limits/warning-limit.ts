/** A warning sign is answered, and never with a flood: so many a day to an address, then fewer. */
import type { Dependencies } from '../../dependencies.ts'
import { channelRules } from '../../domain/delivery/channels.ts'
import { nextUtcDay } from '../../domain/time/calendar.ts'
import type { ToWarn } from '../../store/delivery/warnings.ts'

const HOUR_MS = 3_600_000

/** So many a day; beyond that none where another channel carries it, and else one in some hours. */
export async function mayWarn(
  { store, secrets }: Pick<Dependencies, 'store' | 'secrets'>,
  { channel, addressHash }: ToWarn,
  all: readonly ToWarn[],
  now: Date,
): Promise<boolean> {
  const { limit, warnings } = channelRules[channel]
  // by the address itself, for a contact that is removed and added again is another contact
  const limitOf = (what: string) => secrets.limitId(`warnings ${channel}${what}`, addressHash)
  const ofDay = { ...(await limitOf('')), allowed: warnings.aDay, resetsAt: nextUtcDay(now) }
  if (await store.rateLimits.take(ofDay, now)) return true
  if (all.some((other) => other.channel === limit?.standIn)) return false
  const resetsAt = new Date(now.getTime() + warnings.thenHoursApart * HOUR_MS)
  return store.rateLimits.take({ ...(await limitOf(' beyond')), allowed: 1, resetsAt }, now)
}
