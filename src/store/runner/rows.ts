/** From rows to the domain's own values. */

import type { QuietHours } from '../../domain/time/quiet-hours.ts'
import type { Run } from '../../domain/training/run.ts'
import type { Runner, SelfReports } from '../../domain/training/runner.ts'
import type { connection, run, runner } from '../schema/index.ts'

/** What the installation decides for all its runners. */
export type RunnerDefaults = { settleMinutes: number; quietHours: QuietHours | null }

export function runFrom({ connectionId, altitudeMeters, ...rest }: typeof run.$inferSelect): Run {
  return altitudeMeters === null ? rest : { ...rest, altitudeMeters }
}

export function runnerFrom(
  row: typeof runner.$inferSelect,
  source: Pick<typeof connection.$inferSelect, 'connectedAt'> | null,
  { excluded, ...selfReports }: SelfReports & Pick<Runner, 'excluded'>,
  { settleMinutes }: RunnerDefaults,
): Runner {
  const { id, timeZone, weekStartsOn, units, sensitivity, quietFrom, quietTo, snoozedUntil } = row
  return {
    id,
    timeZone,
    weekStartsOn,
    units,
    sensitivity,
    quietHours: quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null,
    settleMinutes,
    connectedAt: latest(source?.connectedAt ?? row.createdAt, row.recordSince),
    snoozedUntil,
    excluded,
    selfReports,
  }
}

const latest = (a: Date, b: Date | null) => (b && b > a ? b : a)
