/** A week well beyond those before it: a notice of change, never a statement of risk. */

import * as z from 'zod'
import { policy, type Sensitivity } from '../policy/rules.ts'
import { largeWeek } from '../recovery/large-week.ts'
import { easyDays } from '../recovery/steps.ts'
import { addDays, daysBetween, type LocalDate, weekStartOf } from '../time/calendar.ts'
import { metersOfWeeksBefore, ranBetween, type TrainingLog } from '../training/log.ts'
import { byStart, type Run } from '../training/run.ts'
import { hasHistory, type WeeksBefore, weeksBefore } from '../training/weeks-before.ts'
import { recentLongest, spikeBand } from './long-run-spike.ts'
import type { Assessed, FindingOf } from './shape/finding.ts'
import type { RunRuleOf } from './shape/rule.ts'
import type { Circumstances, Said } from './shape/said.ts'

const figures = z.object({
  weekStart: z.iso.date(),
  distanceMeters: z.number(),
  /** The mean of the four weeks before. */
  usualMeters: z.number(),
  previousWeekMeters: z.number(),
})

export type WeeklyJump = FindingOf<'weekly-jump', z.output<typeof figures>>

export const weeklyJumpRule: RunRuleOf<WeeklyJump> = {
  facts: figures,
  found: weeklyJump,
  rank: () => 60,
  whyHeldBack: whyQuiet,
  recovery: ({ date, facts: { weekStart } }, { log, runner }) => {
    const large = largeWeek(log, weekStart, runner)
    const easy = easyDays(date, daysBetween(date, addDays(weekStart, 6)))
    return large ? [easy, { kind: 'week-after-jump', weekStart: addDays(weekStart, 7), large }] : [easy]
  },
  isWorthAText: () => false,
  isSilencedByARace: true,
  isNoSurprise: () => true,
}

/**
 * The smallest week that would be a jump beyond R, in whole metres; null for an R under 15 km.
 *
 * @example jumpMeters({ quarterMeters: 160_000 }, 'standard') // 52_000
 */
export function jumpMeters(
  { quarterMeters }: Pick<WeeksBefore, 'quarterMeters'>,
  sensitivity: Sensitivity,
): number | null {
  const { tenths, leastUsualMeters, leastStepMeters } = policy.jump
  if (quarterMeters < 4 * leastUsualMeters) return null
  return Math.max(
    Math.ceil((tenths[sensitivity] * quarterMeters) / 40),
    Math.ceil(quarterMeters / 4 + leastStepMeters),
  )
}

/**
 * The run that takes its week beyond R: 1.3 × R and 5 km more (1.5 for the relaxed, 1.2 for the careful).
 * In a week that goes on beyond the largest of the 4 before, it is the run that takes it there: until then the jump was
 * within recent weeks, and no news.
 *
 * @example weeklyJump(log, saturdayRun, runner)?.facts // { distanceMeters: 52_000, usualMeters: 40_000, … }
 */
export function weeklyJump(log: TrainingLog, run: Run, { sensitivity }: Assessed): WeeklyJump | null {
  const weekStart = weekStartOf(run.localDate, log.weekStartsOn)
  const distanceMeters = weekMetersUpTo(log, run, weekStart)
  const before = weeksBefore(log, weekStart)
  const line = jumpMeters(before, sensitivity)
  if (line === null || distanceMeters < line) return null
  const news = newsMeters(log, weekStart)
  const reached = weekMeters(log, weekStart) >= news ? Math.max(line, news) : line
  if (distanceMeters < reached || distanceMeters - run.distanceMeters >= reached) return null
  if (!hasHistory(log, weekStart)) return null
  const facts = {
    weekStart,
    distanceMeters,
    usualMeters: before.usualMeters,
    previousWeekMeters: before.previousWeekMeters,
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

/** A race, a big run or a step of more than 30% says enough about its week. */
function isAboutARun({ rule }: Said, run: Run, log: TrainingLog): boolean {
  if (rule !== 'long-run-spike') return rule === 'big-long-run' || rule === 'race-effort'
  // judged anew, for the facts of a nudge can have left with the cache
  const recent = recentLongest(log, run)
  return recent !== null && spikeBand(run.distanceMeters, recent.longestMeters) !== 'small'
}
