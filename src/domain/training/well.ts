/** Well first: whether a runner may be told to run, or to have a massage, at all. Everything that advises asks it. */

import { advicePolicy } from '../policy/advice.ts'
import { addDays, addToMonth, type LocalDate, type Month, monthOf } from '../time/calendar.ts'
import type { Flag, Place, SelfReports } from './runner.ts'

/** What keeps a runner from being told to run, and since when. */
export type NotWell =
  | { reason: 'red-flag'; since: LocalDate }
  | { reason: 'ill'; since: LocalDate }
  | { reason: 'injured'; since: LocalDate }
  /** Soreness that changes the stride, hurts at rest, or is one sharp spot. */
  | { reason: 'flag'; since: LocalDate; flag: Flag; area: Place }

/** What of a runner's own word it rests on. */
export type Wellness = Pick<SelfReports, 'health' | 'soreness'>

/**
 * All that stands against running on a day, the gravest first: a red flag, illness or an injury until the runner is well
 * again, and soreness with a flag for 28 days, unless they said that it is gone. Empty for who is well.
 *
 * @example notWellFor(illWithAStiffCalf, '2024-10-20').map(({ reason }) => reason) // ['ill', 'flag']
 */
export function notWellFor({ health, soreness }: Wellness, date: LocalDate): NotWell[] {
  const since = addDays(date, -advicePolicy.soreness.days)
  const flagged = soreness
    .filter((report) => report.date > since && report.date <= date)
    .filter(({ goneOn }) => goneOn === null || goneOn > date)
    .flatMap(({ date: day, flag, area }) =>
      flag ? [{ reason: 'flag', since: day, flag, area } as const] : [],
    )
    .sort((a, b) => (a.since < b.since ? 1 : -1))
  if (!health || health.state === 'well') return flagged
  return [{ reason: health.state, since: health.since }, ...flagged]
}

/**
 * The gravest of it; null for who is well and may be told to run.
 *
 * @example notWell(told, '2024-10-20') // { reason: 'ill', since: '2024-10-18' }
 */
export const notWell = (told: Wellness, date: LocalDate): NotWell | null => notWellFor(told, date)[0] ?? null

/**
 * Whether an injury is known of in the 12 months before a day: told of by the runner, ended since by “well”, or given as
 * the reason of a break. By whole months, for nobody remembers the day.
 *
 * @example wasInjuredLately({ injury: { month: '2026-03', place: 'shin' }, timeOff: null }, '2026-11-08') // true
 */
export function wasInjuredLately({ injury, timeOff }: Injuries, date: LocalDate): boolean {
  const months: (Month | undefined)[] = [
    injury?.month,
    timeOff?.why === 'injured' ? monthOf(timeOff.date) : undefined,
  ]
  const now = monthOf(date)
  const first = addToMonth(now, -advicePolicy.injury.months)
  return months.some((month) => month !== undefined && month >= first && month <= now)
}

/** What of a runner's own word an earlier injury is known by. */
export type Injuries = Pick<SelfReports, 'injury' | 'timeOff'>
