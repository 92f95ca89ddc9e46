/** Days, weeks and wall clocks. Days are text, weeks start where the runner says, zones are always explicit. */
import { tzOffset } from '@date-fns/tz'

/** A calendar day on somebody's wall clock, `YYYY-MM-DD`. */
export type LocalDate = string

export type WeekStart = 'monday' | 'sunday'

/** A time of day on somebody's wall clock, `HH:MM`. */
export type ClockTime = string

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A local day as a number of days: no zone and no clock change can shift it. */
const dayNumber = (date: LocalDate) => utcStartOf(date) / DAY_MS
const twoDigits = (number: number) => (number < 10 ? `0${number}` : `${number}`)

function dayNamed(number: number): LocalDate {
  const day = new Date(number * DAY_MS)
  return `${day.getUTCFullYear()}-${twoDigits(day.getUTCMonth() + 1)}-${twoDigits(day.getUTCDate())}`
}

/**
 * When a day begins in UTC, in milliseconds. No runner's day begins or ends more than 14 hours from it.
 *
 * @example utcStartOf('1970-01-02') // 86_400_000
 */
export function utcStartOf(date: LocalDate): number {
  // a date without a time is read as UTC
  return Date.parse(date)
}

/** @example addDays('2024-02-28', 2) // '2024-03-01' */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dayNamed(dayNumber(date) + days)
}

/**
 * Whole days from one local day to another, negative when `to` is earlier.
 *
 * @example daysBetween('2024-12-30', '2025-01-02') // 3
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Day of the week, 0 = Sunday … 6 = Saturday. @example weekdayOf('2024-11-03') // 0 */
export function weekdayOf(date: LocalDate): number {
  // 1970-01-01 was a Thursday
  return (((dayNumber(date) + 4) % 7) + 7) % 7
}

/**
 * The first day of the week that holds `date`.
 *
 * @example weekStartOf('2024-11-03', 'monday') // '2024-10-28'
 * @example weekStartOf('2024-11-03', 'sunday') // '2024-11-03'
 */
export function weekStartOf(date: LocalDate, weekStartsOn: WeekStart): LocalDate {
  const since = (weekdayOf(date) - (weekStartsOn === 'monday' ? 1 : 0) + 7) % 7
  return addDays(date, -since)
}

/**
 * The local day at an instant in a time zone (IANA name or `+09:00`).
 *
 * @example localDateOf(new Date('2024-11-03T04:30:00Z'), 'America/New_York') // '2024-11-03'
 */
export function localDateOf(instant: Date, timeZone: string): LocalDate {
  return wallClock(instant, timeZone).slice(0, 10)
}

/**
 * The time of day on the wall clock at an instant.
 *
 * @example clockTimeOf(new Date('2024-11-03T04:30:00Z'), 'America/New_York') // '00:30'
 */
export function clockTimeOf(instant: Date, timeZone: string): ClockTime {
  return wallClock(instant, timeZone).slice(11, 16)
}

const offsetMs = (timeZone: string, ms: number) => tzOffset(timeZone, new Date(ms)) * MINUTE_MS

/** What the wall clock shows, written as if it were UTC. */
function wallClock(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + offsetMs(timeZone, instant.getTime())).toISOString()
}

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

/** Whether the runtime knows this time zone. @example isTimeZone('Mars/Olympus') // false */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
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
