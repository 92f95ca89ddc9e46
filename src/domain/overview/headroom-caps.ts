/** What keeps the headroom of the last 30 days down: a step just taken, the weeks after a marathon, those after a break. */

import { policy } from '../policy/rules.ts'
import { daysToRecover } from '../recovery/weeks.ts'
import { longestBefore } from '../rules/early-return.ts'
import { longRunSpike } from '../rules/long-run-spike.ts'
import { returnFromBreak } from '../rules/return-from-break.ts'
import type { Assessed } from '../rules/shape/finding.ts'
import { addDays, daysBetween, type LocalDate } from '../time/calendar.ts'
import { placeAt, ranBetween, type TrainingLog } from '../training/log.ts'
import { marathonsBetween, type Racing } from '../training/marathons.ts'
import { asOneRun } from '../training/outing.ts'
import { isBreak, type TimeOff, timeOff } from '../training/running-days.ts'
import { wasInjuredLately } from '../training/well.ts'

/** A cautious figure: null where none is to be shown, and none either below what is least or what was just run. */
export type Cap = { beyondMeters: number | null; leastMeters: number; justRunMeters: number }

/** The runs of some days that had started by an instant. */
const ranBy = (log: TrainingLog, from: LocalDate, to: LocalDate, now: Date) =>
  ranBetween(log, from, to).filter(({ startedAt }) => startedAt <= now)

/** The longest of the last day of running since a day; 0 without one. */
function justRun(log: TrainingLog, from: LocalDate, today: LocalDate, now: Date): number {
  const runs = ranBy(log, from, today, now)
  const last = runs.at(-1)?.localDate
  return Math.max(0, ...runs.filter((run) => run.localDate === last).map((run) => run.distanceMeters))
}

/**
 * The longest run since a moderate or large step of the last 14 days, which is most often the step itself; null without
 * one. A spike must not invite the next one: a small one in these days begins them anew.
 *
 * @example stepCap(log, runner, '2024-11-08', now) // 23_000 in the 14 days after 23 km over 14
 */
export function stepCap(log: TrainingLog, runner: Assessed, today: LocalDate, now: Date): number | null {
  const { stepDays, stepsWithinDays } = policy.shown
  let until: LocalDate = ''
  let longest = 0
  for (const run of ranBy(log, addDays(today, -stepsWithinDays), today, now)) {
    const { localDate: date, distanceMeters } = run
    if (date > until) longest = 0
    const spike = longRunSpike(log, run, runner)
    if (spike && (spike.facts.band !== 'small' || date <= until)) until = addDays(date, stepDays)
    longest = Math.max(longest, distanceMeters)
  }
  return today <= until ? longest : null
}

/**
 * What the days after a marathon leave; null when there was none, or none of them says anything.
 *
 * @example marathonCap(log, runner, nineDaysAfter, now) // { beyondMeters: 10_000, leastMeters: 0, justRunMeters: 5_000 }
 */
export function marathonCap(log: TrainingLog, runner: Racing, today: LocalDate, now: Date): Cap | null {
  const { noneToDay, shortToDay, shortMeters, parts } = policy.shown.marathon
  const farthest = Math.max(...parts.map(({ toDay }) => toDay))
  const marathon = marathonsBetween(log, addDays(today, -Math.ceil(1.5 * farthest)), today, runner).findLast(
    (outing) => outing[0].startedAt <= now,
  )
  if (!marathon) return null
  const last = daysToRecover(asOneRun(marathon).distanceMeters)
  const date = marathon[0].localDate
  const day = daysBetween(date, today)
  const justRunMeters = justRun(log, addDays(date, 1), today, now)
  const cap = (beyondMeters: number | null) => ({ beyondMeters, leastMeters: 0, justRunMeters })
  if (day <= last(noneToDay)) return cap(null)
  if (day <= last(shortToDay)) return cap(shortMeters)
  const longest = longestBefore(log, marathon)
  const part = parts.find(({ toDay }) => day <= last(toDay))
  return longest === null || !part
    ? null
    : cap(Math.floor((part.percent * Math.floor((11 * longest) / 10)) / 100))
}

/**
 * What the first two weeks after a break leave, or a break that today's run would end; null without one. After an injury
 * it is half for both.
 *
 * @example breakCap(log, runner, '2024-11-03', now) // { beyondMeters: 7_500, leastMeters: 5_000, justRunMeters: 4_000 }
 */
export function breakCap(log: TrainingLog, runner: Assessed, today: LocalDate, now: Date): Cap | null {
  const { percentByWeek, longestOfDays, leastMeters } = policy.shown.break
  const off = breakThatMatters(log, today, now)
  if (!off) return null
  const [half, threeQuarters] = percentByWeek
  const isHalf = off.daysBack < 7 || wasInjuredLately(runner.selfReports, addDays(today, -off.daysBack))
  const percent = isHalf ? half : threeQuarters
  const before = ranBetween(log, addDays(off.lastRunDate, 1 - longestOfDays), off.lastRunDate)
    .map(({ distanceMeters }) => distanceMeters)
    .filter((meters) => meters < policy.race.marathonMeters)
  const beyondMeters = Math.floor((percent * Math.max(0, ...before)) / 100)
  return { beyondMeters, leastMeters, justRunMeters: justRun(log, addDays(off.lastRunDate, 1), today, now) }
}

/** The break a runner is in or has just come back from, and for how many days they have been back. */
function breakThatMatters(
  log: TrainingLog,
  today: LocalDate,
  now: Date,
): (TimeOff & { daysBack: number }) | null {
  const current = timeOff(log, placeAt(log, now), today)
  if (current && isBreak(current)) return { ...current, daysBack: 0 }
  const since = addDays(today, 1 - 7 * policy.shown.break.percentByWeek.length)
  const returns = ranBy(log, since, today, now).flatMap((run) => returnFromBreak(log, run) ?? [])
  const last = returns.at(-1)
  return last ? { ...last.facts, daysBack: daysBetween(last.date, today) } : null
}
