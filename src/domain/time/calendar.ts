/** Days, weeks and wall clocks. Days are text, weeks start where the runner says, zones are always explicit. */
import { tzOffset } from '@date-fns/tz/tzOffset'
import { UTCDateMini } from '@date-fns/utc/date/mini'
// file by file: Node would load all of date-fns at each start of the command line
import { addDays as addToDay } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { formatISO } from 'date-fns/formatISO'
import { getDay } from 'date-fns/getDay'
import { lightFormat } from 'date-fns/lightFormat'
import { startOfDay } from 'date-fns/startOfDay'
import { startOfMonth } from 'date-fns/startOfMonth'
import { startOfWeek } from 'date-fns/startOfWeek'

/** A calendar day on somebody's wall clock, `YYYY-MM-DD`. */
export type LocalDate = string

/** A month of the calendar, `YYYY-MM`. */
export type Month = string

export const WEEK_STARTS = ['monday', 'sunday'] as const
export type WeekStart = (typeof WEEK_STARTS)[number]

/** A time of day on somebody's wall clock, `HH:MM`. */
export type ClockTime = string

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** How many answers a memo holds before it begins anew: a window has 119 days, and a sync asks for few instants. */
const MOST_REMEMBERED = 500

/** A function that remembers what it answered lately. */
function memoized<K, V>(answer: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>()
  return (key) => {
    const known = answers.get(key)
    if (known !== undefined) return known
    if (answers.size >= MOST_REMEMBERED) answers.clear()
    const found = answer(key)
    answers.set(key, found)
    return found
  }
}

/**
 * When a day begins in UTC, in milliseconds. No runner's day begins or ends more than 14 hours from it.
 *
 * @example utcStartOf('1970-01-02') // 86_400_000
 */
export const utcStartOf = memoized((date: LocalDate): number => Date.parse(date))

/** A local day as the one in UTC, for date-fns to count with: the machine's zone and clock changes can't shift it. */
const inUtc = (date: LocalDate) => new UTCDateMini(utcStartOf(date))

// the few days of a window are named again and again, and writing one out takes longer than any step between two
const nameOfDay = memoized(
  (day: number): LocalDate => formatISO(new UTCDateMini(day * DAY_MS), { representation: 'date' }),
)

/** The day in UTC that holds a moment, in milliseconds. */
const dayAt = (ms: number): LocalDate => nameOfDay(Math.floor(ms / DAY_MS))

/** Whether a text names a day that exists. @example isDay('2024-02-30') // false */
export function isDay(text: string): boolean {
  // not by way of the memo: it would keep whatever somebody sends instead of a day
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && dayAt(ms) === text
}

/** Whether a text names a month. @example isMonth('2024-13') // false */
export const isMonth = (text: string): boolean => isDay(`${text}-01`)

/** The month that holds a day. @example monthOf('2024-11-03') // '2024-11' */
export const monthOf = (date: LocalDate): Month => date.slice(0, 7)

/** The month so many before or after. @example addToMonth('2024-11', -12) // '2023-11' */
export const addToMonth = (month: Month, months: number): Month =>
  monthOf(dayAt(addMonths(inUtc(`${month}-01`), months).getTime()))

/** @example addDays('2024-02-28', 2) // '2024-03-01' */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dayAt(utcStartOf(date) + days * DAY_MS)
}

/**
 * Whole days from one local day to another, negative when `to` is earlier.
 *
 * @example daysBetween('2024-12-30', '2025-01-02') // 3
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  // in UTC every day is as long; date-fns sets out from four dates of its own, a quarter of a page view
  return (utcStartOf(to) - utcStartOf(from)) / DAY_MS
}

/** Day of the week, 0 = Sunday … 6 = Saturday. @example weekdayOf('2024-11-03') // 0 */
export function weekdayOf(date: LocalDate): number {
  return getDay(inUtc(date))
}

/**
 * The first day of the week that holds `date`.
 *
 * @example weekStartOf('2024-11-03', 'monday') // '2024-10-28'
 * @example weekStartOf('2024-11-03', 'sunday') // '2024-11-03'
 */
export function weekStartOf(date: LocalDate, weekStartsOn: WeekStart): LocalDate {
  return dayAt(startOfWeek(inUtc(date), { weekStartsOn: weekStartsOn === 'monday' ? 1 : 0 }).getTime())
}

