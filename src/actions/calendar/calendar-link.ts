/** The private link to a runner's calendar: made, renewed, revoked, and asked as often as calendars do. */
import type { Dependencies } from '../../dependencies.ts'
import { err, ok, type Result } from '../../result.ts'
import { hashOf, randomToken } from '../../secrets.ts'
import { networkLimits } from '../limits/network-limits.ts'

type CalendarOptions = Pick<Dependencies, 'store' | 'secrets'>

const HOUR_MS = 3_600_000
/** Several calendars that each ask every few minutes. */
const ASKS_AN_HOUR = 120
const MISSES_AN_HOUR = 120

/** A new link, and the end of the one before. It is told this once. */
export async function makeCalendarLink(
  { store, config }: Pick<Dependencies, 'store' | 'config'>,
  runnerId: string,
  now: Date,
): Promise<string> {
  const token = randomToken()
  await store.calendars.give(runnerId, await hashOf(token), now)
  return new URL(`/calendar/${token}.ics`, config.BASE_URL).href
}

/** False when there was none. */
export const revokeCalendarLink = (
  { store }: Pick<CalendarOptions, 'store'>,
  runnerId: string,
): Promise<boolean> => store.calendars.revoke(runnerId)

/** Whose calendar it is. A link counts for itself, for many come from one calendar company; a wrong one for its network. */
export async function readCalendarLink(
  { store, secrets }: CalendarOptions,
  token: string,
  networks: readonly string[],
  now: Date,
): Promise<Result<string, 'no-such' | 'too-many'>> {
  const resetsAt = new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS)
  const hash = await hashOf(token)
  const runnerId = await store.calendars.ownerOf(hash)
  if (runnerId !== null) {
    const of = await secrets.limitId('calendar', `calendar ${hash}`)
    const may = await store.rateLimits.take({ ...of, allowed: ASKS_AN_HOUR, resetsAt }, now)
    return may ? ok(runnerId) : err('too-many')
  }
  const misses = { what: 'calendar misses', networks, allowed: MISSES_AN_HOUR, resetsAt }
  for (const limit of await networkLimits(secrets, misses)) {
    if (!(await store.rateLimits.take(limit, now))) return err('too-many')
  }
  return err('no-such')
}
