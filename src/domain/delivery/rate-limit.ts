/** How many calls a source or sender still takes, as its last answer said. */

/** One window of a rate limit: `used` of `allowed` calls, counted anew at `resetsAt` (ms since 1970). */
export type RateLimitWindow = { used: number; allowed: number; resetsAt: number }

/** A fifth of every window is kept for people who wait on a page. */
const SHARE_FOR_EVENTS = 0.8

/**
 * Until when a source is not to be asked, or null when it may be asked now. Somebody waiting on a page may use all of
 * a window, everything else four fifths.
 *
 * @example blockedUntil([{ used: 80, allowed: 100, resetsAt }], now, 'event') // new Date(resetsAt)
 */
export function blockedUntil(
  windows: readonly RateLimitWindow[],
  now: Date,
  asker: 'interactive' | 'event',
): Date | null {
  const share = asker === 'interactive' ? 1 : SHARE_FOR_EVENTS
  const full = windows.filter(
    ({ used, allowed, resetsAt }) => resetsAt > now.getTime() && used >= allowed * share,
  )
  return full.length > 0 ? new Date(Math.max(...full.map(({ resetsAt }) => resetsAt))) : null
}

const MINUTE_MS = 60_000
const SECOND_MS = 1_000
const LONGEST_CLOSED_MS = 60 * MINUTE_MS

/**
 * The window of a sender that says it is closed: `used` counts how often it said so with nothing taken in between, and
 * from the second time on the wait doubles, from ten seconds to an hour, for not every sender says until when.
 *
 * @example closedAgain([], now, inTenSeconds) // { used: 1, allowed: 1, resetsAt: inTenSeconds }
 */
export function closedAgain(before: readonly RateLimitWindow[], now: Date, until: Date): RateLimitWindow {
  const [last] = before
  // others were refused in the same closed time
  const times = !last ? 1 : last.resetsAt > now.getTime() ? Math.max(1, last.used) : last.used + 1
  const longer = times < 2 ? 0 : Math.min(LONGEST_CLOSED_MS, 10 * SECOND_MS * 2 ** (times - 2))
  return { used: times, allowed: 1, resetsAt: Math.max(until.getTime(), now.getTime() + longer) }
}

/** When a limited sender is short: codes first, then nudges, then summaries. What a runner asked for goes with codes. */
export type Urgency = 'first' | 'next' | 'last'

const SPREAD: Readonly<Record<Urgency, readonly [from: number, over: number]>> = {
  first: [0, 0],
  next: [0, 2 * MINUTE_MS],
  last: [2 * MINUTE_MS, 8 * MINUTE_MS],
}

/**
 * When each comes back after a sender was closed: in their order and not all at once. `jitter` is from 0 to 1.
 *
 * @example turnAfter(midnight, 'first', 0.3) // midnight
 */
export function turnAfter(opensAt: Date, urgency: Urgency, jitter: number): Date {
  const [from, over] = SPREAD[urgency]
  return new Date(opensAt.getTime() + from + Math.round(over * jitter))
}
