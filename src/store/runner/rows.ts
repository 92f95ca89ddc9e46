/** From rows to the domain's own values. */

import { SENSITIVITIES } from '../../domain/policy/rules.ts'
import { WEEK_STARTS } from '../../domain/time/calendar.ts'
import type { QuietHours } from '../../domain/time/quiet-hours.ts'
import { GROUNDS, MARKS, type Run } from '../../domain/training/run.ts'
import { FIRST_CHOICES, type Runner, type SelfReports, UNITS } from '../../domain/training/runner.ts'
import { known } from '../known.ts'
import type { connection, run, runner } from '../schema/index.ts'

/** What the installation decides for all its runners. */
export type RunnerDefaults = { settleMinutes: number; quietHours: QuietHours | null }

export function runFrom({ connectionId, altitudeMeters, ...rest }: typeof run.$inferSelect): Run {
  const read = { ...rest, ground: known(GROUNDS, rest.ground) ?? 'road', marked: known(MARKS, rest.marked) }
  return altitudeMeters === null ? read : { ...read, altitudeMeters }
}

export const weekStartOf = ({ weekStartsOn }: Pick<typeof runner.$inferSelect, 'weekStartsOn'>) =>
  known(WEEK_STARTS, weekStartsOn) ?? FIRST_CHOICES.weekStartsOn

export function runnerFrom(
  row: typeof runner.$inferSelect,
  source: Pick<typeof connection.$inferSelect, 'connectedAt'> | null,
  { excluded, ...selfReports }: SelfReports & Pick<Runner, 'excluded'>,
  { settleMinutes }: RunnerDefaults,
): Runner {
  const { id, timeZone, units, sensitivity, quietFrom, quietTo, snoozedUntil } = row
  return {
    id,
    timeZone,
    weekStartsOn: weekStartOf(row),
    units: known(UNITS, units) ?? FIRST_CHOICES.units,
    sensitivity: known(SENSITIVITIES, sensitivity) ?? FIRST_CHOICES.sensitivity,
    quietHours: quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null,
    settleMinutes,
    connectedAt: latest(source?.connectedAt ?? row.createdAt, row.recordSince),
    snoozedUntil,
    excluded,
    selfReports,
  }
}

const latest = (a: Date, b: Date | null) => (b && b > a ? b : a)
