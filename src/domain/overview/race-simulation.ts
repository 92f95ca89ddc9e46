/** Race simulations: long runs that were meant to be hard, by their mark or by the runner's own word. */

import { policy } from '../policy/rules.ts'
import { isBigRun } from '../rules/big-long-run.ts'
import { daysBetween } from '../time/calendar.ts'
import type { TrainingLog } from '../training/log.ts'
import { isEntered, isMarathon, isOfMarathonLength } from '../training/marathons.ts'
import { asOneRun, outingUpTo } from '../training/outing.ts'
import { goalRace } from '../training/phase.ts'
import type { Run } from '../training/run.ts'
import type { Runner } from '../training/runner.ts'

type Simulating = Pick<Runner, 'sensitivity' | 'selfReports'>

/**
 * Whether a run was a race simulation: a big long run marked as a workout, or one that may be one and that the runner
 * calls one.
 *
 * @example isRaceSimulation(log, workoutOf30Kilometres, runner) // true
 */
export function isRaceSimulation(log: TrainingLog, run: Run, runner: Simulating): boolean {
  const isRace = isEntered(run, runner) || isMarathon(log, run, runner)
  if (run.marked === 'workout' && isBigRun(run, runner.sensitivity)) return !isRace
  const isCalledOne = runner.selfReports.simulations.includes(run.localDate)
  return isCalledOne && mayBeRaceSimulation(log, run, runner)
}

/**
 * Whether only the runner can say if a run was a race simulation: an effort of 20 km or more that is neither marked nor a
 * race, within 8 weeks before the goal race.
 *
 * @example mayBeRaceSimulation(log, unmarked28Kilometres, runnerWithAMarathonInFiveWeeks) // true
 */
export function mayBeRaceSimulation(log: TrainingLog, run: Run, runner: Simulating): boolean {
  const { leastMeters, daysBeforeGoal } = policy.raceSimulation
  const whole = asOneRun(outingUpTo(log, run))
  if (whole.marked !== null || isEntered(run, runner)) return false
  const goal = goalRace(runner.selfReports.races, run.localDate)
  const days = goal ? daysBetween(run.localDate, goal.date) : 0
  const isLong = whole.distanceMeters >= leastMeters && !isOfMarathonLength(whole)
  return isLong && days >= 1 && days <= daysBeforeGoal
}
