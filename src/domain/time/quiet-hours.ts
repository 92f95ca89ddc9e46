/** When something may be said: quiet hours on the runner's own wall clock. */
import { addDays, type ClockTime, clockTimeOf, instantOf, localDateOf } from './calendar.ts'

/** The hours in which nothing is sent, on the runner's wall clock; `from` may be later than `to` (over midnight). */
export type QuietHours = { from: ClockTime; to: ClockTime }

/** What decides when somebody is spoken to. */
export type Spoken = { timeZone: string; quietHours: QuietHours | null; snoozedUntil: Date | null }

/**
 * Whether a time of day lies in the quiet hours; their end itself is open, and hours over midnight are understood.
 *
 * @example isQuiet('06:30', { from: '21:00', to: '08:00' }) // true
 */
export function isQuiet(time: ClockTime, quiet: QuietHours): boolean {
  return quiet.from <= quiet.to
    ? time >= quiet.from && time < quiet.to
    : time >= quiet.from || time < quiet.to
}

/**
 * The first moment from `instant` on at which the runner may be spoken to: after a snooze and outside the quiet hours.
 *
 * @example openAt(new Date('2024-11-03T03:00:00Z'), { timeZone: 'America/New_York', … }) // 2024-11-03T13:00:00Z
 */
export function openAt(instant: Date, runner: Spoken): Date {
  const { quietHours: quiet, timeZone, snoozedUntil } = runner
  const awake = snoozedUntil && snoozedUntil > instant ? snoozedUntil : instant
  const time = clockTimeOf(awake, timeZone)
  if (!quiet || !isQuiet(time, quiet)) return awake
  const today = localDateOf(awake, timeZone)
  const end = instantOf(time < quiet.to ? today : addDays(today, 1), quiet.to, timeZone)
  if (end > awake) return end
  // the clock was put back over the end of the quiet hours, so it comes a second time
  return new Date(awake.getTime() + (minutesOf(quiet.to) - minutesOf(time)) * 60_000)
}

/**
 * The first moment outside the runner's quiet hours and outside `closed`, where that is set; null when together they
 * leave none.
 *
 * @example openOutside({ from: '21:00', to: '08:00' }, new Date('2024-06-05T05:00:00Z'), { timeZone: 'UTC', … }) // 08:00 that day
 */
export function openOutside(closed: QuietHours | null, instant: Date, runner: Spoken): Date | null {
  let at = instant
  // each closed stretch may end in the other; two of each are a day
  for (let turn = 0; turn < 4; turn += 1) {
    const awake = openAt(at, runner)
    const open = openAt(awake, { ...runner, quietHours: closed })
    if (open.getTime() === awake.getTime()) return open
    at = open
  }
  return null
}

const minutesOf = (time: ClockTime) => 60 * Number(time.slice(0, 2)) + Number(time.slice(3, 5))
