/** Where a runner stands on the way to the goal race: the phase that decides how often and how firmly to massage. */
import { advicePolicy } from '../policy/advice.ts'
import { addDays, daysBetween, type LocalDate, weekStartOf } from '../time/calendar.ts'
import { type TrainingLog, weekMeters } from './log.ts'
import { marathonsBetween, type Racing } from './marathons.ts'
import type { Race } from './runner.ts'

export const PHASES = ['race-day', 'recovery', 'taper', 'peak', 'build', 'base'] as const
export type PhaseName = (typeof PHASES)[number]

export type Phase = {
  name: PhaseName
  goal: Race | null
  /** Days to the goal race, 0 on its day; null without one. */
  daysToGoal: number | null
  /** Whether it is a word for this runner: with a race ahead, after a marathon, or from 25 km a week on. */
  isNamed: boolean
}

const { phase: policy, marathonMeters, halfMeters } = advicePolicy

/**
 * The race a runner trains for on a day: the next one they marked, else the longest entered within 18 weeks (of equals
 * the earlier); null without one. A race that is over is no goal.
 *
 * @example goalRace([tenMiler, marathon], '2024-08-01') // marathon
 */
export function goalRace(races: readonly Race[], date: LocalDate): Race | null {
  const ahead = races.filter((race) => race.date >= date).sort(byDate)
  const marked = ahead.find((race) => race.goal)
  if (marked) return marked
  const near = ahead.filter((race) => daysBetween(date, race.date) <= policy.goalWithinDays)
  const longest = Math.max(0, ...near.map((race) => race.distanceMeters))
  return near.find((race) => race.distanceMeters === longest) ?? null
}

const byDate = (a: Race, b: Race) => daysBetween(b.date, a.date)

/**
 * The phase on a day, by the goal race and the log up to that day; first match of the day of 40 km or more, which is recovery
 * once its run is in the log, race day, recovery (1–14 days after one), taper, peak, build, base. Weekly means are of the complete weeks before the week of `date`.
 *
 * @example phaseOf(log, runner, '2024-10-06') // { name: 'peak', goal: { date: '2024-11-03', … }, daysToGoal: 28, isNamed: true }
 */
export function phaseOf(log: TrainingLog, runner: Racing, date: LocalDate): Phase {
  const goal = goalRace(runner.selfReports.races, date)
  const daysToGoal = goal && daysBetween(date, goal.date)
  const name = phaseName(log, runner, date, goal)
  const runsEnough = metersOfWeeksBefore(log, date, 0) >= policy.meanWeeks * policy.namedFromMeters
  return { name, goal, daysToGoal, isNamed: goal !== null || name === 'recovery' || runsEnough }
}

function phaseName(log: TrainingLog, runner: Racing, date: LocalDate, goal: Race | null): PhaseName {
  const days = goal ? daysBetween(date, goal.date) : Number.POSITIVE_INFINITY
  if (marathonsBetween(log, date, date, runner).length > 0) return 'recovery'
  if (days === 0) return 'race-day'
  if (isRecovering(log, runner, date)) return 'recovery'
  if (goal && days <= taperDays(goal)) return 'taper'
  if (goal && isPeak(log, date, goal, days)) return 'peak'
  return isBuild(log, date) ? 'build' : 'base'
}

function isRecovering(log: TrainingLog, runner: Racing, date: LocalDate): boolean {
  return marathonsBetween(log, addDays(date, -policy.recoveryDays), addDays(date, -1), runner).length > 0
}

/**
 * How many days before a race the taper begins: 21 for a marathon, 10 from 20 km, 4 for shorter ones.
 *
 * @example taperDays({ distanceMeters: 42_195 }) // 21
 */
function taperDays({ distanceMeters }: Pick<Race, 'distanceMeters'>): number {
  if (distanceMeters >= marathonMeters) return policy.taperDays.marathon
  return distanceMeters >= halfMeters ? policy.taperDays.half : policy.taperDays.shorter
}

/** Weeks 6 to 4 before a long race, for a runner whose training is close to the most of the window. */
function isPeak(log: TrainingLog, date: LocalDate, goal: Race, days: number): boolean {
  const { from, to } = policy.peakDays
  if (days > from || days < to || goal.distanceMeters < halfMeters) return false
  const current = metersOfWeeksBefore(log, date, 0)
  const places = policy.windowWeeks - policy.meanWeeks + 1
  const best = Math.max(
    ...Array.from({ length: places }, (_, weeks) => metersOfWeeksBefore(log, date, weeks)),
  )
  return current > 0 && 10 * current >= policy.peakTenths * best
}

function isBuild(log: TrainingLog, date: LocalDate): boolean {
  const current = metersOfWeeksBefore(log, date, 0)
  const before = metersOfWeeksBefore(log, date, policy.meanWeeks)
  return current > 0 && 100 * current >= policy.buildHundredths * before
}

/** The total of the 4 complete weeks that end `weeks` weeks before the week of `date`. */
function metersOfWeeksBefore(log: TrainingLog, date: LocalDate, weeks: number): number {
  const current = weekStartOf(date, log.weekStartsOn)
  return Array.from({ length: policy.meanWeeks }, (_, n) =>
    weekMeters(log, addDays(current, -7 * (weeks + n + 1))),
  ).reduce((total, meters) => total + meters, 0)
}
