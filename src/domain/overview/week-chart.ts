/** The weeks as a chart shows them: what was usual before each, what went beyond it, the phase, the races. */

import { policy } from '../policy/rules.ts'
import { longRunSpike } from '../rules/long-run-spike.ts'
import { jumpMeters, weeklyJump } from '../rules/weekly-jump.ts'
import {
  addDays,
  daysBetween,
  type LocalDate,
  localDateOf,
  WINDOW_WEEKS,
  weekStartOf,
} from '../time/calendar.ts'
import { ranBetween, type TrainingLog, weekMeters } from '../training/log.ts'
import { goalRace, type PhaseName, phaseOf } from '../training/phase.ts'
import type { Race, Runner } from '../training/runner.ts'
import { hasHistory, weeksBefore } from '../training/weeks-before.ts'
import { notWell } from '../training/well.ts'
import { isCutBack } from './cut-back.ts'

export type ChartWeek = {
  weekStart: LocalDate
  distanceMeters: number
  /** From the mean of the four weeks before to the smallest that would be a jump; null where nobody can say what is usual, as in the first four weeks of the window, and now for who is not well. */
  usual: { fromMeters: number; toMeters: number } | null
  isJump: boolean
  /** A run of the week was a step beyond the 30 days before it. */
  hasSpike: boolean
  isCutBack: boolean
  /** Where a race shapes the week; what lies between races comes and goes with the kilometres, which are there to see. */
  phase: ShapedByARace | null
  race: Race | null
  when: 'past' | 'now' | 'ahead'
}

export type ShapedByARace = Exclude<PhaseName, 'base' | 'build'>

const BEHIND = WINDOW_WEEKS - 1
/** A race further off than this is spoken of and not drawn. */
const AHEAD = 6

/**
 * The current week, the 16 before it as far as the log goes, and those up to the goal race when it is near; oldest
 * first.
 *
 * @example chartOf(log, runner, now).at(-1) // { weekStart: '2024-10-28', distanceMeters: 52_000, isJump: true, … }
 */
export function chartOf(
  log: TrainingLog,
  runner: Pick<Runner, 'timeZone' | 'sensitivity' | 'selfReports'>,
  now: Date,
): ChartWeek[] {
  const today = localDateOf(now, runner.timeZone)
  const current = weekStartOf(today, log.weekStartsOn)
  const first = log.weeks[0]?.weekStart ?? current
  const behind = Math.max(0, Math.min(BEHIND, daysBetween(first, current) / 7))
  const goal = goalRace(runner.selfReports.races, today)
  const toGoal = goal ? daysBetween(current, weekStartOf(goal.date, log.weekStartsOn)) / 7 : 0
  const ahead = toGoal <= AHEAD ? toGoal : 0
  return Array.from({ length: behind + 1 + ahead }, (_, place) =>
    chartWeek(log, runner, today, addDays(current, 7 * (place - behind))),
  )
}

function chartWeek(
  log: TrainingLog,
  runner: Pick<Runner, 'sensitivity' | 'selfReports'>,
  today: LocalDate,
  weekStart: LocalDate,
): ChartWeek {
  const lastDay = addDays(weekStart, 6)
  const areKnown = areWeeksBeforeKnown(log, weekStart, today)
  const when = weekStart > today ? 'ahead' : lastDay < today ? 'past' : 'now'
  const runs = ranBetween(log, weekStart, lastDay)
  const isUnwell = notWell(runner.selfReports, today) !== null
  // at the edge of the window the 30 days before a run are not all there
  const isKnown = addDays(weekStart, -policy.spike.days) >= (log.weeks[0]?.weekStart ?? weekStart)
  return {
    weekStart,
    distanceMeters: weekMeters(log, weekStart),
    usual:
      !areKnown || when === 'ahead' || (when === 'now' && isUnwell)
        ? null
        : usualBand(log, runner, weekStart),
    isJump: areKnown && runs.some((run) => weeklyJump(log, run, runner) !== null),
    hasSpike: isKnown && runs.some((run) => longRunSpike(log, run, runner) !== null),
    isCutBack: isCutBack(log, weekStart, today),
    phase: phaseIn(log, runner, { weekStart, today, when, areKnown }),
    race: runner.selfReports.races.find(({ date }) => date >= weekStart && date <= lastDay) ?? null,
    when,
  }
}

/** What was run before the window was not kept: there a week outside the log is no week without a run. */
function areWeeksBeforeKnown(log: TrainingLog, weekStart: LocalDate, today: LocalDate): boolean {
  const window = addDays(weekStartOf(today, log.weekStartsOn), -7 * BEHIND)
  const first = log.weeks[0]?.weekStart ?? window
  return addDays(weekStart, -7 * policy.jump.usualWeeks) >= (first < window ? first : window)
}

function usualBand(
  log: TrainingLog,
  { sensitivity }: Pick<Runner, 'sensitivity'>,
  weekStart: LocalDate,
): ChartWeek['usual'] {
  const before = weeksBefore(log, weekStart)
  const toMeters = hasHistory(log, weekStart) ? jumpMeters(before, sensitivity) : null
  return toMeters === null ? null : { fromMeters: before.usualMeters, toMeters }
}

/** Of a week ahead only the days to the race are known, and they make a taper; a peak is told by the weeks before it. */
function phaseIn(
  log: TrainingLog,
  runner: Pick<Runner, 'selfReports'>,
  {
    weekStart,
    today,
    when,
    areKnown,
  }: { weekStart: LocalDate; today: LocalDate; when: ChartWeek['when']; areKnown: boolean },
): ShapedByARace | null {
  const { name } = phaseOf(log, runner, when === 'now' ? today : weekStart)
  if (name === 'base' || name === 'build' || (name === 'peak' && !areKnown)) return null
  return when !== 'ahead' || name === 'taper' || name === 'race-day' ? name : null
}
