/** How many calls a source or sender still takes, as its last answer said. */

/** One window of a rate limit: `used` of `allowed` calls, counted anew at `resetsAt` (ms since 1970). */
export type BudgetWindow = { used: number; allowed: number; resetsAt: number }

/** A fifth of every window is kept for people who wait on a page. */
const SHARE_FOR_EVENTS = 0.8

/**
 * Until when a source is not to be asked, or null when it may be asked now. Somebody waiting on a page may use all of
 * a window, everything else four fifths.
 *
 * @example blockedUntil([{ used: 80, allowed: 100, resetsAt }], now, 'event') // new Date(resetsAt)
 */
export function blockedUntil(
  windows: readonly BudgetWindow[],
  now: Date,
  asker: 'person' | 'event',
): Date | null {
  const share = asker === 'person' ? 1 : SHARE_FOR_EVENTS
  const full = windows.filter(
    ({ used, allowed, resetsAt }) => resetsAt > now.getTime() && used >= allowed * share,
  )
  return full.length > 0 ? new Date(Math.max(...full.map(({ resetsAt }) => resetsAt))) : null
}
