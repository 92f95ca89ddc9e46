/** How long something took, and when it was on a runner's own clock. */
import { clockTimeOf, localDateOf } from '../domain/time/calendar.ts'
import { shortDay } from './days.ts'
import { tally } from './plurals.ts'

/** In a sentence. @example lasted(9_660) // '2 h 41'; lasted(2_400) // '40 minutes' */
export const lasted = (seconds: number): string =>
  seconds < SHORTEST_HOUR ? tally(Math.round(seconds / 60), 'minute') : hours(seconds)

/** In a table. @example duration(9_660) // '2 h 41'; duration(2_400) // '40 min' */
export const duration = (seconds: number): string =>
  seconds < SHORTEST_HOUR ? `${Math.round(seconds / 60)} min` : hours(seconds)

/** What rounds to 60 minutes is an hour. */
const SHORTEST_HOUR = 3_570

function hours(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`
}

/** The time alone on the day of reading, else with its day. @example clock(instant, 'Europe/Berlin', now) // '14:20' */
export const clock = (instant: Date, timeZone: string, now: Date): string =>
  localDateOf(instant, timeZone) === localDateOf(now, timeZone)
    ? timeOfDay(instant, timeZone)
    : moment(instant, timeZone)

/** After “read” or “next try”. @example atClock(instant, 'Europe/Berlin', now) // 'at 14:20'; 'on Sun 3 Nov at 14:20' */
export function atClock(instant: Date, timeZone: string, now: Date): string {
  const date = localDateOf(instant, timeZone)
  const time = `at ${timeOfDay(instant, timeZone)}`
  return date === localDateOf(now, timeZone) ? time : `on ${shortDay(date)} ${time}`
}

/** @example moment(instant, 'Europe/Berlin') // 'Sun 3 Nov 14:20' */
export function moment(instant: Date, timeZone: string): string {
  return `${shortDay(localDateOf(instant, timeZone))} ${timeOfDay(instant, timeZone)}`
}

/** UTC is on nobody's wall: whose own zone is not known yet is told which clock this is. */
function timeOfDay(instant: Date, timeZone: string): string {
  const time = clockTimeOf(instant, timeZone)
  return timeZone === 'UTC' ? `${time} UTC` : time
}
