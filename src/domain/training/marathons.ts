/** Marathons: what counts as one for the weeks after it, and what is a long run of somebody who is used to them. */
import { policy } from '../policy/rules.ts'
import type { LocalDate } from '../time/calendar.ts'
import { ranBetween, runsBefore, type TrainingLog } from './log.ts'
import { asOneRun, type Outing, outingsOf } from './outing.ts'
import type { Run } from './run.ts'
import type { SelfReports } from './runner.ts'

/** What is asked of a runner: the races they entered. */
export type Racing = { selfReports: Pick<SelfReports, 'races'> }

/**
 * Whether a run was a race the runner entered: on its date, and at least 90% of its distance.
 *
 * @example isEntered(aRunOf38Kilometres, runnerWithMarathonThatDay) // true
 */
export function isEntered(run: Pick<Run, 'localDate' | 'distanceMeters'>, { selfReports }: Racing): boolean {
  return selfReports.races.some(
    (race) =>
      race.date === run.localDate &&
      100 * run.distanceMeters >= policy.race.enteredPercent * race.distanceMeters,
  )
}

/**
 * Whether a run, or an outing as one run, is of marathon length: 40 km and more.
 *
 * @example isOfMarathonLength(ultra) // true
 */
export const isOfMarathonLength = ({ distanceMeters }: Pick<Run, 'distanceMeters'>): boolean =>
  distanceMeters >= policy.race.marathonMeters

/**
 * Whether a run of marathon length was a marathon for the legs: raced, or by somebody without two runs of 35 km in the
 * 56 days before. Who has them has run a long run.
 *
 * @example isMarathon(log, thirdRunOf40KilometresInAMonth, runner) // false
 */
export function isMarathon(log: TrainingLog, run: Run, runner: Racing): boolean {
  if (!isOfMarathonLength(run)) return false
  if (run.marked === 'race' || isEntered(run, runner)) return true
  const { days, meters, runs } = policy.race.usedTo
  // an outing has the id of its last recording, so by the order of history its first can come before it
  const before = runsBefore(log, run, days).filter(({ startedAt }) => startedAt < run.startedAt)
  return before.filter(({ distanceMeters }) => distanceMeters >= meters).length < runs
}

/**
 * The outings that were marathons, of the local days from one up to and including another, in their order.
 *
 * @example marathonsBetween(log, '2024-10-28', '2024-11-03', runner) // [[first25Kilometers, last17Kilometers]]
 */
export function marathonsBetween(log: TrainingLog, from: LocalDate, to: LocalDate, runner: Racing): Outing[] {
  return outingsOf(ranBetween(log, from, to)).filter((outing) => isMarathon(log, asOneRun(outing), runner))
}
