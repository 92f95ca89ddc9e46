/** Small reminders of what a log cannot see, one a week in turn; and one for a run on high ground. */
import { daysBetween, type LocalDate } from '../../domain/time/calendar.ts'
import { day } from '../../text/days.ts'
import type { Reader } from '../../text/reader.ts'

const REMINDERS = [
  'A log cannot see sleep. In a heavy week an earlier night is the simplest thing to change.',
  'A log cannot see form. If one side always gets sore first, a physio or coach who watches you run may see why.',
  'A log cannot see stretching. Five quiet minutes after an easy run are enough.',
  'A rest day is part of the training, even when the legs feel fine.',
] as const

/** Where the runner lives decides the last one, and never the place of another: none comes two weeks in a row. */
const AT_HOME = {
  high: 'You run high up. Thin, dry air asks for more to drink, and for more patience after long runs.',
  low: 'A log cannot see shoes. When a pair feels flat, look at how far it has come.',
} as const

/** A Sunday, so that weeks of either start are told apart. */
const FIRST_DAY = '1970-01-04'

/** Another one each week, the same one on every day of it. @example reminderFor('2024-11-04', { livesHigh: false }) */
export function reminderFor(today: LocalDate, { livesHigh }: { livesHigh: boolean }): string {
  const all = [...REMINDERS, livesHigh ? AT_HOME.high : AT_HOME.low]
  const week = Math.floor(daysBetween(FIRST_DAY, today) / 7)
  return all[((week % all.length) + all.length) % all.length] ?? REMINDERS[0]
}

/** Null without a run well above the runner's usual ground. */
export function highGround(date: LocalDate | null, reader: Reader): string | null {
  return date === null ? null : `${day(date, reader)}'s run was well above your usual ground. ${THIN_AIR}`
}

/** Of a run far above the usual ground. */
export const THIN_AIR = 'Thin, dry air asks for more: go by effort and not by pace, and drink.'
