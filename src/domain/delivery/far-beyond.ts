/** What the weekly summary says of a week that went on growing. */
import { type Nudge, stands } from '../nudges/nudge.ts'
import { policy } from '../policy/rules.ts'
import { usualWeek } from '../rules/weekly-jump.ts'
import { addDays, type LocalDate } from '../time/calendar.ts'
import { ranBetween, type TrainingLog, weekMeters } from '../training/log.ts'

/** A week that went on growing after its nudge. */
export type FarBeyond = { weekStart: LocalDate; distanceMeters: number; usualMeters: number }

/**
 * A week that, after the nudge about its jump, went on to 1.6 × R and 15 km more than R: a line in the summary, never a
 * second nudge. Null for every other week.
 *
 * @example farBeyond(log, '2024-11-04', nudges) // { weekStart: '2024-11-04', distanceMeters: 66_000, usualMeters: 40_000 }
 */
export function farBeyond(
  log: TrainingLog,
  weekStart: LocalDate,
  nudges: readonly Nudge[],
): FarBeyond | null {
  const subject = `week:${weekStart}`
  const nudge = nudges.find((each) => each.rule === 'weekly-jump' && each.subject === subject && stands(each))
  if (!nudge) return null
  const { farTenths, farStepMeters } = policy.jump
  const { quarterMeters } = usualWeek(log, weekStart)
  const isFar = (meters: number) =>
    40 * meters >= farTenths * quarterMeters && 4 * meters >= quarterMeters + 4 * farStepMeters

  const distanceMeters = weekMeters(log, weekStart)
  if (!isFar(distanceMeters) || isFar(metersWhenSaid(log, weekStart, nudge))) return null
  return { weekStart, distanceMeters, usualMeters: Math.round(quarterMeters / 4) }
}

/** The week's total up to and including the run that led to its nudge; 0 when that run is gone. */
function metersWhenSaid(log: TrainingLog, weekStart: LocalDate, { run }: Nudge): number {
  const days = ranBetween(log, weekStart, addDays(weekStart, 6))
  const place = days.findIndex(({ id }) => id === run)
  return days.slice(0, place + 1).reduce((total, { distanceMeters }) => total + distanceMeters, 0)
}
