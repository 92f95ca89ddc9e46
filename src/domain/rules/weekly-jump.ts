/** A week well beyond the usual one: a notice of change, never a statement of risk. */

import * as z from 'zod'
import { policy, type Sensitivity } from '../policy/rules.ts'
import { easyDays } from '../recovery/steps.ts'
import { addDays, daysBetween, type LocalDate, weekStartOf } from '../time/calendar.ts'
import { metersOfWeeksBefore, ranBetween, type TrainingLog } from '../training/log.ts'
import { byStart, type Run } from '../training/run.ts'
import { recentLongest, spikeBand } from './long-run-spike.ts'
import type { Assessed, FindingOf } from './shape/finding.ts'
import type { RunRuleOf } from './shape/rule.ts'
import type { Circumstances, Said } from './shape/said.ts'

const figures = z.object({
  weekStart: z.iso.date(),
  distanceMeters: z.number(),
  usualMeters: z.number(),
  previousWeekMeters: z.number(),
})

export type WeeklyJump = FindingOf<'weekly-jump', z.output<typeof figures>>

export const weeklyJumpRule: RunRuleOf<WeeklyJump> = {
  facts: figures,
  found: weeklyJump,
  rank: () => 60,
  whyHeldBack: whyQuiet,
  recovery: ({ date, facts: { weekStart, usualMeters } }) => [
    easyDays(date, daysBetween(date, addDays(weekStart, 6))),
    { kind: 'usual-week', weekStart: addDays(weekStart, 7), aboutMeters: usualMeters },
  ],
  isWorthAText: () => false,
  isSilencedByARace: true,
}

/** What a week is usually made of. */
export type UsualWeek = {
  /** R in quarters of a metre, so that the mean of four weeks stays a whole number. */
  quarterMeters: number
  previousWeekMeters: number
}

/**
 * The usual week R before a week: max(previous week, mean of the previous 4).
 *
 * @example usualWeek(log, '2024-11-04').quarterMeters / 4 // 62_500 for weeks of 62, 66, 70 and 52 km
 */
export function usualWeek(log: TrainingLog, weekStart: LocalDate): UsualWeek {
  const { usualWeeks } = policy.jump
  const previous = metersOfWeeksBefore(log, weekStart, usualWeeks)
  const previousWeekMeters = previous[0] ?? 0
  const sum = previous.reduce((total, meters) => total + meters, 0)
  return { quarterMeters: Math.max(usualWeeks * previousWeekMeters, sum), previousWeekMeters }
}

/**
 * The smallest week that would be a jump beyond the usual one, in whole metres; null for a usual week under 15 km.
 *
 * @example jumpMeters({ quarterMeters: 160_000, previousWeekMeters: 40_000 }, 'standard') // 52_000
 */
export function jumpMeters(usual: UsualWeek, sensitivity: Sensitivity): number | null {
  const { tenths, leastUsualMeters, leastStepMeters } = policy.jump
  if (usual.quarterMeters < 4 * leastUsualMeters) return null
  return Math.max(
    Math.ceil((tenths[sensitivity] * usual.quarterMeters) / 40),
    Math.ceil(usual.quarterMeters / 4 + leastStepMeters),
  )
}

/**
 * Whether the 16 weeks before a week hold a run on or before the 21st day before it: without one, nobody can say what
 * is usual.
 *
 * @example hasHistory(log, '2024-11-04') // true with a run on 2024-10-14 or earlier
 */
export function hasHistory(log: TrainingLog, weekStart: LocalDate): boolean {
  const earliest = addDays(weekStart, -7 * policy.jump.historyWeeks)
  const latest = addDays(weekStart, -policy.jump.historyDays)
  return ranBetween(log, earliest, latest).length > 0
}

/**
 * The run that takes its week beyond the usual one: 1.3 × R and 5 km more (1.5 for the relaxed, 1.2 for the careful).
 * In a week that goes on beyond the largest of the 4 before, it is the run that takes it there: until then the jump was
 * within recent weeks, and no news.
 *
 * @example weeklyJump(log, saturdayRun, runner)?.facts // { distanceMeters: 52_000, usualMeters: 40_000, … }
 */
export function weeklyJump(log: TrainingLog, run: Run, { sensitivity }: Assessed): WeeklyJump | null {
  const weekStart = weekStartOf(run.localDate, log.weekStartsOn)
  const distanceMeters = weekMetersUpTo(log, run, weekStart)
  const usual = usualWeek(log, weekStart)
  const line = jumpMeters(usual, sensitivity)
  if (line === null || distanceMeters < line) return null
  const news = newsMeters(log, weekStart)
  const reached = weekMeters(log, weekStart) >= news ? Math.max(line, news) : line
  if (distanceMeters < reached || distanceMeters - run.distanceMeters >= reached) return null
  if (!hasHistory(log, weekStart)) return null
  const facts = {
    weekStart,
    distanceMeters,
    usualMeters: Math.round(usual.quarterMeters / 4),
    previousWeekMeters: usual.previousWeekMeters,
  }
  return { rule: 'weekly-jump', subject: `week:${weekStart}`, date: run.localDate, run: run.id, facts }
}

const runsOfWeek = (log: TrainingLog, weekStart: LocalDate) =>
  ranBetween(log, weekStart, addDays(weekStart, 6))

const metersOf = (runs: readonly Run[]) => runs.reduce((total, each) => total + each.distanceMeters, 0)

const weekMeters = (log: TrainingLog, weekStart: LocalDate) => metersOf(runsOfWeek(log, weekStart))

/** The week's total up to and including this run. */
const weekMetersUpTo = (log: TrainingLog, run: Run, weekStart: LocalDate) =>
  metersOf(runsOfWeek(log, weekStart).filter((each) => byStart(each, run) <= 0))

/** The smallest week, in whole metres, that is more than 1.1 × the largest of the 4 before. */
function newsMeters(log: TrainingLog, weekStart: LocalDate): number {
  const recent = metersOfWeeksBefore(log, weekStart, policy.jump.usualWeeks)
  return Math.floor((policy.jump.newsTenths * Math.max(...recent)) / 10) + 1
}

/** A week no larger than a recent one, or one that has already been spoken of. */
function whyQuiet({ facts }: WeeklyJump, { log, said }: Circumstances) {
  const { weekStart, distanceMeters } = facts
  if (distanceMeters < newsMeters(log, weekStart)) return 'within-recent-weeks'
  const spoken = runsOfWeek(log, weekStart).some((run) => {
    const nudge = said.find((each) => each.run === run.id)
    return nudge && isAboutARun(nudge, run, log)
  })
  return spoken ? 'week-already-spoken-of' : null
}

/** A race, a big run or a step of more than 30 % says enough about its week. */
function isAboutARun({ rule }: Said, run: Run, log: TrainingLog): boolean {
  if (rule !== 'long-run-spike') return rule === 'big-long-run' || rule === 'race-effort'
  // judged anew, for the facts of a nudge can have left with the cache
  const recent = recentLongest(log, run)
  return recent !== null && spikeBand(run.distanceMeters, recent.longestMeters) !== 'small'
}
