/** What is true of the log, run by run. A finding is arithmetic; whether it is worth a message is decided elsewhere. */
import { addDays, weekStartOf } from './calendar.ts'
import { placeOf, ranBetween, runsBefore, type TrainingLog, weekMeters } from './log.ts'
import { type Band, policy } from './policy.ts'
import { byStart, type LocalDate, type Run, type RunId } from './run.ts'
import type { Runner } from './runner.ts'

export type Subject = `run:${RunId}` | `week:${LocalDate}` | `day:${LocalDate}`

type FindingOf<Rule extends string, Facts> = {
  rule: Rule
  subject: Subject
  /** The local day it became true. */
  date: LocalDate
  /** The run that made it true. */
  run: RunId
  /** Figures a person can check; the API's `facts`. */
  facts: Facts
}

export type LongRunSpike = FindingOf<
  'long-run-spike',
  { band: Band; distanceMeters: number; longestMeters: number; runsBefore: number }
>
export type WeeklyJump = FindingOf<
  'weekly-jump',
  { weekStart: LocalDate; distanceMeters: number; usualMeters: number; previousWeekMeters: number }
>
export type BigLongRun = FindingOf<'big-long-run', { distanceMeters: number; movingSeconds: number }>

/** A fact about the log, with a rule, a subject and figures. */
export type Finding = LongRunSpike | WeeklyJump | BigLongRun
export type Rule = Finding['rule']

/** What a rule asks of a runner: the sensitivity they chose. */
export type Assessed = Pick<Runner, 'sensitivity'>

/**
 * Everything that became true with this run, judged by the history before it (earlier start; ties by id), so the order
 * in which runs arrived does not matter. A run that is not counted gives nothing.
 *
 * @example assessRun(log, sundayRun, runner) // [{ rule: 'long-run-spike', subject: 'run:strava:1', facts: { … } }]
 */
export function assessRun(log: TrainingLog, run: Run, runner: Assessed): Finding[] {
  if (log.counted[placeOf(log, run)]?.id !== run.id) return []
  return [longRunSpike(log, run, runner), weeklyJump(log, run, runner), bigLongRun(run, runner)].filter(
    (finding) => finding !== null,
  )
}

/**
 * How far a distance lies beyond the longest of the last 30 days, in whole metres and without floats: *small* beyond
 * 1.1 × L, *moderate* beyond 1.3 × L, *large* beyond 2 × L (the bands of BJSM 2025;59:1203).
 *
 * @example spikeBand(26_000, 20_000) // 'small'
 * @example spikeBand(26_001, 20_000) // 'moderate'
 */
export function spikeBand(distanceMeters: number, longestMeters: number): Band | null {
  if (distanceMeters > 2 * longestMeters) return 'large'
  if (10 * distanceMeters > 13 * longestMeters) return 'moderate'
  if (10 * distanceMeters > 11 * longestMeters) return 'small'
  return null
}

/**
 * The longest of the counted runs that started in the 30 × 24 hours before this run, and how many there were; null
 * when there are fewer than 4, for then nothing is known about what is usual.
 *
 * @example recentLongest(log, run) // { longestMeters: 20_000, runsBefore: 14 }
 */
export function recentLongest(
  log: TrainingLog,
  run: Run,
): { longestMeters: number; runsBefore: number } | null {
  const before = runsBefore(log, run, policy.spike.days)
  if (before.length < policy.spike.runsBefore) return null
  return { longestMeters: Math.max(...before.map((each) => each.distanceMeters)), runsBefore: before.length }
}

/** A run far longer than any of the last 30 days. */
function longRunSpike(log: TrainingLog, run: Run, runner: Assessed): LongRunSpike | null {
  if (run.distanceMeters < policy.spike.leastMeters[runner.sensitivity]) return null
  const recent = recentLongest(log, run)
  const band = recent && spikeBand(run.distanceMeters, recent.longestMeters)
  const heard: readonly Band[] = policy.spike.bands[runner.sensitivity]
  if (!recent || !band || !heard.includes(band)) return null
  const facts = { band, distanceMeters: run.distanceMeters, ...recent }
  return { rule: 'long-run-spike', subject: `run:${run.id}`, date: run.localDate, run: run.id, facts }
}

