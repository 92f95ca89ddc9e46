/** Durations as exports write them, and the two clocks of a run: moving and elapsed. */
import { wallClock } from './moments.ts'
import { number } from './numbers.ts'
import type { Kind } from './row-fields.ts'
import { secondsOf } from './units.ts'

const DAY_SECONDS = 86_400

const CLOCK = /^(?:(\d+)(?: days?,? |\.))?(?:(\d+):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)(?: ?([ap])\.?m\.?)?$/i

/** A figure and its unit in `1h 02m 03s`, `52 min`, `52′13″`, `PT52M13S`, `52分13秒`. */
const PART = /(\d{1,9}(?:[.,]\d{1,9})?) ?([^\d\s.,]{1,9})/gu

/** Minutes and seconds of an arc, which stand for those of an hour; `m` is no metre here. */
const ARCS: Readonly<Record<string, number>> = {
  "'": 60,
  '’': 60,
  '′': 60,
  '"': 1,
  '”': 1,
  '′′': 1,
  "''": 1,
  m: 60,
}

/** A part of a day, as a spreadsheet keeps a duration: `0.0362615741`. */
const OF_A_DAY = /^[0-2][.,]\d{5,}$/

/** The day that is none in the calendars of spreadsheets, and the next; 1970 is that of databases. */
const FIRST_DAYS: readonly (readonly [begins: string, days: number])[] = [
  ['1899-12-30', 0],
  ['1899-12-31', 1],
  ['1900-01-00', 0],
  ['1900-01-01', 1],
]

/**
 * A duration in words of a clock: `0:23:40`, `23:40`, `1 day, 2:03:04`, `52m 13s`, with or without fractions; the same
 * written as a moment after 1970, as some databases do, or as a time of day or a part of one, as spreadsheets do.
 *
 * @example durationSeconds('PT52M13S') // 3133
 */
export function durationSeconds(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  return clockSeconds(plain) ?? spokenSeconds(plain) ?? partOfADay(plain) ?? sinceFirstDay(plain)
}

const decimal = (text: string | undefined) => Number((text ?? '0').replace(',', '.'))

function clockSeconds(text: string): number | null {
  const clock = CLOCK.exec(text)
  if (!clock) return null
  const [, days, given, minutes, rest, half] = clock
  const hours = half ? (Number(given) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(given ?? 0)
  if (decimal(rest) >= 60 || (given !== undefined && Number(minutes) > 59)) return null
  return Math.round(Number(days ?? 0) * DAY_SECONDS + hours * 3600 + Number(minutes) * 60 + decimal(rest))
}

/** Each unit once, the longer ones first. */
function spokenSeconds(text: string): number | null {
  const bare = text.replace(/^p|t(?=\d)/gi, '')
  const parts = [...bare.matchAll(PART)].map(([, count, unit = '']) => {
    const size = ARCS[unit.toLowerCase()] ?? secondsOf(unit) ?? 0
    return { size, seconds: decimal(count) * size }
  })
  const inOrder = parts.every(
    ({ size }, at) => size > 0 && size < (parts[at - 1]?.size ?? Number.POSITIVE_INFINITY),
  )
  if (parts.length === 0 || !inOrder || /[^\s.,]/.test(bare.replace(PART, ''))) return null
  return Math.round(parts.reduce((sum, { seconds }) => sum + seconds, 0))
}

const partOfADay = (text: string) => (OF_A_DAY.test(text) ? Math.round(decimal(text) * DAY_SECONDS) : null)

function sinceFirstDay(text: string): number | null {
  const first = FIRST_DAYS.find(([begins]) => text.startsWith(begins))
  if (first) {
    const time = clockSeconds(text.slice(10).replace(/^[ T]/, '').replace(/Z$/, ''))
    return time === null ? null : first[1] * DAY_SECONDS + time
  }
  const since1970 = /^1970-01-\d\d[ T]\d\d:/.test(text) ? wallClock(text) : null
  return since1970 === null ? null : Math.round(since1970 / 1000)
}

const duration: Kind<number> = {
  expected: 'a duration such as 0:52:13',
  read: (found) => (typeof found === 'string' ? durationSeconds(found) : null),
}

/** A duration, or a number of what the column says it is in; without a unit a bare number is none. */
export function durationIn(unit: string): Kind<number> {
  const size = secondsOf(unit)
  return {
    expected: duration.expected,
    read(found) {
      const count = size === null || size === 1 || !/:/.test(String(found)) ? number.read(found) : null
      if (size !== null && count !== null) return Math.round(count * size)
      return duration.read(found)
    },
  }
}

/** Seconds, as a number or in words of a clock. */
export const seconds: Kind<number> = {
  expected: 'a number of seconds such as 3133',
  read(found) {
    const count = number.read(found)
    return count === null ? duration.read(found) : Math.round(count)
  },
}

/** The same where the column may say that its numbers are minutes or hours. */
export const secondsIn = (unit: string): Kind<number> => (unit === '' ? seconds : durationIn(unit))

/** The two clocks of a run. A moving time that is none is the whole time; null when there is neither. */
export function clocksOf(
  moving: number | null,
  whole: number | null,
): { movingSeconds: number; elapsedSeconds: number } | null {
  const elapsedSeconds = whole || moving
  return elapsedSeconds === null ? null : { movingSeconds: moving || elapsedSeconds, elapsedSeconds }
}
