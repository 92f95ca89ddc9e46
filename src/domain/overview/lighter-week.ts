/** The lighter week that sore legs call for. */
import { advicePolicy } from '../policy/advice.ts'
import { localDateOf } from '../time/calendar.ts'
import { soreTwoWeeks } from '../training/legs.ts'
import type { TrainingLog } from '../training/log.ts'
import { phaseOf } from '../training/phase.ts'
import type { Runner } from '../training/runner.ts'
import { notWell } from '../training/well.ts'
import { headroom } from './headroom.ts'

/**
 * The week proposed to a runner whose legs were sore two weeks running: four fifths of what the last four averaged, in
 * whole metres, or no figure where that is not known. Null with other legs, for who is not well, and where a race makes the week light anyway.
 *
 * @example lighterWeek(log, soreRunner, now) // { atMostMeters: 40_000 } after weeks of 50 km
 */
export function lighterWeek(
  log: TrainingLog,
  runner: Pick<Runner, 'timeZone' | 'sensitivity' | 'selfReports'>,
  now: Date,
): { atMostMeters: number | null } | null {
  const today = localDateOf(now, runner.timeZone)
  if (notWell(runner.selfReports, today) || !soreTwoWeeks(runner.selfReports, log.weekStartsOn, today))
    return null
  const { name } = phaseOf(log, runner, today)
  if (name === 'taper' || name === 'race-day' || name === 'recovery') return null
  const { usualMeters } = headroom(log, runner, now).week
  const { lighterPercent } = advicePolicy.soreWeeks
  return { atMostMeters: usualMeters === null ? null : Math.floor((lighterPercent * usualMeters) / 100) }
}
