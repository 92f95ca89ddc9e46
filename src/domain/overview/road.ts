/** The road to the race, forwards: how long the longest runs may become while each stays within the last 30 days. */

import { policy } from '../policy/rules.ts'
import {
  addDays,
  daysBetween,
  type LocalDate,
  localDateOf,
  weekdayOf,
  weekStartOf,
} from '../time/calendar.ts'
import { soreTwoWeeks } from '../training/legs.ts'
import { placeAt, type TrainingLog } from '../training/log.ts'
import { goalRace } from '../training/phase.ts'
import type { Race, Runner } from '../training/runner.ts'
import { headroom } from './headroom.ts'
import { shownHeadroom } from './headroom-shown.ts'
import { usualLongRunDays } from './long-run-day.ts'

/** A week's long run, by its day: no longer than this; null for a lighter week. */
type RoadWeek = { date: LocalDate; atMostMeters: number | null }

export type Road =
  | {
      kind: 'road'
      goal: Race
      /** The longest run of the last 30 days, from which it starts. */
      longestMeters: number
      weeks: readonly RoadWeek[]
      /** The longest it comes to, or a run of these days where that is longer than any step to come. */
      reachesMeters: number
      /** As far as few plans go beyond, little for the race, or neither. */
      end: 'far' | 'little' | null
    }
  | {
      kind: 'none'
      why: 'not-well' | 'no-race' | 'race-near' | 'too-few-runs' | 'careful-weeks' | 'far-enough'
    }

type Walking = Pick<Runner, 'timeZone' | 'sensitivity' | 'selfReports'>

/**
 * The longest runs from here to the goal race, of 20 km and more, within 18 weeks: each at most 10% beyond the longest
 * of the 30 days before it, one step a week, on the day of the runner's long runs, a lighter week after three steps and
 * where the runner marked one, the last at least 21 days before the race. It ends where few plans go further. None for
 * who is not well, in the taper, and wherever the headroom is held down: after a marathon, a break or a large step, and
 * with legs that were sore two weeks running.
 *
 * @example roadToRace(log, runner, now) // 16 km, 84 days: 17.6, 19.3, 21.2, lighter, 23.3, 25.6, 28.1, lighter, 30.9
 */
export function roadToRace(log: TrainingLog, runner: Walking, now: Date): Road {
  const today = localDateOf(now, runner.timeZone)
  const { selfReports } = runner
  const { run, notATarget } = shownHeadroom(log, runner, now)
  if (run.kind === 'none' && run.why === 'not-well') return none('not-well')
  const goal = goalRace(selfReports.races, today)
  const far = goal && policy.road.races.find(({ leastMeters }) => goal.distanceMeters >= leastMeters)
  if (!goal || !far || daysBetween(today, goal.date) > policy.road.withinDays) return none('no-race')
  if (notATarget) return none('race-near')
  if (run.kind === 'none') return none(run.why === 'too-few-runs' ? 'too-few-runs' : 'careful-weeks')
  const longestMeters = headroom(log, runner, now).run?.longestMeters ?? 0
  if (run.basis !== 'last-30-days' || soreTwoWeeks(selfReports, log.weekStartsOn, today))
    return none('careful-weeks')
  if (longestMeters >= far.farMeters) return none('far-enough')
  const weeks = walk(log, runner, now, longRunDates(log, runner, today, goal), far.farMeters)
  const stepsTo = Math.max(0, ...weeks.map(({ atMostMeters }) => atMostMeters ?? 0))
  if (stepsTo === 0) return none('race-near')
  // until the longest leaves the 30 days, a run as long as its own step is none
  const reachesMeters = Math.max(stepsTo, wholeStep(longestMeters))
  const end = reachesMeters >= far.farMeters ? 'far' : reachesMeters < far.littleMeters ? 'little' : null
  return { kind: 'road', goal, longestMeters, weeks, reachesMeters, end }
}

const none = <Why extends (Road & { kind: 'none' })['why']>(why: Why) => ({ kind: 'none', why }) as const

/** The days of long runs, a week apart: on the day they usually are, and one step a week. */
function longRunDates(log: TrainingLog, runner: Walking, today: LocalDate, goal: Race): LocalDate[] {
  const weekday = runner.selfReports.longRunDay ?? usualLongRunDays(log, today).at(0) ?? weekdayOf(today)
  const next = addDays(today, 1 + ((weekday - weekdayOf(today) + 6) % 7))
  const first = isStep(log, weekStartOf(next, log.weekStartsOn)) ? addDays(next, 7) : next
  const weeks = Math.floor((daysBetween(first, goal.date) - policy.road.lastDaysBefore) / 7)
  return Array.from({ length: Math.max(0, weeks + 1) }, (_, n) => addDays(first, 7 * n))
}

function wholeStep(longestMeters: number): number {
  const { stepTenths, wholeMeters } = policy.road
  return wholeMeters * Math.floor((stepTenths * longestMeters) / (10 * wholeMeters))
}

function walk(
  log: TrainingLog,
  { selfReports }: Walking,
  now: Date,
  dates: readonly LocalDate[],
  farMeters: number,
): RoadWeek[] {
  const known = log.counted
    .slice(0, placeAt(log, now))
    .map(({ localDate: date, distanceMeters: meters }) => ({ date, meters }))
  const { weeksUp } = policy.road
  let up = dates[0] === undefined ? 0 : stepsBefore(log, weekStartOf(dates[0], log.weekStartsOn))
  const weeks: RoadWeek[] = []
  for (const date of dates) {
    if (up >= weeksUp || selfReports.easyWeeks.includes(weekStartOf(date, log.weekStartsOn))) {
      weeks.push({ date, atMostMeters: null })
      up = 0
      continue
    }
    const recent = known.filter((run) => daysBetween(run.date, date) < policy.spike.days)
    const longest = Math.max(0, ...recent.map(({ meters }) => meters))
    const atMostMeters = wholeStep(longest)
    weeks.push({ date, atMostMeters })
    known.push({ date, meters: atMostMeters })
    up += 1
    if (atMostMeters >= farMeters) break
  }
  // it ends with a long run, not with the lighter week after the last
  return weeks.slice(0, 1 + weeks.findLastIndex(({ atMostMeters }) => atMostMeters !== null))
}

/** So many weeks in a row, up to the one before, were steps: the next lighter one is as much nearer. */
function stepsBefore(log: TrainingLog, week: LocalDate): number {
  const { weeksUp } = policy.road
  const steps = Array.from({ length: weeksUp }, (_, n) => isStep(log, addDays(week, -7 * (n + 1))))
  const broken = steps.indexOf(false)
  return broken < 0 ? weeksUp : broken
}

/** Whether the longest run of a week was longer than any of the four weeks before it. */
function isStep(log: TrainingLog, weekStart: LocalDate): boolean {
  const longestOf = (week: LocalDate) =>
    log.weeks.find((each) => each.weekStart === week)?.longestRunMeters ?? 0
  const before = Math.max(...[1, 2, 3, 4].map((n) => longestOf(addDays(weekStart, -7 * n))))
  return before > 0 && longestOf(weekStart) > before
}
