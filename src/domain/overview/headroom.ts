/** The number worth knowing before a run: how long it may be before it is a step beyond the last 30 days. */

import { policy } from '../policy/rules.ts'
import { jumpMeters } from '../rules/weekly-jump.ts'
import { addDays, type LocalDate, localDateOf, weekStartOf } from '../time/calendar.ts'
import { ranBetween, startedBetween, type TrainingLog } from '../training/log.ts'
import type { Runner } from '../training/runner.ts'
import { hasHistory, weeksBefore } from '../training/weeks-before.ts'

export type Headroom = {
  /** Null with fewer than 4 runs in the last 30 days: then nothing is known about what is usual. */
  run: { longestMeters: number; beyondMeters: number } | null
  week: {
    weekStart: LocalDate
    soFarMeters: number
    /** The mean of the last four complete weeks; null where a jump cannot be told: too little running, or history. */
    usualMeters: number | null
    leftMeters: number | null
  }
}

/**
 * What is left, at an instant: a run longer than `run.beyondMeters` would be a spike (⌊1.1 · L⌋), and `week.leftMeters`
 * more can be run before this week would be a jump (never below 0).
 *
 * @example headroom(log, runner, now) // { run: { longestMeters: 20_000, beyondMeters: 22_000 }, week: { … } }
 */
export function headroom(
  log: TrainingLog,
  runner: Pick<Runner, 'timeZone' | 'sensitivity'>,
  now: Date,
): Headroom {
  const since = new Date(now.getTime() - policy.spike.days * 86_400_000)
  const recent = startedBetween(log, since, now)
  const longestMeters = Math.max(0, ...recent.map(({ distanceMeters }) => distanceMeters))
  const weekStart = weekStartOf(localDateOf(now, runner.timeZone), log.weekStartsOn)
  const thisWeek = ranBetween(log, weekStart, addDays(weekStart, 6)).filter(
    ({ startedAt }) => startedAt <= now,
  )
  const soFarMeters = thisWeek.reduce((total, { distanceMeters }) => total + distanceMeters, 0)
  const before = weeksBefore(log, weekStart)
  const line = hasHistory(log, weekStart) ? jumpMeters(before, runner.sensitivity) : null
  return {
    run:
      recent.length < policy.spike.runsBefore
        ? null
        : { longestMeters, beyondMeters: Math.floor((11 * longestMeters) / 10) },
    week: {
      weekStart,
      soFarMeters,
      usualMeters: line === null ? null : before.usualMeters,
      leftMeters: line === null ? null : Math.max(0, line - 1 - soFarMeters),
    },
  }
}
