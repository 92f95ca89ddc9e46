/** How long something took, and when it was on a runner's own clock. */
import { clockTimeOf, localDateOf } from '../domain/time/calendar.ts'
import { shortDay } from './days.ts'
import { tally } from './plurals.ts'

/** In a sentence. @example lasted(9_660) // '2:41 hours'; lasted(2_400) // '40 minutes' */
export function lasted(seconds: number): string {
  const { minutes, clock } = measured(seconds)
  if (clock) return `${clock} hours`
  return tally(minutes, 'minute')
}

/** In a table. @example duration(9_660) // '2:41 h'; duration(2_400) // '40 min' */
export function duration(seconds: number): string {
  const { minutes, clock } = measured(seconds)
  return clock ? `${clock} h` : `${minutes} min`
}

/** Whole minutes; from an hour on as hours and minutes too. */
function measured(seconds: number): { minutes: number; clock: string | null } {
  const minutes = Math.round(seconds / 60)
  const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  return { minutes, clock: minutes < 60 ? null : clock }
}

/** @example moment(instant, 'Europe/Berlin') // 'Sun 3 Nov 14:20' */
export function moment(instant: Date, timeZone: string): string {
  return `${shortDay(localDateOf(instant, timeZone))} ${clockTimeOf(instant, timeZone)}`
}
