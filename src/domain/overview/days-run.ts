/** The days up to one, with what was run on each: the picture behind a nudge. */
import { addDays, type LocalDate } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'

export type DayRun = { date: LocalDate; longestMeters: number }

/**
 * So many days up to and including one, oldest first, each with its longest run.
 *
 * @example daysUpTo(log, '2024-11-03', 31).at(-1) // { date: '2024-11-03', longestMeters: 28_000 }
 */
export function daysUpTo(log: TrainingLog, date: LocalDate, days: number): DayRun[] {
  const runs = ranBetween(log, addDays(date, 1 - days), date)
  return Array.from({ length: days }, (_, place) => {
    const day = addDays(date, place + 1 - days)
    const meters = runs.filter(({ localDate }) => localDate === day).map((run) => run.distanceMeters)
    return { date: day, longestMeters: Math.max(0, ...meters) }
  })
}
