/** Runs that were marked as planned before they were run: no surprise to who runs them. */
import { policy } from '../policy/rules.ts'
import type { TrainingLog } from '../training/log.ts'
import { asOneRun, outingUpTo } from '../training/outing.ts'
import type { Run } from '../training/run.ts'
import type { SelfReports } from '../training/runner.ts'

/**
 * Whether a run was planned: marked for its day before it began, and no more than 10% longer than it was meant to be,
 * with what was run just before it.
 *
 * @example wasPlanned(log, sundays24Kilometres, { planned: [{ date: sunday, distanceMeters: 24_000, saidAt: friday }] }) // true
 */
export function wasPlanned(log: TrainingLog, run: Run, { planned }: Pick<SelfReports, 'planned'>): boolean {
  const plan = planned.find(({ date }) => date === run.localDate)
  if (!plan || plan.saidAt > run.startedAt) return false
  const { distanceMeters } = asOneRun(outingUpTo(log, run))
  return 10 * distanceMeters <= policy.planned.tenths * plan.distanceMeters
}