/** What a week is usually made of. */
export type UsualWeek = {
  /** R in quarters of a metre, so that the mean of four weeks stays a whole number. */
  quarterMeters: number
  previousWeekMeters: number
}

/**
 * The usual week R before a week: max(previous week, mean of the previous 4).
 *
 * @example usualWeek(log, '2024-11-04').quarterMeters / 4 // 62_500 for weeks of 62, 66, 70 and 52 km
 */
export function usualWeek(log: TrainingLog, weekStart: LocalDate): UsualWeek {
  const { usualWeeks } = policy.jump
  const previous = Array.from({ length: usualWeeks }, (_, n) =>
    weekMeters(log, addDays(weekStart, -7 * (n + 1))),
  )
  const previousWeekMeters = previous[0] ?? 0
  const sum = previous.reduce((total, meters) => total + meters, 0)
  return { quarterMeters: Math.max(usualWeeks * previousWeekMeters, sum), previousWeekMeters }
}

/**
 * The smallest week that would be a jump beyond the usual one, in whole metres; null for a usual week under 15 km.
 *
 * @example jumpMeters({ quarterMeters: 160_000, previousWeekMeters: 40_000 }, 'standard') // 52_000
 */
export function jumpMeters(usual: UsualWeek, sensitivity: Runner['sensitivity']): number | null {
  const { tenths, leastUsualMeters, leastStepMeters } = policy.jump
  if (usual.quarterMeters < 4 * leastUsualMeters) return null
  return Math.max(
    Math.ceil((tenths[sensitivity] * usual.quarterMeters) / 40),
    Math.ceil(usual.quarterMeters / 4 + leastStepMeters),
  )
}

/**
 * Whether the 16 weeks before a week hold a run on or before the 21st day before it: without one, nobody can say what
 * is usual.
 *
 * @example hasHistory(log, '2024-11-04') // true with a run on 2024-10-14 or earlier
 */
export function hasHistory(log: TrainingLog, weekStart: LocalDate): boolean {
  const earliest = addDays(weekStart, -7 * policy.jump.historyWeeks)
  const latest = addDays(weekStart, -policy.jump.historyDays)
  return ranBetween(log, earliest, latest).length > 0
}

/** The run that takes its week beyond the usual one. */
function weeklyJump(log: TrainingLog, run: Run, runner: Assessed): WeeklyJump | null {
  const weekStart = weekStartOf(run.localDate, log.weekStartsOn)
  const distanceMeters = weekMetersUpTo(log, run, weekStart)
  const usual = usualWeek(log, weekStart)
  const line = jumpMeters(usual, runner.sensitivity)
  if (line === null || distanceMeters < line || distanceMeters - run.distanceMeters >= line) return null
  if (!hasHistory(log, weekStart)) return null
  const facts = {
    weekStart,
    distanceMeters,
    usualMeters: Math.round(usual.quarterMeters / 4),
    previousWeekMeters: usual.previousWeekMeters,
  }
  return { rule: 'weekly-jump', subject: `week:${weekStart}`, date: run.localDate, run: run.id, facts }
}

/** The week's total up to and including this run. */
function weekMetersUpTo(log: TrainingLog, run: Run, weekStart: LocalDate): number {
  const days = ranBetween(log, weekStart, addDays(weekStart, 6))
  return days.reduce((total, each) => (byStart(each, run) <= 0 ? total + each.distanceMeters : total), 0)
}

/**
 * Whether a run is a big long run by itself: at least 25 km or 150 minutes moving (20 km or 120 minutes for the
 * careful).
 *
 * @example isBigRun({ distanceMeters: 24_999, movingSeconds: 9_000 }, 'standard') // true
 */
export function isBigRun(
  run: Pick<Run, 'distanceMeters' | 'movingSeconds'>,
  sensitivity: Runner['sensitivity'],
): boolean {
  const { meters, seconds } = policy.bigRun
  return run.distanceMeters >= meters[sensitivity] || run.movingSeconds >= seconds[sensitivity]
}

function bigLongRun(run: Run, runner: Assessed): BigLongRun | null {
  if (!isBigRun(run, runner.sensitivity)) return null
  const { distanceMeters, movingSeconds } = run
  return {
    rule: 'big-long-run',
    subject: `run:${run.id}`,
    date: run.localDate,
    run: run.id,
    facts: { distanceMeters, movingSeconds },
  }
}
