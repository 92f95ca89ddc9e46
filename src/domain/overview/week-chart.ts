/** The weeks as a chart shows them: what was usual before each, what went beyond it, the phase, the races. */

import { policy } from '../policy/rules.ts'
import { longRunSpike } from '../rules/long-run-spike.ts'
import { jumpMeters, weeklyJump } from '../rules/weekly-jump.ts'
import { addDays, daysBetween, type LocalDate, localDateOf, weekStartOf } from '../time/calendar.ts'
import { ranBetween, type TrainingLog, weekMeters } from '../training/log.ts'
import { goalRace, type PhaseName, phaseOf } from '../training/phase.ts'
import type { Race, Runner } from '../training/runner.ts'
import { hasHistory, weeksBefore } from '../training/weeks-before.ts'
import { notWell } from '../training/well.ts'
import { isCutBack } from './cut-back.ts'
import { type Road, roadToRace } from './road.ts'

export type ChartWeek = {
  weekStart: LocalDate
  distanceMeters: number
  /** From the mean of the four weeks before to the smallest that would be a jump; null where nobody can say what is usual, and now for who is not well. */
  usual: { fromMeters: number; toMeters: number } | null
  isJump: boolean
  /** A run of the week was a step beyond the 30 days before it. */
  hasSpike: boolean
  isCutBack: boolean
  /** Null for a week ahead of which nothing is known yet. */
  phase: PhaseName | null
  race: Race | null
  /** How long the week's long run may be on the road to the race; null where that is not said. */
  roadMeters: number | null
  when: 'past' | 'now' | 'ahead'
}

const BEHIND = 16
/** A race further off than this is spoken of and not drawn, and so is what lies beyond on the road to it. */
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
  const road = roadToRace(log, runner, now)
  const alongRoad = road.kind === 'road' ? AHEAD : 0
  const ahead = toGoal <= AHEAD ? toGoal : alongRoad
  return Array.from({ length: behind + 1 + ahead }, (_, place) =>
    chartWeek(log, runner, today, road, addDays(current, 7 * (place - behind))),
  )
}

function chartWeek(
  log: TrainingLog,
  runner: Pick<Runner, 'sensitivity' | 'selfReports'>,
  today: LocalDate,
  road: Road,
  weekStart: LocalDate,
): ChartWeek {
  const lastDay = addDays(weekStart, 6)
  const when = weekStart > today ? 'ahead' : lastDay < today ? 'past' : 'now'
  const runs = ranBetween(log, weekStart, lastDay)
  const isUnwell = notWell(runner.selfReports, today) !== null
  // at the edge of the window the 30 days before a run are not all there
  const isKnown = addDays(weekStart, -policy.spike.days) >= (log.weeks[0]?.weekStart ?? weekStart)
  return {
    weekStart,
    distanceMeters: weekMeters(log, weekStart),
    usual: when === 'ahead' || (when === 'now' && isUnwell) ? null : usualBand(log, runner, weekStart),
    isJump: runs.some((run) => weeklyJump(log, run, runner) !== null),
    hasSpike: isKnown && runs.some((run) => longRunSpike(log, run, runner) !== null),
    isCutBack: isCutBack(log, weekStart, today),
    phase: phaseIn(log, runner, weekStart, today, when),
    race: runner.selfReports.races.find(({ date }) => date >= weekStart && date <= lastDay) ?? null,
    roadMeters: roadIn(road, weekStart, lastDay),
    when,
  }
}

function roadIn(road: Road, from: LocalDate, to: LocalDate): number | null {
  if (road.kind === 'none') return null
  return road.weeks.find(({ date }) => date >= from && date <= to)?.atMostMeters ?? null
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

/** Of a week ahead only the days to the race are known, and they make a taper. */
function phaseIn(
  log: TrainingLog,
  runner: Pick<Runner, 'selfReports'>,
  weekStart: LocalDate,
  today: LocalDate,
  when: ChartWeek['when'],
): PhaseName | null {
  const day = when === 'now' ? today : weekStart
  const { name } = phaseOf(log, runner, day)
  if (when !== 'ahead') return name
  return name === 'taper' || name === 'race-day' ? name : null
}
