/** From rows to the domain's own values. */

import { SENSITIVITIES } from '../../domain/policy/rules.ts'
import { WEEK_STARTS } from '../../domain/time/calendar.ts'
import type { QuietHours, Spoken } from '../../domain/time/quiet-hours.ts'
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
  const { id, units, sensitivity } = row
  return {
    id,
    ...hoursFrom(row),
    weekStartsOn: weekStartOf(row),
    units: known(UNITS, units) ?? FIRST_CHOICES.units,
    sensitivity: known(SENSITIVITIES, sensitivity) ?? FIRST_CHOICES.sensitivity,
    settleMinutes,
    connectedAt: latest(source?.connectedAt ?? row.createdAt, row.recordSince),
    excluded,
    selfReports,
  }
}

/** When somebody is spoken to. */
export function hoursFrom({
  timeZone,
  quietFrom,
  quietTo,
  snoozedUntil,
}: Pick<typeof runner.$inferSelect, 'timeZone' | 'quietFrom' | 'quietTo' | 'snoozedUntil'>): Spoken {
  const quietHours = quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null
  return { timeZone, quietHours, snoozedUntil }
}

const latest = (a: Date, b: Date | null) => (b && b > a ? b : a)