/** The next midnight in UTC. @example nextUtcDay(new Date('2024-11-03T08:00:00Z')) // 2024-11-04T00:00:00Z */
export function nextUtcDay(now: Date): Date {
  return new Date(startOfDay(addToDay(new UTCDateMini(now), 1)))
}

/** When the next month begins in UTC. @example nextUtcMonth(new Date('2024-12-31T08:00:00Z')) // 2025-01-01T00:00:00Z */
export function nextUtcMonth(now: Date): Date {
  return new Date(addMonths(startOfMonth(new UTCDateMini(now)), 1))
}

/**
 * The local day at an instant in a time zone (IANA name or `+09:00`).
 *
 * @example localDateOf(new Date('2024-11-03T04:30:00Z'), 'America/New_York') // '2024-11-03'
 */
export function localDateOf(instant: Date, timeZone: string): LocalDate {
  return dayAt(wallClock(instant, timeZone))
}

/**
 * The time of day on the wall clock at an instant.
 *
 * @example clockTimeOf(new Date('2024-11-03T04:30:00Z'), 'America/New_York') // '00:30'
 */
export function clockTimeOf(instant: Date, timeZone: string): ClockTime {
  return lightFormat(new UTCDateMini(wallClock(instant, timeZone)), 'HH:mm')
}

// whatever is decided at a moment asks again and again how late it is then
const offsetsOf = memoized((timeZone: string) =>
  memoized((ms: number) => tzOffset(timeZone, new Date(ms)) * MINUTE_MS),
)

const offsetMs = (timeZone: string, ms: number) => offsetsOf(timeZone)(ms)

/** What the wall clock shows, as if it were UTC, in milliseconds. */
const wallClock = (instant: Date, timeZone: string): number =>
  instant.getTime() + offsetMs(timeZone, instant.getTime())

/**
 * The instant at which a wall clock shows a time on a day. A time that a clock change skips becomes the one as much
 * later; of a time that comes twice it is the first.
 *
 * @example instantOf('2024-11-03', '08:00', 'America/New_York') // 2024-11-03T13:00:00Z
 */
export function instantOf(date: LocalDate, time: ClockTime, timeZone: string): Date {
  // not by way of a local Date: that would ask the zone of the machine which of two equal times is meant
  const wall = Date.parse(`${date}T${time}:00Z`)
  const [before, after] = [offsetMs(timeZone, wall - DAY_MS), offsetMs(timeZone, wall + DAY_MS)]
  const shows = (offset: number) => offsetMs(timeZone, wall - offset) === offset
  return new Date(wall - (shows(before) || !shows(after) ? before : after))
}

/** What some runtimes know as zones and is no place: a clock that was never set. */
const NO_PLACE = /^(factory|localtime|posixrules|(etc\/)?unknown)$/i

/** Zones that the runtime was asked for: it takes its time. */
const known = new Set<string>()

/**
 * Whether the runtime knows this time zone, and it is one.
 *
 * @example isTimeZone('Mars/Olympus') // false
 * @example isTimeZone('Factory') // false
 */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true
  if (NO_PLACE.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    known.add(name)
    return true
  } catch {
    return false
  }
}

/** The weeks a runner's training is kept for: the current one and the 16 before it. */
export type Window = { from: LocalDate; currentWeek: LocalDate; today: LocalDate; since: Date }

export const WINDOW_WEEKS = 17

/**
 * The window at an instant: its first day, the current week, today, and the instant the first day began.
 *
 * @example windowAt(new Date('2024-11-06T12:00:00Z'), { timeZone: 'UTC', weekStartsOn: 'monday' })
 * // { from: '2024-07-15', currentWeek: '2024-11-04', today: '2024-11-06', since: 2024-07-15T00:00:00Z }
 */
export function windowAt(now: Date, runner: { timeZone: string; weekStartsOn: WeekStart }): Window {
  const today = localDateOf(now, runner.timeZone)
  const currentWeek = weekStartOf(today, runner.weekStartsOn)
  const from = addDays(currentWeek, -7 * (WINDOW_WEEKS - 1))
  return { from, currentWeek, today, since: instantOf(from, '00:00', runner.timeZone) }
}
