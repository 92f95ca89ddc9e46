/** When a run began: from either of its clocks, and not before there were watches. */
import { instantOf, localDateOf } from '../../domain/time/calendar.ts'
import type { Run } from '../../domain/training/run.ts'
import type { ReadOptions } from '../training-file.ts'
import { dayOf } from './moments.ts'

type Start = Pick<Run, 'startedAt' | 'localDate'>

/**
 * When it began, and the day that was, of the moment and the wall clock in milliseconds; one of the two is enough, the
 * zone says the other. Null where there is neither.
 *
 * @example startFrom(null, Date.parse('2024-11-03T07:00Z'), 'America/New_York') // startedAt 12:00Z, on 3 November
 */
export function startFrom(at: Date | null, wall: number | null, timeZone: string): Start | null {
  if (at !== null)
    return { startedAt: at, localDate: wall === null ? localDateOf(at, timeZone) : dayOf(wall) }
  if (wall === null) return null
  const minute = instantOf(dayOf(wall), new Date(wall).toISOString().slice(11, 16), timeZone)
  return { startedAt: new Date(minute.getTime() + (wall % 60_000)), localDate: dayOf(wall) }
}

/** Said of a file in which a run has one clock and nobody says whose. */
export const ONE_CLOCK =
  'Where a run has one clock and no time zone, it is read as UTC (say whose with --time-zone).'

/** A watch that never found the time writes one of its own, long before there were such watches. */
const FIRST_WATCHES = Date.UTC(2000, 0, 1)

/** A watch may be set wrong by a day or two. */
const GRACE_MS = 2 * 86_400_000

/** What is wrong with a start, as the reason why its row is left out; null for one that can be. */
export function wrongStart(startedAt: Date, { latest }: ReadOptions): string | null {
  const day = startedAt.toISOString().slice(0, 10)
  if (startedAt.getTime() < FIRST_WATCHES) return `begins in ${day.slice(0, 4)}: the watch had no date`
  if (latest && startedAt.getTime() > latest.getTime() + GRACE_MS)
    return `begins on ${day}, which is yet to come`
  return null
}
