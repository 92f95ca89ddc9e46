/** Days with and without running, and the time off that a run ends. */

import * as z from 'zod'
import { policy } from '../policy/rules.ts'
import { addDays, daysBetween, type LocalDate } from '../time/calendar.ts'
import { placeOf, ranBetween, type TrainingLog } from './log.ts'
import type { Run } from './run.ts'

/**
 * The days of running (1 km or more in all) from a day up to and including another, in order.
 *
 * @example runningDays(log, '2024-11-01', '2024-11-07') // ['2024-11-01', '2024-11-03', '2024-11-06']
 */
export function runningDays(log: TrainingLog, from: LocalDate, to: LocalDate): LocalDate[] {
  const meters = new Map<LocalDate, number>()
  for (const { localDate, distanceMeters } of ranBetween(log, from, to)) {
    meters.set(localDate, (meters.get(localDate) ?? 0) + distanceMeters)
  }
  const { leastMeters } = policy.dayOfRunning
  return [...meters].flatMap(([date, total]) => (total >= leastMeters ? [date] : [])).sort(byDate)
}

const byDate = (a: LocalDate, b: LocalDate) => (a < b ? -1 : 1)

const countsAsDay = ({ distanceMeters }: Run) => distanceMeters >= policy.dayOfRunning.leastMeters

/**
 * Whether it was this run, and no earlier one, that made its day a day of running.
 *
 * @example makesTheDay(log, eveningRun) // false after a morning run of 5 km
 */
export function makesTheDay(log: TrainingLog, run: Run): boolean {
  const { leastMeters } = policy.dayOfRunning
  let meters = 0
  for (const each of ranBetween(log, run.localDate, run.localDate)) {
    if (each.id === run.id) return meters < leastMeters && meters + each.distanceMeters >= leastMeters
    meters += each.distanceMeters
  }
  return false
}

/** A time without running, and how much was run before it. */
export const timeOffSchema = z.object({
  daysOff: z.number(),
  lastRunDate: z.iso.date(),
  runsBefore: z.number(),
})
export type TimeOff = z.output<typeof timeOffSchema>

/**
 * The days without running that a run on `date` would end, given the runs before a place in the log; null without any
 * running before.
 *
 * @example timeOff(log, placeOf(log, run), '2024-10-18') // { daysOff: 16, lastRunDate: '2024-10-01', runsBefore: 14 }
 */
export function timeOff(log: TrainingLog, place: number, date: LocalDate): TimeOff | null {
  const lastRunDate = lastRunningDay(log, place)
  if (!lastRunDate) return null
  const daysOff = daysBetween(lastRunDate, date) - 1
  const runsBefore = ranBetween(log, addDays(lastRunDate, 1 - policy.break.daysBefore), lastRunDate).length
  return { daysOff, lastRunDate, runsBefore }
}

/**
 * Whether time off was a break: 14 days or more, with at least 4 runs in the 28 days before it.
 *
 * @example isBreak({ daysOff: 14, lastRunDate: '2024-10-01', runsBefore: 4 }) // true
 */
export function isBreak({ daysOff, runsBefore }: TimeOff): boolean {
  return daysOff >= policy.break.long.days && runsBefore >= policy.break.long.runs
}

/**
 * The time off of 7 days or more that this run ends, being the one that makes its day a day of running; null without.
 *
 * @example timeOffEndedBy(log, run) // { daysOff: 16, lastRunDate: '2024-10-01', runsBefore: 14 }
 */
export function timeOffEndedBy(log: TrainingLog, run: Run): TimeOff | null {
  const { days } = policy.break.short
  const place = placeOf(log, run)
  const previous = log.counted[place - 1]
  // most runs come soon after another: those need no closer look
  if (!previous || (countsAsDay(previous) && daysBetween(previous.localDate, run.localDate) <= days))
    return null
  const off = timeOff(log, place, run.localDate)
  return off && off.daysOff >= days && makesTheDay(log, run) ? off : null
}

/** The last day of running among the runs before a place in the log; null without one. */
function lastRunningDay(log: TrainingLog, place: number): LocalDate | null {
  let day: LocalDate | null = null
  let meters = 0
  for (let index = place - 1; index >= 0; index--) {
    const run = log.counted[index]
    if (!run) break
    if (run.localDate !== day) meters = 0
    day = run.localDate
    meters += run.distanceMeters
    if (meters >= policy.dayOfRunning.leastMeters) return day
  }
  return null
}
