/** What a runner ran, sorted out once: which runs count, which do not and why, and the weeks they make. */

import { policy } from '../policy/rules.ts'
import {
  addDays,
  daysBetween,
  type LocalDate,
  utcStartOf,
  type WeekStart,
  weekStartOf,
} from '../time/calendar.ts'
import {
  byStart,
  endOf,
  type NotCounted,
  type Run,
  type RunId,
  type Uncounted,
  withSoundClock,
} from './run.ts'

const DAY_MS = 86_400_000

export type Week = {
  weekStart: LocalDate
  distanceMeters: number
  movingSeconds: number
  runs: number
  longestRunMeters: number
}

/** Every rule reads this and nothing else. Runs are in the order of their start, weeks oldest first without gaps. */
export type TrainingLog = {
  counted: readonly Run[]
  notCounted: readonly NotCounted[]
  weeks: readonly Week[]
  weekStartsOn: WeekStart
}

/** How a log is to be kept: where weeks start, what the runner took out, and up to which day weeks are to exist. */
export type LogOptions = { weekStartsOn: WeekStart; excluded?: ReadonlySet<RunId>; until?: LocalDate }

/**
 * Sorts runs into a log: counted or not, with the reason, and weekly totals from the first counted run to the last (or
 * to `until`), empty weeks included. Moving times that cannot be are set right. The order of `runs` does not
 * matter; the same id given twice counts once.
 *
 * @example buildLog([aRun({ localDate: '2024-11-03', distanceMeters: 10_000 })], { weekStartsOn: 'monday' }).weeks
 * // [{ weekStart: '2024-10-28', distanceMeters: 10_000, movingSeconds: 3600, runs: 1, longestRunMeters: 10_000 }]
 */
export function buildLog(runs: readonly Run[], keeping: LogOptions): TrainingLog {
  const counted: Run[] = []
  const notCounted: NotCounted[] = []
  const history = [...new Map(runs.map((run) => [run.id, withSoundClock(run)])).values()].sort(byStart)
  const doubled = overlapping(history.filter((run) => !unfit(run, keeping.excluded)))
  for (const run of history) {
    const why = unfit(run, keeping.excluded) ?? (doubled.has(run.id) ? 'overlap' : null)
    if (why) notCounted.push({ run, why })
    else counted.push(run)
  }
  return { counted, notCounted, weeks: weeksOf(counted, keeping), weekStartsOn: keeping.weekStartsOn }
}

function unfit(run: Run, excluded: ReadonlySet<RunId> | undefined): Uncounted | null {
  if (excluded?.has(run.id)) return 'excluded'
  if (run.distanceMeters <= 0) return 'no-distance'
  const seconds = Math.max(run.movingSeconds, run.elapsedSeconds)
  const { metersPerSecond, leastMeters } = policy.implausible
  const tooFast = run.distanceMeters > metersPerSecond * seconds
  return !run.manual && run.distanceMeters >= leastMeters && tooFast ? 'implausible' : null
}

type Timed = { run: Run; start: number; end: number }

const timed = (run: Run): Timed => ({ run, start: run.startedAt.getTime(), end: endOf(run).getTime() })

/** Of runs in the order of their start, those that share more than half of the shorter one with a longer run already taken. */
function overlapping(history: readonly Run[]): Set<RunId> {
  const doubled = new Set<RunId>()
  const taken: Timed[] = []
  for (const each of meeting(history.map(timed)).sort(longestFirst)) {
    const place = firstPlace(taken, ({ start }) => start > each.start)
    if (isDoubled(each, taken)) doubled.add(each.run.id)
    else taken.splice(place, 0, each)
  }
  return doubled
}

/** Those that share time with any other: most runs are alone in theirs. */
function meeting(history: readonly Timed[]): Timed[] {
  let over = Number.NEGATIVE_INFINITY
  return history.filter(({ start, end }, place) => {
    const next = history[place + 1]
    const meets = start < over || (next !== undefined && next.start < end)
    over = Math.max(over, end)
    return meets
  })
}

const longestFirst = (a: Timed, b: Timed) =>
  b.run.distanceMeters - a.run.distanceMeters || byStart(a.run, b.run)

function isDoubled({ start, end }: Timed, taken: readonly Timed[]): boolean {
  // of those taken none lies within another, so they end in the order of their start, and no three share a moment
  for (let at = firstPlace(taken, (other) => other.end > start); at < taken.length; at++) {
    const other = taken[at]
    if (!other || other.start >= end) return false
    const common = Math.min(other.end, end) - Math.max(other.start, start)
    if (2 * common > Math.min(other.end - other.start, end - start)) return true
  }
  return false
}

