/** Days as a runner reads them: by their weekday when they are near, else with their date. */
import { addDays, daysBetween, type LocalDate, type Month, weekdayOf } from '../domain/time/calendar.ts'
import type { Reader } from './reader.ts'
import { list } from './sentences.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** @example weekday('2024-11-03') // 'Sunday' */
export function weekday(date: LocalDate): string {
  return WEEKDAYS[weekdayOf(date)] ?? ''
}

/** The days of a week by number and name, Monday first: what a form lets choose from. */
export const weekdayChoices = [1, 2, 3, 4, 5, 6, 0].map((day) => ({ day, name: WEEKDAYS[day] ?? '' }))

/** Days of the week by their numbers, Sunday last. @example weekdays([6, 0]) // 'Saturdays and Sundays' */
export function weekdays(numbers: readonly number[]): string {
  const inOrder = [...numbers].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
  return list(inOrder.flatMap((number) => (WEEKDAYS[number] ? [`${WEEKDAYS[number]}s`] : [])))
}

/** @example fullDay('2024-11-03') // 'Sunday 3 November' */
export function fullDay(date: LocalDate): string {
  return `${weekday(date)} ${dayOfMonth(date)} ${month(date)}`
}

/** @example monthOfYear('2026-03') // 'March 2026' */
export function monthOfYear(written: Month): string {
  return `${month(`${written}-01`)} ${written.slice(0, 4)}`
}

/** In a list. @example shortDay('2024-11-03') // 'Sun 3 Nov' */
export function shortDay(date: LocalDate): string {
  return `${weekday(date).slice(0, 3)} ${chartDay(date)}`
}

/** In a chart. @example chartDay('2024-11-03') // '3 Nov' */
export function chartDay(date: LocalDate): string {
  return `${dayOfMonth(date)} ${month(date).slice(0, 3)}`
}

/** Where years matter. @example dayOfYear('2024-11-03') // '3 November 2024' */
export function dayOfYear(date: LocalDate): string {
  return `${dayOfMonth(date)} ${month(date)} ${date.slice(0, 4)}`
}

/** In a column that sorts. @example isoDay('2024-11-03') // '2024-11-03 Sun' */
export function isoDay(date: LocalDate): string {
  return `${date} ${weekday(date).slice(0, 3)}`
}

/** The weekday alone within six days of the day of reading. @example day('2024-11-03', reader) // 'Sunday' */
export function day(date: LocalDate, { today }: Reader): string {
  return isFar(date, { today }) ? fullDay(date) : weekday(date)
}

/** @example onDay('2024-11-03', reader) // 'on Sunday', and 'today' when it is */
export const onDay = (date: LocalDate, reader: Reader) =>
  date === reader.today ? 'today' : `on ${day(date, reader)}`

const isFar = (date: LocalDate, { today }: Pick<Reader, 'today'>) => Math.abs(daysBetween(today, date)) > 6

/** Days that follow one another. @example span('2024-11-04', '2024-11-05', reader) // 'Monday and Tuesday' */
export function span(from: LocalDate, to: LocalDate, reader: Reader, both: 'and' | 'or' = 'and'): string {
  if (from === to) return day(from, reader)
  const isNear = from >= reader.today && daysBetween(reader.today, to) <= 6
  if (isNear) return `${weekday(from)} ${addDays(from, 1) === to ? both : 'to'} ${weekday(to)}`
  const first = month(from) === month(to) ? `${weekday(from)} ${dayOfMonth(from)}` : fullDay(from)
  return `${first} to ${fullDay(to)}`
}

/** Days to choose from. @example choice(['2024-11-05', '2024-11-06'], reader) // 'on Tuesday or Wednesday' */
export function choice(dates: readonly LocalDate[], reader: Reader): string {
  const [first, last] = [dates[0] ?? '', dates.at(-1) ?? '']
  if (isStretch(dates)) return `any day from ${span(first, last, reader)}`
  const month = (date: LocalDate | undefined) => date?.slice(0, 7)
  const days = dates.map((date, place) =>
    isFar(date, reader) && month(dates[place + 1]) === month(date)
      ? `${weekday(date)} ${dayOfMonth(date)}`
      : day(date, reader),
  )
  return `on ${list(days, 'or')}`
}

/**
 * The same in a subject line, where a week need not be spelled out; a shorter stretch is no week.
 *
 * @example choiceShort(mondayToThursday, reader) // 'from Monday to Thursday'
 */
export function choiceShort(dates: readonly LocalDate[], reader: Reader): string {
  const [first, last] = [dates[0] ?? reader.today, dates.at(-1) ?? reader.today]
  const isAWeek = dates.length > 3 && daysBetween(first, last) >= 5
  if (isAWeek && daysBetween(reader.today, last) <= 9) return 'in the coming week'
  return isStretch(dates) ? `from ${span(first, last, reader)}` : choice(dates, reader)
}

const isStretch = (dates: readonly LocalDate[]) =>
  dates.length > 3 && daysBetween(dates[0] ?? '', dates.at(-1) ?? '') === dates.length - 1

const dayOfMonth = (date: LocalDate) => Number(date.slice(8, 10))
const month = (date: LocalDate) => MONTHS[Number(date.slice(5, 7)) - 1] ?? ''
