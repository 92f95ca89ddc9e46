/** What advice is given on: a run or none, the runner and the log as they are at a moment. */

import { advicePolicy } from '../policy/advice.ts'
import { firmWorkFrom } from '../rules/index.ts'
import { addDays, daysBetween, type LocalDate, localDateOf } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'
import { asOneRun, outingsOf } from '../training/outing.ts'
import { type Phase, phaseOf } from '../training/phase.ts'
import { endOf, type Run } from '../training/run.ts'
import type { Race, Runner } from '../training/runner.ts'
import type { KeySessions, Practice } from './advice.ts'
import { keySessions } from './key-sessions.ts'
import { hurtLately } from './soreness.ts'

/** What advice asks of a runner. */
export type Advised = Pick<Runner, 'timeZone' | 'sensitivity' | 'connectedAt' | 'selfReports'>

export type AdviceContext = {
  log: TrainingLog
  runner: Advised
  practice: Practice
  now: Date
  today: LocalDate
  /** The run it is about; null when a massage is due for its own sake. */
  run: Run | null
  phase: Phase
  /** The entered races that are not over, the next first. */
  races: readonly Race[]
  keys: KeySessions
  /** The first day on which a massage may be firm work again; null when any may. */
  firmFrom: LocalDate | null
}

/**
 * Brings together what advice about a run (or about none) is given on.
 *
 * @example adviceContextOf(log, runner, practice, sundayRun, now).phase.name // 'peak'
 */
export function adviceContextOf(
  log: TrainingLog,
  runner: Advised,
  practice: Practice,
  run: Run | null,
  now: Date,
): AdviceContext {
  const today = localDateOf(now, runner.timeZone)
  const races = runner.selfReports.races
    .filter((race) => !isOver(race, log, today, now))
    .sort((a, b) => daysBetween(b.date, a.date))
  return {
    log,
    runner,
    practice,
    now,
    today,
    run,
    phase: phaseOf(log, runner, today),
    races,
    keys: keySessions(log, runner, today),
    firmFrom: firmFrom(log, runner, today),
  }
}

/** What runs allow, and nothing firm while a place of bone, joint or tendon hurts. */
function firmFrom(log: TrainingLog, runner: Advised, today: LocalDate): LocalDate | null {
  const [last] = hurtLately(runner.selfReports, today)
  const days = [firmWorkFrom(log, runner, today), last && addDays(last.date, advicePolicy.soreness.days)]
  return days.reduce<LocalDate | null>((latest, day) => (day && day > (latest ?? '') ? day : latest), null)
}

/**
 * Whether a race is over: its run is in the log, or its day has gone by. One of marathon length or more that began
 * yesterday and has left no run yet may still be going on.
 */
function isOver(race: Race, log: TrainingLog, today: LocalDate, now: Date): boolean {
  const { marathonMeters, plan } = advicePolicy
  if (race.date > today || race.date < addDays(today, -1)) return race.date < today
  const isRun = outingsOf(ranBetween(log, race.date, today))
    .map(asOneRun)
    .some((run) => 100 * run.distanceMeters >= plan.racePercent * race.distanceMeters && endOf(run) <= now)
  return isRun || (race.date < today && race.distanceMeters < marathonMeters)
}
