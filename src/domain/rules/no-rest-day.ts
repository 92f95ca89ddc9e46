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
import { saidLately } from './shape/said.ts'

const figures = z.object({ daysInARow: z.number(), since: z.iso.date() })

export type NoRestDay = FindingOf<'no-rest-day', z.output<typeof figures>>

export const noRestDayRule: RunRuleOf<NoRestDay> = {
  facts: figures,
  found: noRestDay,
  rank: () => 90,
  whyHeldBack: ({ rule }, circumstances) => saidLately(rule, policy.noRestDay.apartDays, circumstances),
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

  const week = weekStartOf(run.localDate, log.weekStartsOn)
  const window = runningDays(log, addDays(week, -7 * policy.noRestDay.windowWeeks), before)
  if (longestStreak(window) >= policy.noRestDay.streakDays) return null
  return aboutRun('no-rest-day', run, { daysInARow: days, since })
}

function longestStreak(days: readonly LocalDate[]): number {
  let longest = 0
  let current = 0
  for (const [index, day] of days.entries()) {
    const previous = days[index - 1]
    current = previous && daysBetween(previous, day) === 1 ? current + 1 : 1
    longest = Math.max(longest, current)
  }
  return longest
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
