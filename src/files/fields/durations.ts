/** Durations as exports write them, and the two clocks of a run: moving and elapsed. */
import { wallClock } from './moments.ts'
import { number } from './numbers.ts'
import type { Kind } from './row-fields.ts'

const DAY_SECONDS = 86_400

/**
 * A duration in words of a clock: `0:23:40`, `23:40`, `1 day, 2:03:04`, with or without fractions; the same written as a
 * moment after 1970, as some databases do, or as a time of day, as some spreadsheets do.
 */
export function durationSeconds(text: string): number | null {
  const clock = /^(?:(\d+) days?,? )?(?:(\d+):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)(?: ?([ap])\.?m\.?)?$/i.exec(
    text,
  )
  if (clock) {
    const [, days, given, minutes, rest, half] = clock
    const hours = half ? (Number(given) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(given ?? 0)
    if (Number(rest?.replace(',', '.')) >= 60 || (given !== undefined && Number(minutes) > 59)) return null
    const whole = Number(days ?? 0) * DAY_SECONDS + hours * 3600 + Number(minutes) * 60
    return Math.round(whole + Number(rest?.replace(',', '.')))
  }
  const since1970 = /^1970-01-\d\d[ T]\d\d:/.test(text) ? wallClock(text) : null
  return since1970 === null ? null : Math.round(since1970 / 1000)
}

export const duration: Kind<number> = {
  expected: 'a duration such as 0:52:13',
  read: (found) => (typeof found === 'string' ? durationSeconds(found.trim()) : null),
}

/** Seconds, as a number or in words of a clock. */
export const seconds: Kind<number> = {
  expected: 'a number of seconds such as 3133',
  read(found) {
    const clock = duration.read(found)
    if (clock !== null) return clock
    const count = number.read(found)
    return count === null ? null : Math.round(count)
  },
}

/** The two clocks of a run. A moving time that is none is the whole time; null when there is neither. */
export function clocksOf(
  moving: number | null,
  whole: number | null,
): { movingSeconds: number; elapsedSeconds: number } | null {
  const elapsedSeconds = whole || moving
  return elapsedSeconds === null ? null : { movingSeconds: moving || elapsedSeconds, elapsedSeconds }
}
