/** How far a wall clock is ahead of UTC, and what such a zone is called. */

const FARTHEST_MINUTES = 14 * 60

/**
 * The zone in which two clocks show the same moment; null when they can't both be right.
 *
 * @example offsetBetween(Date.parse('2024-11-03T07:00Z'), Date.parse('2024-11-03T12:00Z')) // -300
 */
export function offsetBetween(localMs: number, utcMs: number): number | null {
  const minutes = Math.round((localMs - utcMs) / 60_000)
  return Math.abs(minutes) > FARTHEST_MINUTES || minutes % 15 !== 0 ? null : minutes
}

/** What stands at the end of `2024-11-03T07:00:00-05:00`, in minutes; null where the text doesn't tell. */
export function offsetIn(text: string): number | null {
  const parts = /([+-])(\d\d):?(\d\d)$/.exec(text.slice(10))
  if (!parts) return null
  const minutes = Number(parts[2]) * 60 + Number(parts[3])
  return minutes > FARTHEST_MINUTES ? null : minutes * (parts[1] === '-' ? -1 : 1)
}

/** @example offsetName(-210) // '-03:30' */
export function offsetName(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
