/** Many days of running in a row. */

import * as z from 'zod'
import { advicePolicy } from '../policy/advice.ts'
import { policy } from '../policy/rules.ts'
import type { RecoveryStep } from '../recovery/steps.ts'
import { addDays, daysBetween, type LocalDate, weekStartOf } from '../time/calendar.ts'
import { placeOf, ranBetween, type TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import { makesTheDay, runningDays } from '../training/running-days.ts'
import { type Assessed, aboutRun, type FindingOf } from './shape/finding.ts'
import type { Afterwards, RunRuleOf } from './shape/rule.ts'
import { type Circumstances, saidLately } from './shape/said.ts'

const figures = z.object({ daysInARow: z.number(), since: z.iso.date() })

export type NoRestDay = FindingOf<'no-rest-day', z.output<typeof figures>>

export const noRestDayRule: RunRuleOf<NoRestDay> = {
  facts: figures,
  found: noRestDay,
  rank: () => 90,
  whyHeldBack: (finding, circumstances) =>
    isUsual(finding, circumstances)
      ? 'usual-for-you'
      : saidLately(finding.rule, policy.noRestDay.apartDays, circumstances),
  recovery: dayOff,
  isWorthAText: () => false,
}

/**
 * The 10th day of running in a row (14th for the relaxed, 7th for the careful), reported once; not for a runner who had
 * a streak of 21 days or more in the 16 weeks before, for whom it is a habit.
 *
 * @example noRestDay(log, run, runner)?.facts // { daysInARow: 10, since: '2024-10-25' }
 */
function noRestDay(log: TrainingLog, run: Run, { sensitivity }: Assessed): NoRestDay | null {
  const previous = log.counted[placeOf(log, run) - 1]
  if (!previous || daysBetween(previous.localDate, run.localDate) > 1) return null
  const days = policy.noRestDay.days[sensitivity]
  const since = addDays(run.localDate, 1 - days)
  const before = addDays(since, -1)
  const running = runningDays(log, before, run.localDate)
  if (running.length !== days || running[0] === before || !makesTheDay(log, run)) return null

  if (streaksBefore(log, run.localDate, before).some((length) => length >= policy.noRestDay.streakDays))
    return null
  return aboutRun('no-rest-day', run, { daysInARow: days, since })
}

/** Who did without a day off twice in the 16 weeks before has heard of it, and goes on all the same. */
function isUsual({ date, facts }: NoRestDay, { log }: Circumstances): boolean {
  const { usualStreaks } = policy.noRestDay
  const streaks = streaksBefore(log, date, addDays(facts.since, -1))
  return streaks.filter((length) => length >= facts.daysInARow).length >= usualStreaks
}

/** The lengths of all streaks in the 16 weeks before the week of a day, and in that week up to another. */
function streaksBefore(log: TrainingLog, date: LocalDate, to: LocalDate): number[] {
  const week = weekStartOf(date, log.weekStartsOn)
  const days = runningDays(log, addDays(week, -7 * policy.noRestDay.windowWeeks), to)
  const streaks: number[] = []
  for (const [index, day] of days.entries()) {
    const previous = days[index - 1]
    const isNext = previous !== undefined && daysBetween(previous, day) === 1
    streaks.push(isNext ? (streaks.pop() ?? 0) + 1 : 1)
  }
  return streaks
}

/** One day off: the next one, or one of the next few once that was run through; none when it was taken. */
function dayOff({ date }: NoRestDay, { log, today }: Afterwards): RecoveryStep[] {
  const ran = (day: LocalDate) => ranBetween(log, day, day).length > 0
  const past = Array.from({ length: Math.max(0, daysBetween(date, today) - 1) }, (_, n) =>
    addDays(date, n + 1),
  )
  if (!past.every(ran)) return []
  const next = addDays(date, 1)
  const open = ran(today) ? addDays(today, 1) : today
  const from = open > next ? open : next
  const { dayOffWithin } = advicePolicy.recovery
  return [{ kind: 'day-off', from, to: from > next ? addDays(from, dayOffWithin - 1) : from }]
}
