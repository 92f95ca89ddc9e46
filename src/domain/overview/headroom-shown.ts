/** Headroom as it is shown, the same everywhere: with care after a step, a marathon and a break, and before a race. */

import { policy } from '../policy/rules.ts'
import { type LargeWeek, largeWeek } from '../recovery/large-week.ts'
import { addDays, type LocalDate, localDateOf, weekStartOf } from '../time/calendar.ts'
import { soreTwoWeeks } from '../training/legs.ts'
import type { TrainingLog } from '../training/log.ts'
import { phaseOf } from '../training/phase.ts'
import type { Runner, SelfReports } from '../training/runner.ts'
import { type Injuries, type NotWell, notWell, type Wellness } from '../training/well.ts'
import { type Headroom, headroom } from './headroom.ts'
import { breakCap, type Cap, marathonCap, stepCap } from './headroom-caps.ts'

/** What the figure rests on: the last 30 days, a step just taken, or the way back after a marathon or a break. */
export type Basis = 'last-30-days' | 'last-step' | 'after-marathon' | 'after-break'

/** The distance beyond which a run would be a step, or why none is shown. */
export type ShownRun =
  | { kind: 'figure'; beyondMeters: number; basis: Basis }
  | { kind: 'none'; why: 'after-marathon' | 'after-break' | 'race-day' | 'race-near' | 'too-few-runs' }
  | { kind: 'none'; why: 'not-well'; because: NotWell }

export type ShownHeadroom = {
  run: ShownRun
  /**
   * `leftMeters` is null wherever the week has no figure: for who is not well, beside a cautious one for the run, in the taper, and in the
   * week after a large one, which stands here in its place.
   */
  week: Headroom['week'] & { largeBefore: LargeWeek | null }
  /** In the taper the figure is nothing to aim at, and the text says so. */
  notATarget: boolean
}

type Shown = Pick<Runner, 'timeZone' | 'sensitivity'> & {
  selfReports: Pick<SelfReports, 'races' | 'legs'> & Wellness & Injuries
}

/**
 * Headroom with all its caps. For 14 days after a moderate or large step that run's own distance. After 40 km or more:
 * none to day 7, then 10 km, from day 15 on 60% and from day 22 on 80% of ⌊1.1 · L′⌋. After a break: half, then three
 * quarters of L′, and no figure where that is less than 5 km or than the run just done. In the taper not a target, and
 * none in the last 14 days. Never more than the headroom of the last 30 days. The week has no figure in the taper, after
 * a week well above the four before it, nor with legs that were sore two weeks running. Neither has any for who is not
 * well.
 *
 * @example shownHeadroom(log, runner, now).run // { kind: 'figure', beyondMeters: 22_000, basis: 'last-30-days' }
 * @example shownHeadroom(log, runner, fiveDaysAfterTheMarathon).run // { kind: 'none', why: 'after-marathon' }
 * @example shownHeadroom(log, runner, afterRunning23KilometresOver14).run // { kind: 'figure', beyondMeters: 23_000, basis: 'last-step' }
 */
export function shownHeadroom(log: TrainingLog, runner: Shown, now: Date): ShownHeadroom {
  const today = localDateOf(now, runner.timeZone)
  const { run: room, week } = headroom(log, runner, now)
  const because = notWell(runner.selfReports, today)
  if (because) {
    const run = { kind: 'none', why: 'not-well', because } as const
    return { run, week: { ...week, leftMeters: null, largeBefore: null }, notATarget: false }
  }
  const { name: phase, daysToGoal } = phaseOf(log, runner, today)
  const isTaper = phase === 'taper' || phase === 'race-day'
  const isNear = isTaper && daysToGoal !== null && daysToGoal <= policy.shown.noneToGoalDays
  const run = isNear
    ? ({ kind: 'none', why: phase === 'race-day' ? 'race-day' : 'race-near' } as const)
    : shownRun(log, runner, today, now, room?.beyondMeters ?? null)
  const isPlain =
    run.kind === 'figure'
      ? run.basis === 'last-30-days' || run.basis === 'last-step'
      : run.why === 'too-few-runs'
  const lastWeek = addDays(weekStartOf(today, log.weekStartsOn), -7)
  const largeBefore = isPlain && !isTaper ? largeWeek(log, lastWeek, runner) : null
  const isSore = soreTwoWeeks(runner.selfReports, log.weekStartsOn, today)
  const leftMeters = isPlain && !isTaper && !isSore && !largeBefore ? week.leftMeters : null
  return { run, week: { ...week, leftMeters, largeBefore }, notATarget: isTaper }
}

function shownRun(
  log: TrainingLog,
  runner: Shown,
  today: LocalDate,
  now: Date,
  beyondMeters: number | null,
): ShownRun {
  const caps: (readonly ['after-marathon' | 'after-break', Cap | null])[] = [
    ['after-marathon', marathonCap(log, runner, today, now)],
    ['after-break', breakCap(log, runner, today, now)],
  ]
  const figures: { basis: Basis; beyondMeters: number }[] = []
  if (beyondMeters !== null) {
    const step = stepCap(log, runner, today, now)
    figures.push(
      step === null ? { basis: 'last-30-days', beyondMeters } : { basis: 'last-step', beyondMeters: step },
    )
  }
  for (const [basis, cap] of caps) {
    if (!cap) continue
    // a figure below what was just run, or below any run worth the name, would only puzzle
    const least = Math.max(cap.leastMeters, cap.justRunMeters)
    const lowest = Math.min(cap.beyondMeters ?? 0, beyondMeters ?? Number.POSITIVE_INFINITY)
    if (lowest < least || cap.beyondMeters === null) return { kind: 'none', why: basis }
    figures.push({ basis, beyondMeters: cap.beyondMeters })
  }
  const lowest = figures.sort((a, b) => a.beyondMeters - b.beyondMeters)[0]
  return lowest ? { kind: 'figure', ...lowest } : { kind: 'none', why: 'too-few-runs' }
}
