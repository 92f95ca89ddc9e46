/** From rows to the domain's own values. */

import type { Run } from '../domain/run.ts'
import type { QuietHours, Runner, Told } from '../domain/runner.ts'
import type { connection, run, runner } from './schema.ts'

/** What the installation decides for all its runners. */
export type RunnerDefaults = { settleMinutes: number; quietHours: QuietHours | null }

export function runFrom({ connectionId, ...rest }: typeof run.$inferSelect): Run {
  return rest
}

export function runnerFrom(
  row: typeof runner.$inferSelect,
  source: Pick<typeof connection.$inferSelect, 'connectedAt'> | null,
  told: Told,
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
    connectedAt: source?.connectedAt ?? row.createdAt,
    snoozedUntil,
    excluded: new Set(),
    told,
  }
}
