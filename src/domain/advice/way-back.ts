/** The way back after a race or a break, week by week: what it still asks for, and what was run beside what was meant. */

import type { Averaged, RecoveryStep } from '../recovery/steps.ts'
import { assessRun, RULES, type RunFinding } from '../rules/index.ts'
import { addDays, type LocalDate, localDateOf } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'
import type { Practice } from './advice.ts'
import { advise, runOf } from './advise.ts'
import { type Advised, adviceContextOf } from './context.ts'

/** What the seven days up to a day came to, beside the share of an average week that was meant for them. */
export type Meant = {
  to: LocalDate
  share: 'half' | 'three-quarters'
  over: Averaged
  ranMeters: number
  atMostMeters: number
}

export type WayBack = { steps: readonly RecoveryStep[]; meant: readonly Meant[] }

/** The longest way back: after more than 80 km. */
const DAYS = 32

/**
 * The way back a runner is on at `now`: the steps that are still ahead, and the weeks of it that ended from one day up to
 * and including another. Nothing of either for who is not well, without a race in the 32 days before, nor a return from a break.
 *
 * @example wayBack(log, runner, practice, now, { from: '2024-11-11', to: '2024-11-17' }).meant
 * // [{ to: '2024-11-17', share: 'half', over: { weeks: 8, before: 'long-run' }, ranMeters: 31_400, atMostMeters: 30_000 }]
 */
export function wayBack(
  log: TrainingLog,
  runner: Advised,
  practice: Practice,
  now: Date,
  { from, to }: { from: LocalDate; to: LocalDate },
): WayBack {
  const today = localDateOf(now, runner.timeZone)
  const since = ranBetween(log, addDays(today, -DAYS), today)
    .flatMap((run) => assessRun(log, run, runner))
    .findLast(({ rule }) => rule === 'race-effort' || rule === 'return-from-break')
  if (!since) return { steps: [], meant: [] }
  const advice = advise([since], log, runner, practice, now)
  if (advice.kind === 'not-well') return { steps: [], meant: [] }
  const { steps } = advice.recovery
  return { steps, meant: plannedFrom(since, log, runner, practice, now).flatMap(meantIn) }

  function meantIn(step: RecoveryStep): Meant[] {
    if (step.kind !== 'part-of-usual-week' || !step.measure || step.to < from || step.to > to) return []
    const ran = ranBetween(log, addDays(step.to, -6), step.to)
    const ranMeters = ran.reduce((total, { distanceMeters }) => total + distanceMeters, 0)
    const { to: last, share, over, measure } = step
    return [{ to: last, share, over, ranMeters, atMostMeters: measure.atMostMeters }]
  }
}

/** All that was asked from the day of a finding on, whatever has gone by since. */
function plannedFrom(
  finding: RunFinding,
  log: TrainingLog,
  runner: Advised,
  practice: Practice,
  now: Date,
): RecoveryStep[] {
  const moment = adviceContextOf(log, runner, practice, runOf(log, finding), now)
  return RULES[finding.rule].recovery(finding, moment)
}
