/** Days with and without running: no rest day for long, and the return after a break. */

import { policy } from '../policy/rules.ts'
import { addDays, daysBetween, type LocalDate, weekStartOf } from '../time/calendar.ts'
import { placeOf, ranBetween, type TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import type { Assessed, NoRestDay, ReturnFromBreak, ShortBreak } from './finding.ts'

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

/** Whether it was this run, and no earlier one, that made its day a day of running. */
function makesTheDay(log: TrainingLog, run: Run): boolean {
  const { leastMeters } = policy.dayOfRunning
  let meters = 0
  for (const each of ranBetween(log, run.localDate, run.localDate)) {
    if (each.id === run.id) return meters < leastMeters && meters + each.distanceMeters >= leastMeters
    meters += each.distanceMeters
  }
  return false
}

/**
 * The 10th day of running in a row (14th for the relaxed, 7th for the careful), reported once; not for a runner who had
 * a streak of 21 days or more in the 16 weeks before, for whom it is a habit.
 *
 * @example noRestDay(log, run, runner)?.facts // { daysInARow: 10, since: '2024-10-25' }
 */
export function noRestDay(log: TrainingLog, run: Run, { sensitivity }: Assessed): NoRestDay | null {
  const previous = log.counted[placeOf(log, run) - 1]
  if (!previous || daysBetween(previous.localDate, run.localDate) > 1) return null
  const days = policy.noRestDay.days[sensitivity]
  const since = addDays(run.localDate, 1 - days)
  const before = addDays(since, -1)
  const running = runningDays(log, before, run.localDate)
  if (running.length !== days || running[0] === before || !makesTheDay(log, run)) return null

  const week = weekStartOf(run.localDate, log.weekStartsOn)
  const window = runningDays(log, addDays(week, -7 * policy.noRestDay.windowWeeks), before)
  if (longestStreak(window) >= policy.noRestDay.streakDays) return null
  const facts = { daysInARow: days, since }
  return { rule: 'no-rest-day', subject: `run:${run.id}`, date: run.localDate, run: run.id, facts }
}

function longestStreak(days: readonly LocalDate[]): number {
  let longest = 0
  let current = 0
  for (const [index, day] of days.entries()) {
    const previous = days[index - 1]
    current = previous && daysBetween(previous, day) === 1 ? current + 1 : 1
    longest = Math.max(longest, current)
  }
  return longest
}

/** A time without running, and how much was run before it. */
export type TimeOff = { daysOff: number; lastRunDate: LocalDate; runsBefore: number }

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
 * The first day of running after a break: 14 days or more with at least 4 runs in the 28 days before it, or 7 to 13 days
 * with at least 12.
 *
 * @example returnFromBreak(log, run)?.facts // { daysOff: 16, lastRunDate: '2024-10-01', runsBefore: 14 }
 */
export function returnFromBreak(log: TrainingLog, run: Run): ReturnFromBreak | ShortBreak | null {
  const { long, short } = policy.break
  const place = placeOf(log, run)
  const previous = log.counted[place - 1]
  // most runs come soon after another: those need no closer look
  if (!previous || (countsAsDay(previous) && daysBetween(previous.localDate, run.localDate) <= short.days)) {
    return null
  }
  const off = timeOff(log, place, run.localDate)
  if (!off || off.daysOff < short.days || !makesTheDay(log, run)) return null
  const isShort = off.daysOff < long.days && off.runsBefore >= short.runs
  if (!isShort && !isBreak(off)) return null
  return {
    rule: isShort ? 'short-break' : 'return-from-break',
    subject: `run:${run.id}`,
    date: run.localDate,
    run: run.id,
    facts: off,
  }
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
