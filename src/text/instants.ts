/** Moments and spans for whoever runs an installation, wherever they are: in UTC. */
import { clockTimeOf, localDateOf } from '../domain/time/calendar.ts'
import { dayOfYear } from './days.ts'
import { tally } from './plurals.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** The day is left out on the day itself. @example instantWords(noon, evening) // '12:00 UTC' */
export function instantWords(instant: Date, now: Date): string {
  const time = `${clockTimeOf(instant, 'UTC')} UTC`
  const date = localDateOf(instant, 'UTC')
  return date === localDateOf(now, 'UTC') ? time : `${time} on ${dayOfYear(date)}`
}

/** How long it is since then. @example ago(noon, evening) // '7 hours' */
export const ago = (instant: Date, now: Date): string => spanWords(now.getTime() - instant.getTime())

/** Roughly, as it is said. @example spanWords(5_400_000) // '90 minutes' */
export function spanWords(ms: number): string {
  if (ms < 2 * MINUTE_MS) return 'a minute'
  if (ms < 2 * HOUR_MS) return tally(Math.round(ms / MINUTE_MS), 'minute')
  if (ms < 2 * DAY_MS) return tally(Math.round(ms / HOUR_MS), 'hour')
  return tally(Math.round(ms / DAY_MS), 'day')
}
