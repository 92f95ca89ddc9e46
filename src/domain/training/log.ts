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
  compareIds,
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
  const unique = [...new Map(runs.map((run) => [run.id, withSoundClock(run)])).values()]
  const sound = unique.filter((run) => {
    const why = unfit(run, keeping.excluded)
    if (why) notCounted.push({ run, why })
    return !why
  })
  const doubled = overlapping(sound)
  for (const run of sound) {
    if (doubled.has(run.id)) notCounted.push({ run, why: 'overlap' })
    else counted.push(run)
  }
  counted.sort(byStart)
  notCounted.sort((a, b) => byStart(a.run, b.run))
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

const interval = (run: Run) => ({ start: run.startedAt.getTime(), end: endOf(run).getTime() })

/** The runs that share more than half of the shorter one with a longer run already taken. */
function overlapping(runs: readonly Run[]): Set<RunId> {
  const byTime = runs.map((run) => ({ run, ...interval(run) })).sort((a, b) => a.start - b.start)
  const longestMs = byTime.reduce((longest, { start, end }) => Math.max(longest, end - start), 0)
  const place = new Map(byTime.map((entry, index) => [entry.run.id, index]))
  const taken = new Set<RunId>()
  const doubled = new Set<RunId>()

  const meets = (index: number, step: 1 | -1): boolean => {
    const own = byTime[index]
    if (!own) return false
    for (let at = index + step, other = byTime[at]; other; at += step, other = byTime[at]) {
      if (Math.abs(other.start - own.start) >= longestMs) return false
      const common = Math.min(own.end, other.end) - Math.max(own.start, other.start)
      if (taken.has(other.run.id) && 2 * common > Math.min(own.end - own.start, other.end - other.start))
        return true
    }
    return false
  }

  const longestFirst = [...runs].sort(
    (a, b) =>
      b.distanceMeters - a.distanceMeters ||
      a.startedAt.getTime() - b.startedAt.getTime() ||
      compareIds(a.id, b.id),
  )
  for (const run of longestFirst) {
    const index = place.get(run.id) ?? 0
    if (meets(index, -1) || meets(index, 1)) doubled.add(run.id)
    else taken.add(run.id)
  }
  return doubled
}

function weeksOf(counted: readonly Run[], keeping: LogOptions): Week[] {
  const totals = new Map<LocalDate, Week>()
  for (const run of counted) {
    const weekStart = weekStartOf(run.localDate, keeping.weekStartsOn)
    const week = totals.get(weekStart) ?? emptyWeek(weekStart)
    totals.set(weekStart, {
      weekStart,
      distanceMeters: week.distanceMeters + run.distanceMeters,
      movingSeconds: week.movingSeconds + run.movingSeconds,
      runs: week.runs + 1,
      longestRunMeters: Math.max(week.longestRunMeters, run.distanceMeters),
    })
  }
  const starts = [...totals.keys()].sort()
  const first = starts[0]
  if (first === undefined) return []
  const until = keeping.until ? weekStartOf(keeping.until, keeping.weekStartsOn) : first
  const last = [starts.at(-1) ?? first, until].sort().at(-1) ?? first
  return Array.from({ length: daysBetween(first, last) / 7 + 1 }, (_, index) => {
    const weekStart = addDays(first, 7 * index)
    return totals.get(weekStart) ?? emptyWeek(weekStart)
  })
}

const emptyWeek = (weekStart: LocalDate): Week => ({
  weekStart,
  distanceMeters: 0,
  movingSeconds: 0,
  runs: 0,
  longestRunMeters: 0,
})

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

/** The first place in the log at which `isReached` holds; it must never cease to hold further on. */
function firstPlace(log: TrainingLog, isReached: (run: Run) => boolean): number {
  let low = 0
  let high = log.counted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const run = log.counted[middle]
    if (run && !isReached(run)) low = middle + 1
    else high = middle
  }
  return low
}

/** The first place in the log with a run that started at or after an instant, in milliseconds. */
const placeFrom = (log: TrainingLog, ms: number) =>
  firstPlace(log, ({ startedAt }) => startedAt.getTime() >= ms)

/**
 * How many counted runs come before this one (earlier start; ties by id): the place where its history ends.
 *
 * @example log.counted.slice(0, placeOf(log, run)) // everything before the run
 */
export function placeOf(log: TrainingLog, run: Run): number {
  return firstPlace(log, (other) => byStart(other, run) >= 0)
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
