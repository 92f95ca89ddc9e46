/** The way back over days and weeks: after a race, after a marathon, after a break. */

import { advicePolicy } from '../policy/advice.ts'
import { policy as rules } from '../policy/rules.ts'
import { addDays, type LocalDate, weekStartOf } from '../time/calendar.ts'
import { ranBetween, type TrainingLog, weekMeters } from '../training/log.ts'
import type { Phase } from '../training/phase.ts'
import type { Run } from '../training/run.ts'
import { type Averaged, daysAfter, easyDays, nothingHard, type RecoveryStep } from './steps.ts'

const { recovery: policy, marathonMeters } = advicePolicy

/**
 * The days after a race: 3 easy and none hard for 7 after a half marathon, 2 and 5 after 15 km, 1 and 3 after a shorter
 * one; after a marathon its three weeks.
 *
 * @example afterRace(log, half) // [{ kind: 'easy-or-rest', … }, { kind: 'no-hard-run', until: '2024-10-27' }]
 */
export function afterRace(log: TrainingLog, race: Run): RecoveryStep[] {
  const { distanceMeters, localDate } = race
  if (distanceMeters >= marathonMeters) return afterMarathon(log, localDate, distanceMeters)
  const tier = policy.race.find(({ leastMeters }) => distanceMeters >= leastMeters)
  if (!tier) return []
  return [easyDays(localDate, tier.easyDays), nothingHard(localDate, tier.noHardDays)]
}

/**
 * How many days after a marathon something holds: as many as said, and half as many again beyond 80 km.
 *
 * @example daysToRecover(42_195)(7) // 7
 * @example daysToRecover(100_000)(7) // 11
 */
export function daysToRecover(distanceMeters: number): (days: number) => number {
  const { beyondMeters, halves } = rules.race.ultra
  return distanceMeters > beyondMeters ? (days) => Math.ceil((halves * days) / 2) : (days) => days
}

/**
 * The three weeks after a marathon: no running to day 3, up to three easy runs to day 7, half the usual week to day 14,
 * three quarters to day 21, no hard session before day 21; half as long again after more than 80 km. The usual week is
 * the mean of the 8 before the race week.
 *
 * @example afterMarathon(log, '2024-11-03', 42_195)[0] // { kind: 'no-running', from: '2024-11-03', to: '2024-11-06' }
 */
export function afterMarathon(log: TrainingLog, date: LocalDate, distanceMeters: number): RecoveryStep[] {
  const { noRunningToDay, easyRuns, halfWeek, threeQuarterWeek, hardFromDay } = policy.marathon
  const { atMostRuns, minutes } = easyRuns
  const last = daysToRecover(distanceMeters)
  const over = { weeks: policy.marathon.usualWeeks, before: 'long-run' } as const
  const usual = { meters: usualWeekBefore(log, date), over }
  const after = (toDayBefore: number, toDay: number) => daysAfter(date, last(toDayBefore) + 1, last(toDay))
  return [
    { kind: 'no-running', ...daysAfter(date, 0, last(noRunningToDay)) },
    { kind: 'easy-runs', ...after(noRunningToDay, easyRuns.toDay), atMostRuns, minutes },
    ...partOf(usual, 'half', after(easyRuns.toDay, halfWeek.toDay), halfWeek.longestMinutes),
    ...partOf(usual, 'three-quarters', after(halfWeek.toDay, threeQuarterWeek.toDay)),
    nothingHard(date, last(hardFromDay) - 1),
  ]
}

/** The mean week of the 8 before the week of a race, in whole metres. */
function usualWeekBefore(log: TrainingLog, date: LocalDate): number {
  const week = weekStartOf(date, log.weekStartsOn)
  const { usualWeeks } = policy.marathon
  const weeks = Array.from({ length: usualWeeks }, (_, n) => weekMeters(log, addDays(week, -7 * (n + 1))))
  return Math.round(weeks.reduce((total, meters) => total + meters, 0) / usualWeeks)
}

/**
 * The way back after a break that ended on `date`: half, then three quarters of the usual week (the mean of the 28 days
 * before the break); a few short runs where that week was so small that half of it is hardly one run; within 21 days of
 * the goal race only to start easy and make up for nothing. After an injury it stays at half for both weeks.
 *
 * @example afterBreak(log, '2024-10-20', phase, false)[0] // { kind: 'part-of-usual-week', share: 'half', … }
 */
export function afterBreak(
  log: TrainingLog,
  date: LocalDate,
  { daysToGoal }: Phase,
  isAfterInjury: boolean,
): RecoveryStep[] {
  const { usualDays, startEasyDaysToGoal, leastUsualMeters, easyRuns } = policy.afterBreak
  if (daysToGoal !== null && daysToGoal <= startEasyDaysToGoal) return [{ kind: 'start-easy', daysToGoal }]
  const last = log.counted.findLast(({ localDate }) => localDate < date)?.localDate
  if (!last) return []
  const before = ranBetween(log, addDays(last, 1 - usualDays), last)
  const total = before.reduce((sum, { distanceMeters }) => sum + distanceMeters, 0)
  const over = { weeks: usualDays / 7, before: 'break' } as const
  const usual = { meters: Math.round((7 * total) / usualDays), over }
  if (usual.meters < leastUsualMeters) return [{ kind: 'easy-runs', ...daysAfter(date, 0, 6), ...easyRuns }]
  return [
    ...partOf(usual, 'half', daysAfter(date, 0, 6)),
    ...partOf(usual, isAfterInjury ? 'half' : 'three-quarters', daysAfter(date, 7, 13)),
  ]
}

type MeanWeek = { meters: number; over: Averaged }

/** Nothing can be said of a usual week nobody knows. */
function partOf(
  { meters: usualWeekMeters, over }: MeanWeek,
  share: 'half' | 'three-quarters',
  span: { from: LocalDate; to: LocalDate },
  longestMinutes: number | null = null,
): RecoveryStep[] {
  if (usualWeekMeters === 0) return []
  const quarters = share === 'half' ? 2 : 3
  const atMostMeters = Math.floor((quarters * usualWeekMeters) / 4)
  const measure = { atMostMeters, usualWeekMeters }
  return [{ kind: 'part-of-usual-week', ...span, share, measure, over, isRun: false, longestMinutes }]
}
