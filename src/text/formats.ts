/** Figures, days and times as a runner reads them: kilometres or miles, weekdays, correct plurals. */
import { addDays, daysBetween, type LocalDate, weekdayOf } from '../domain/time/calendar.ts'
import type { Units } from '../domain/training/runner.ts'

/** Who reads, and on which day: days close to it go by their weekday alone. */
export type Reader = { units: Units; today: LocalDate }

const METERS = { km: 1000, mi: 1609.344 } as const satisfies Record<Units, number>
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
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const

/** So many tenths of a kilometre or mile, as shown. */
const tenths = (meters: number, units: Units) => Math.round((10 * meters) / METERS[units])
const written = (tenth: number, units: Units) => `${(tenth / 10).toFixed(1)} ${units}`

/** @example distance(28_040, 'km') // '28.0 km' */
export function distance(meters: number, units: Units): string {
  return written(tenths(meters, units), units)
}

/** The difference of two distances as they are shown, so that a reader's own subtraction agrees. */
export function further(meters: number, thanMeters: number, units: Units): string {
  return written(Math.max(1, tenths(meters, units) - tenths(thanMeters, units)), units)
}

/** A distance not to go beyond: never more than it is. @example upTo(30_899, 'km') // '30.8 km' */
export function upTo(meters: number, units: Units): string {
  return written(Math.floor((10 * meters) / METERS[units]), units)
}

/** In a subject line. @example short(28_040, 'km') // '28 km'; short(28_400, 'km') // '28.4 km' */
export function short(meters: number, units: Units): string {
  return distance(meters, units).replace('.0 ', ' ')
}

/** A distance nobody knows to the tenth. @example about(62_500, 'km') // 'about 63 km' */
export function about(meters: number, units: Units): string {
  return `about ${Math.max(1, Math.round(meters / METERS[units]))} ${units}`
}

/** @example lasted(9_660) // '2:41 hours'; lasted(2_400) // '40 minutes' */
export function lasted(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  return minutes < 60
    ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} hours`
}

/** @example weekday('2024-11-03') // 'Sunday' */
export function weekday(date: LocalDate): string {
  return WEEKDAYS[weekdayOf(date)] ?? ''
}

/** Days of the week by their numbers, Sunday last. @example weekdays([6, 0]) // 'Saturdays and Sundays' */
export function weekdays(numbers: readonly number[]): string {
  const inOrder = [...numbers].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
  return list(inOrder.flatMap((number) => (WEEKDAYS[number] ? [`${WEEKDAYS[number]}s`] : [])))
}

/** @example fullDay('2024-11-03') // 'Sunday 3 November' */
export function fullDay(date: LocalDate): string {
  return `${weekday(date)} ${dayOfMonth(date)} ${month(date)}`
}

/** In a chart. @example shortDay('2024-11-03') // '3 Nov' */
export function shortDay(date: LocalDate): string {
  return `${dayOfMonth(date)} ${month(date).slice(0, 3)}`
}

/** The weekday alone within six days of the day of reading. @example day('2024-11-03', reader) // 'Sunday' */
export function day(date: LocalDate, { today }: Reader): string {
  return isFar(date, { today }) ? fullDay(date) : weekday(date)
}

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

/** The same in a subject line, where a week need not be spelled out. */
export function choiceShort(dates: readonly LocalDate[], reader: Reader): string {
  const last = dates.at(-1) ?? reader.today
  return dates.length > 3 && daysBetween(reader.today, last) <= 9
    ? 'in the coming week'
    : choice(dates, reader)
}

const isStretch = (dates: readonly LocalDate[]) =>
  dates.length > 3 && daysBetween(dates[0] ?? '', dates.at(-1) ?? '') === dates.length - 1

/** @example list(['calves', 'lower back']) // 'calves and lower back' */
export function list(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

/** @example number(2) // 'two'; number(14) // '14' */
export function number(count: number): string {
  return NUMBERS[count] ?? String(count)
}

/** @example count(1, 'day') // 'one day'; count(3, 'day') // 'three days' */
export function count(many: number, one: string, several = `${one}s`): string {
  return `${number(many)} ${many === 1 ? one : several}`
}

/** @example capital('two easy days') // 'Two easy days' */
export function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

const dayOfMonth = (date: LocalDate) => Number(date.slice(8, 10))
const month = (date: LocalDate) => MONTHS[Number(date.slice(5, 7)) - 1] ?? ''
