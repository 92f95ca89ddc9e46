/** How often a link to sign in may be sent to one address. Anybody may ask for one, and only its owner may wait for it. */
import { linkRules } from './links.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** So many links in a day, if none is used, may come one after the other: for a mail that got lost. */
const QUICK_LINKS = 4
const QUICK_MINUTES = linkRules['sign-in'].minutes
const WAIT_MINUTES = 5
/** After that one is sent when the one before has had its time. */
const SLOW_MINUTES = 240

/** A link that nobody has used: when it was made, for how long it works, and whether it may have arrived. */
export type UnusedLink = { createdAt: Date; minutes: number; mayHaveArrived: boolean }

/**
 * For how many minutes the next link works; null when none is sent, for then the one before is in the mailbox and works
 * still: whoever asked for it, its owner comes in by it. `unused` is newest first.
 *
 * @example nextLinkMinutes([], now, { isBusy: false }) // 15
 * @example nextLinkMinutes([{ createdAt: aMinuteAgo, minutes: 15, mayHaveArrived: true }], now, { isBusy: false }) // null
 */
export function nextLinkMinutes(
  unused: readonly UnusedLink[],
  now: Date,
  { isBusy }: { isBusy: boolean },
): number | null {
  const lately = unused.filter(({ createdAt }) => now.getTime() - createdAt.getTime() < DAY_MS)
  const isQuick = !isBusy && lately.length < QUICK_LINKS
  const minutes = isQuick ? QUICK_MINUTES : SLOW_MINUTES
  const [last] = lately
  if (!last) return minutes
  const wait = isQuick || !last.mayHaveArrived ? WAIT_MINUTES : last.minutes
  return now.getTime() - last.createdAt.getTime() >= wait * MINUTE_MS ? minutes : null
}

/** What a delivery of a link is about: for how long it works. @example aboutLink(15) // '15 minutes' */
export const aboutLink = (minutes: number): string => `${minutes} minutes`

/** @example linkMinutes('240 minutes') // 240 */
export const linkMinutes = (about: string): number => Number.parseInt(about, 10) || QUICK_MINUTES
