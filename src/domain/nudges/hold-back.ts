/** What is true and still not worth a message: shown on the chart and in the summary, not sent. */

import { policy } from '../policy/rules.ts'
import { hardDays } from '../rules/hard-days-too-close.ts'
import {
  type Assessed,
  type BigLongRun,
  isBigRun,
  type MassageDue,
  type Rule,
  type RunFinding,
  recentLongest,
  type ShortBreak,
  spikeBand,
  type WeeklyJump,
} from '../rules/index.ts'
import {
  addDays,
  daysBetween,
  type LocalDate,
  localDateOf,
  utcStartOf,
  weekStartOf,
} from '../time/calendar.ts'
import { metersOfWeeksBefore, ranBetween, type TrainingLog } from '../training/log.ts'
import { phaseOf } from '../training/phase.ts'
import type { Run } from '../training/run.ts'
import type { Runner } from '../training/runner.ts'
import type { HeldBack, Nudge } from './nudge.ts'

const DAY_MS = 86_400_000

/** A finding of a run that can lead to a nudge. */
export type Sayable = Exclude<RunFinding, ShortBreak>

export type Circumstances = {
  log: TrainingLog
  runner: Pick<Runner, 'timeZone'> & Assessed
  /** The nudges that have been said, and those that are going to be whatever becomes of this finding. */
  said: readonly Nudge[]
  /** The local day on which it would be said. */
  date: LocalDate
}

/**
 * Why a finding is held back, or null when it is worth a message now.
 *
 * @example held(spikeOfOneKilometre, circumstances) // 'small-step'
 */
export function whyHeldBack(finding: Sayable | MassageDue, circumstances: Circumstances): HeldBack | null {
  return notWorthAMessage(finding, circumstances) ?? (isUncapped(finding.rule) ? null : capped(circumstances))
}

function notWorthAMessage(finding: Sayable | MassageDue, circumstances: Circumstances): HeldBack | null {
  switch (finding.rule) {
    case 'race-effort':
      return null
    case 'early-return':
      return finding.facts.sevenDaysMeters < policy.earlyReturn.worthSayingMeters
        ? 'still-little'
        : saidLately(finding.rule, policy.earlyReturn.days, circumstances)
    case 'return-from-break':
      return saidLately(finding.rule, policy.break.apartDays, circumstances)
    case 'long-run-spike': {
      const { band, distanceMeters, longestMeters } = finding.facts
      const step = distanceMeters - longestMeters
      return band === 'small' && step < policy.spike.worthSayingMeters ? 'small-step' : null
    }
    case 'big-long-run':
      return finding.facts.distanceMeters < policy.bigRun.worthSayingMeters
        ? 'slow-going'
        : usualBigRun(finding, circumstances)
    case 'weekly-jump':
      return quietWeek(finding, circumstances)
    case 'hard-days-too-close':
      return usualHardDays(finding.date, circumstances)
    case 'no-rest-day':
      return saidLately(finding.rule, policy.noRestDay.apartDays, circumstances)
    case 'massage-due':
      return saidLately(finding.rule, policy.massage.apartDays, circumstances)
  }
}

/** Whether a nudge of the rule was said less than so many days before. */
function saidLately(rule: Rule, days: number, circumstances: Circumstances): HeldBack | null {
  return gaps(circumstances, days, (nudge) => nudge.rule === rule).length > 0 ? 'said-lately' : null
}

/** The fourth big long run in six weeks is a habit, unless it is longer than all of them or it has been quiet in peak. */
function usualBigRun(finding: BigLongRun, circumstances: Circumstances): HeldBack | null {
  const { log, runner } = circumstances
  const { habit, habitDays, peakDays } = policy.bigRun
  const days = ranBetween(log, addDays(finding.date, -habitDays), finding.date)
  const earlier = days
    .slice(
      0,
      days.findIndex(({ id }) => id === finding.run),
    )
    .filter((run) => isBigRun(run, runner.sensitivity))
  const longest = Math.max(0, ...earlier.map(({ distanceMeters }) => distanceMeters))
  if (earlier.length < habit || finding.facts.distanceMeters > longest) return null
  const isPeak = phaseOf(log, runner, finding.date).name === 'peak'
  return isPeak && !saidLately(finding.rule, peakDays, circumstances) ? null : 'usual-for-you'
}

/** A week no larger than a recent one, or one that has already been spoken of. */
function quietWeek({ facts }: WeeklyJump, { log, said }: Circumstances): HeldBack | null {
  const { weekStart, distanceMeters } = facts
  const recent = metersOfWeeksBefore(log, weekStart, policy.jump.usualWeeks)
  if (10 * distanceMeters <= policy.jump.newsTenths * Math.max(...recent)) return 'within-recent-weeks'
  const days = ranBetween(log, weekStart, addDays(weekStart, 6))
  const spoken = days.some((run) => {
    const nudge = said.find((each) => each.run === run.id)
    return nudge && isAboutARun(nudge, run, log)
  })
  return spoken ? 'week-already-spoken-of' : null
}

/** A race, a big run or a step of more than 30 % says enough about its week. */
function isAboutARun({ rule }: Nudge, run: Run, log: TrainingLog): boolean {
  if (rule !== 'long-run-spike') return rule === 'big-long-run' || rule === 'race-effort'
  // judged anew, for the facts of a nudge can have left with the cache
  const recent = recentLongest(log, run)
  return recent !== null && spikeBand(run.distanceMeters, recent.longestMeters) !== 'small'
}

/** In a taper the plan is what it is; and who trains this way every other week has chosen to. */
function usualHardDays(date: LocalDate, circumstances: Circumstances): HeldBack | null {
  const { log, runner } = circumstances
  const { habit, habitWeeks, apartDays } = policy.hardDays
  if (phaseOf(log, runner, date).name === 'taper') return 'taper'
  const week = weekStartOf(date, log.weekStartsOn)
  const lately = ranBetween(log, addDays(week, -7 * habitWeeks), addDays(week, -1))
  const weeks = new Set(
    lately
      .filter((run) => hardDays(log, run, runner))
      .map(({ localDate }) => weekStartOf(localDate, log.weekStartsOn)),
  )
  if (weeks.size >= habit) return 'usual-for-you'
  return saidLately('hard-days-too-close', apartDays, circumstances)
}

/** At most one nudge a day and two in seven days, by the day each is said. */
function capped(circumstances: Circumstances): HeldBack | null {
  const near = gaps(circumstances, 7, ({ rule }) => !isUncapped(rule))
  if (near.filter((gap) => gap === 0).length >= policy.nudge.perDay) return 'one-a-day'
  return near.length >= policy.nudge.perWeek ? 'two-a-week' : null
}

function isUncapped(rule: Rule): boolean {
  const uncapped: readonly Rule[] = policy.nudge.uncapped
  return uncapped.includes(rule)
}

/**
 * Days from what was said to the day on which this would be, of the nudges less than so many days away; negative for
 * those that are to be said later.
 *
 * @example gaps(circumstances, 7, () => true) // [0, 4]
 */
export function gaps(
  { said, runner, date }: Circumstances,
  days: number,
  counts: (nudge: Nudge) => boolean,
): number[] {
  return said
    .filter(
      (nudge) => counts(nudge) && Math.abs(nudge.dueAt.getTime() - utcStartOf(date)) < (days + 2) * DAY_MS,
    )
    .map(({ dueAt }) => daysBetween(localDateOf(dueAt, runner.timeZone), date))
    .filter((gap) => gap < days && gap > -days)
}
