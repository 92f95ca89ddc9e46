/** Small reminders of what a log cannot see, one a week in turn; and one for a run on high ground. */
import { daysBetween, type LocalDate } from '../../domain/time/calendar.ts'
import { day } from '../../text/days.ts'
import type { Reader } from '../../text/reader.ts'

const REMINDERS = [
  'A log cannot see sleep. In a heavy week an earlier night is the simplest thing to change.',
  'A log cannot see form. If one side always gets sore first, a physio or coach who watches you run may see why.',
  'A log cannot see stretching. Five quiet minutes after an easy run count; they need not be more.',
  'A rest day is part of the training, also when the legs feel fine.',
] as const

/** Another one each week, the same one on every day of it. @example reminderFor('2024-11-04') */
export function reminderFor(today: LocalDate): string {
  const week = Math.floor(daysBetween('1970-01-05', today) / 7)
  return REMINDERS[((week % REMINDERS.length) + REMINDERS.length) % REMINDERS.length] ?? REMINDERS[0]
}

/** Null without a run well above the runner's usual ground. */
export function highGround(date: LocalDate | null, reader: Reader): string | null {
  if (date === null) return null
  return `${day(date, reader)}'s run was well above your usual ground. Thin, dry air asks for more: go by effort and not by pace, and drink.`
}
