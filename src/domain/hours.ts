/** When something may be said: quiet hours on the runner's own wall clock. */
import { addDays, clockTimeOf, instantOf, localDateOf } from './calendar.ts'
import type { QuietHours, Runner } from './runner.ts'

/**
 * Whether a time of day lies in the quiet hours; their end itself is open, and hours over midnight are understood.
 *
 * @example isQuiet('06:30', { from: '21:00', to: '08:00' }) // true
 */
export function isQuiet(time: string, quiet: QuietHours): boolean {
  return quiet.from <= quiet.to
    ? time >= quiet.from && time < quiet.to
    : time >= quiet.from || time < quiet.to
}

/**
 * The first moment from `instant` on at which the runner may be spoken to: after a snooze and outside the quiet hours.
 *
 * @example openAt(new Date('2024-11-03T03:00:00Z'), { timeZone: 'America/New_York', … }) // 2024-11-03T13:00:00Z
 */
export function openAt(
  instant: Date,
  runner: Pick<Runner, 'timeZone' | 'quietHours' | 'snoozedUntil'>,
): Date {
  const { quietHours: quiet, timeZone, snoozedUntil } = runner
  const awake = snoozedUntil && snoozedUntil > instant ? snoozedUntil : instant
  const time = clockTimeOf(awake, timeZone)
  if (!quiet || !isQuiet(time, quiet)) return awake
  const today = localDateOf(awake, timeZone)
  return instantOf(time < quiet.to ? today : addDays(today, 1), quiet.to, timeZone)
}
