/** Headroom as it is shown, the same everywhere: with care after a marathon and a break, and before a race. */

import { policy } from '../policy/rules.ts'
import { longestBefore } from '../rules/early-return.ts'
import { returnFromBreak } from '../rules/return-from-break.ts'
import { addDays, daysBetween, type LocalDate, localDateOf } from '../time/calendar.ts'
import { placeAt, ranBetween, type TrainingLog } from '../training/log.ts'
import { marathonsBetween } from '../training/outing.ts'
import { phaseOf } from '../training/phase.ts'
import type { Runner, SelfReports } from '../training/runner.ts'
import { isBreak, type TimeOff, timeOff } from '../training/running-days.ts'
import { type Headroom, headroom } from './headroom.ts'

/** What the figure rests on: the last 30 days, or the way back after a marathon or a break. */
export type Basis = 'last-30-days' | 'after-marathon' | 'after-break'

/** The distance beyond which a run would be a step, or why none is shown. */
export type ShownRun =
  | { kind: 'figure'; beyondMeters: number; basis: Basis }
  | { kind: 'none'; why: 'after-marathon' | 'race-near' | 'too-few-runs' }

export type ShownHeadroom = {
  run: ShownRun
  /** Nothing is left to fill (`leftMeters` is null) wherever the run shows no figure or a cautious one. */
  week: Headroom['week']
  /** In the taper the figure is nothing to aim at, and the text says so. */
  notATarget: boolean
}

type Shown = Pick<Runner, 'timeZone' | 'sensitivity'> & { selfReports: Pick<SelfReports, 'races'> }

/**
 * Headroom with all its caps. After 40 km or more: none to day 7, then 10 km, from day 15 on 60 % and from day 22 on
 * 80 % of ⌊1.1 · L′⌋. After a break: half, then three quarters of the longest run before it. In the taper not a target,
 * and none in the last 7 days. Never more than the headroom of the last 30 days.
 *
 * @example shownHeadroom(log, runner, now).run // { kind: 'figure', beyondMeters: 22_000, basis: 'last-30-days' }
 * @example shownHeadroom(log, runner, fiveDaysAfterTheMarathon).run // { kind: 'none', why: 'after-marathon' }
 */
export function shownHeadroom(log: TrainingLog, runner: Shown, now: Date): ShownHeadroom {
  const today = localDateOf(now, runner.timeZone)
  const { run: room, week } = headroom(log, runner, now)
  const { name: phase, daysToGoal } = phaseOf(log, runner, today)
  const isTaper = phase === 'taper' || phase === 'race-day'
  const isNear = isTaper && daysToGoal !== null && daysToGoal <= policy.shown.noneToGoalDays
  const run = isNear ? ({ kind: 'none', why: 'race-near' } as const) : shownRun(log, today, now, room)
  const isPlain = run.kind === 'figure' ? run.basis === 'last-30-days' : run.why === 'too-few-runs'
  return { run, week: isPlain ? week : { ...week, leftMeters: null }, notATarget: isTaper }
}

function shownRun(log: TrainingLog, today: LocalDate, now: Date, room: Headroom['run']): ShownRun {
  const marathon = marathonCap(log, today, now)
  if (marathon === 'none') return { kind: 'none', why: 'after-marathon' }
  const caps: (readonly [Basis, number | null])[] = [
    ['last-30-days', room?.beyondMeters ?? null],
    ['after-marathon', marathon],
    ['after-break', breakCap(log, today, now)],
  ]
  const figures = caps.flatMap(([basis, beyondMeters]) =>
    beyondMeters === null ? [] : [{ basis, beyondMeters }],
  )
  const lowest = figures.sort((a, b) => a.beyondMeters - b.beyondMeters)[0]
  return lowest ? { kind: 'figure', ...lowest } : { kind: 'none', why: 'too-few-runs' }
}

/** What the days after a marathon leave; null when there was none, or none of them says anything. */
function marathonCap(log: TrainingLog, today: LocalDate, now: Date): number | 'none' | null {
  const { noneToDay, shortToDay, shortMeters, parts } = policy.shown.marathon
  const farthest = Math.max(...parts.map(({ toDay }) => toDay))
  const marathon = marathonsBetween(log, addDays(today, -farthest), today).findLast(
    (outing) => outing[0].startedAt <= now,
  )
  if (!marathon) return null
  const day = daysBetween(marathon[0].localDate, today)
  if (day <= noneToDay) return 'none'
  if (day <= shortToDay) return shortMeters
  const longest = longestBefore(log, marathon)
  const part = parts.find(({ toDay }) => day <= toDay)
  return longest === null || !part ? null : Math.floor((part.percent * Math.floor((11 * longest) / 10)) / 100)
}

/** What the first two weeks after a break leave, or a break that today's run would end; null without one. */
function breakCap(log: TrainingLog, today: LocalDate, now: Date): number | null {
  const { percentByWeek, longestOfDays } = policy.shown.break
  const off = breakThatMatters(log, today, now)
  const percent = off && percentByWeek[Math.floor(off.daysBack / 7)]
  if (!percent) return null
  const before = ranBetween(log, addDays(off.lastRunDate, 1 - longestOfDays), off.lastRunDate)
  const longest = Math.max(...before.map(({ distanceMeters }) => distanceMeters))
  return Math.floor((percent * longest) / 100)
}

/** The break a runner is in or has just come back from, and for how many days they have been back. */
function breakThatMatters(
  log: TrainingLog,
  today: LocalDate,
  now: Date,
): (TimeOff & { daysBack: number }) | null {
  const current = timeOff(log, placeAt(log, now), today)
  if (current && isBreak(current)) return { ...current, daysBack: 0 }
  const since = addDays(today, 1 - 7 * policy.shown.break.percentByWeek.length)
  const returns = ranBetween(log, since, today).flatMap((run) => {
    const finding = run.startedAt <= now ? returnFromBreak(log, run) : null
    return finding ? [finding] : []
  })
  const last = returns.at(-1)
  return last ? { ...last.facts, daysBack: daysBetween(last.date, today) } : null
}