const NO_RUNS = { distanceMeters: 0, movingSeconds: 0, runs: 0, longestRunMeters: 0 }

function weeksOf(counted: readonly Run[], { weekStartsOn, until }: LogOptions): Week[] {
  const days = counted.map(({ localDate }) => localDate).sort()
  const [firstDay, lastDay] = [days[0], days.at(-1)]
  if (firstDay === undefined || lastDay === undefined) return []
  const first = weekStartOf(firstDay, weekStartsOn)
  const placeOfWeek = (date: LocalDate) => Math.floor(daysBetween(first, date) / 7)
  const totals = new Map<number, typeof NO_RUNS>()
  for (const run of counted) {
    const place = placeOfWeek(run.localDate)
    const total = totals.get(place) ?? NO_RUNS
    totals.set(place, {
      distanceMeters: total.distanceMeters + run.distanceMeters,
      movingSeconds: total.movingSeconds + run.movingSeconds,
      runs: total.runs + 1,
      longestRunMeters: Math.max(total.longestRunMeters, run.distanceMeters),
    })
  }
  const last = placeOfWeek(until && until > lastDay ? until : lastDay)
  return Array.from({ length: last + 1 }, (_, place) => ({
    weekStart: addDays(first, 7 * place),
    ...(totals.get(place) ?? NO_RUNS),
  }))
}

/**
 * The total of one week, 0 for a week outside the log.
 *
 * @example weekMeters(log, '2024-10-28') // 52_000
 */
export function weekMeters(log: TrainingLog, weekStart: LocalDate): number {
  const first = log.weeks[0]
  if (!first) return 0
  return log.weeks[daysBetween(first.weekStart, weekStart) / 7]?.distanceMeters ?? 0
}

/**
 * The totals of the weeks before a week, the nearest first; 0 for those outside the log.
 *
 * @example metersOfWeeksBefore(log, '2024-11-04', 4) // [52_000, 70_000, 66_000, 62_000]
 */
export function metersOfWeeksBefore(log: TrainingLog, weekStart: LocalDate, weeks: number): number[] {
  const first = log.weeks[0]
  const place = first ? daysBetween(first.weekStart, weekStart) / 7 : 0
  return Array.from({ length: weeks }, (_, n) => log.weeks[place - 1 - n]?.distanceMeters ?? 0)
}

/** The first place in a list at which `isReached` holds; it must never cease to hold further on. */
function firstPlace<T>(list: readonly T[], isReached: (each: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const each = list[middle]
    if (each && !isReached(each)) low = middle + 1
    else high = middle
  }
  return low
}

/** The first place in the log with a run that started at or after an instant, in milliseconds. */
const placeFrom = (log: TrainingLog, ms: number) =>
  firstPlace(log.counted, ({ startedAt }) => startedAt.getTime() >= ms)

/**
 * How many counted runs come before this one (earlier start; ties by id): the place where its history ends.
 *
 * @example log.counted.slice(0, placeOf(log, run)) // everything before the run
 */
export function placeOf(log: TrainingLog, run: Run): number {
  return firstPlace(log.counted, (other) => byStart(other, run) >= 0)
}

/**
 * How many counted runs had started by an instant.
 *
 * @example log.counted.slice(0, placeAt(log, now)) // everything so far
 */
export function placeAt(log: TrainingLog, instant: Date): number {
  return placeFrom(log, instant.getTime() + 1)
}

/**
 * The counted runs that started from one instant up to and including another, in the order of their start.
 *
 * @example startedBetween(log, threeDaysAgo, now).length // 2
 */
export function startedBetween(log: TrainingLog, from: Date, to: Date): readonly Run[] {
  return log.counted.slice(placeFrom(log, from.getTime()), placeAt(log, to))
}

/**
 * The counted runs before this one that started at most `days` times 24 hours earlier.
 *
 * @example runsBefore(log, run, 30).length // 18
 */
export function runsBefore(log: TrainingLog, run: Run, days: number): readonly Run[] {
  return log.counted.slice(placeFrom(log, run.startedAt.getTime() - days * DAY_MS), placeOf(log, run))
}

/**
 * The counted runs of the local days from one up to and including another, in the order of their start.
 *
 * @example ranBetween(log, '2024-10-28', '2024-11-03').length // 5
 */
export function ranBetween(log: TrainingLog, from: LocalDate, to: LocalDate): readonly Run[] {
  // a local day lies within a day of the one in UTC; another day for a watch that was set wrong
  const [since, until] = [utcStartOf(from) - 2 * DAY_MS, utcStartOf(to) + 3 * DAY_MS]
  return log.counted
    .slice(placeFrom(log, since), placeFrom(log, until))
    .filter(({ localDate }) => localDate >= from && localDate <= to)
}
