/** A run, or a week, that comes early after a marathon. */

import * as z from 'zod'
import { advicePolicy } from '../policy/advice.ts'
import { policy } from '../policy/rules.ts'
import { easyDays, type RecoveryStep } from '../recovery/steps.ts'
import { afterMarathon } from '../recovery/weeks.ts'
import { addDays, daysBetween, type LocalDate, weekStartOf } from '../time/calendar.ts'
import { metersOfWeeksBefore, ranBetween, runsBefore, type TrainingLog } from '../training/log.ts'
import { marathonsBetween, type Outing } from '../training/outing.ts'
import { byStart, type Run } from '../training/run.ts'
import { aboutRun, type FindingOf } from './shape/finding.ts'
import type { Afterwards, RunRuleOf } from './shape/rule.ts'
import { saidLately } from './shape/said.ts'

const figures = z.object({
  /** Which line was crossed: by this run, or by the 7 days that end with it. */
  by: z.enum(['run', 'week']),
  marathonDate: z.iso.date(),
  daysSince: z.number(),
  distanceMeters: z.number(),
  movingSeconds: z.number(),
  sevenDaysMeters: z.number(),
  /** The longest run under 40 km of the 56 days before the marathon; null without one. */
  longestBeforeMeters: z.number().nullable(),
  /** The mean of the 8 weeks before the week of the marathon. */
  usualWeekMeters: z.number(),
})

export type EarlyReturn = FindingOf<'early-return', z.output<typeof figures>>

export const earlyReturnRule: RunRuleOf<EarlyReturn> = {
  facts: figures,
  found: earlyReturn,
  rank: () => 10,
  whyHeldBack: ({ rule, facts }, circumstances) =>
    facts.sevenDaysMeters < policy.earlyReturn.worthSayingMeters
      ? 'still-little'
      : saidLately(rule, policy.earlyReturn.days, circumstances),
  recovery,
  isWorthAText: () => true,
  otherDays: ({ facts }) => [facts.marathonDate],
  isUncapped: true,
  wantsHeadroom: true,
  recoversFromNextDay: true,
}

/**
 * The last outing of marathon length (40 km) on the days before a day, at most so many of them; null without one.
 *
 * @example marathonBefore(log, '2024-03-20', 21)?.[0].localDate // '2024-03-03'
 */
function marathonBefore(log: TrainingLog, date: LocalDate, days: number): Outing | null {
  return marathonsBetween(log, addDays(date, -days), addDays(date, -1)).at(-1) ?? null
}

/**
 * L′: the longest run of less than 40 km in the 56 days before a marathon, in metres; null without one.
 *
 * @example longestBefore(log, marathon) // 32_000
 */
export function longestBefore(log: TrainingLog, [first]: Outing): number | null {
  const training = runsBefore(log, first, policy.earlyReturn.longestOfDays)
    .map(({ distanceMeters }) => distanceMeters)
    .filter((meters) => meters < policy.race.marathonMeters)
  return training.length > 0 ? Math.max(...training) : null
}

/**
 * The first run in the 21 days after a marathon that is 90 minutes or more, longer than 60 % of L′, or takes the 7 days
 * that end with it beyond half (from day 15 on three quarters) of the mean week before the race. Where that was still
 * too little running to be worth a word, the first that no longer is counts as well.
 *
 * @example earlyReturn(log, run)?.facts // { by: 'run', marathonDate: '2024-03-03', daysSince: 16, … }
 */
function earlyReturn(log: TrainingLog, run: Run): EarlyReturn | null {
  const marathon = marathonBefore(log, run.localDate, policy.earlyReturn.days)
  if (!marathon) return null
  const usual = usualBefore(log, marathon)
  const by = lineCrossed(log, run, usual)
  if (!by) return null
  const sooner = ranBetween(log, addDays(usual.marathonDate, 1), run.localDate)
  const earlier = sooner.filter((each) => byStart(each, run) < 0 && lineCrossed(log, each, usual))
  const isMuch = (each: Run) =>
    sevenDaysMeters(log, each, usual.marathonDate) >= policy.earlyReturn.worthSayingMeters
  // a few kilometres beyond a small usual week must not silence the real return that follows
  if (earlier.some(isMuch) || (earlier.length > 0 && !isMuch(run))) return null

  const { distanceMeters, movingSeconds } = run
  const facts = {
    by,
    marathonDate: usual.marathonDate,
    daysSince: daysBetween(usual.marathonDate, run.localDate),
    distanceMeters,
    movingSeconds,
    sevenDaysMeters: sevenDaysMeters(log, run, usual.marathonDate),
    longestBeforeMeters: usual.longestMeters,
    usualWeekMeters: Math.round(usual.weeksMeters / policy.earlyReturn.weeks),
  }
  return aboutRun('early-return', run, facts)
}

function recovery({ date, facts }: EarlyReturn, { log }: Afterwards): RecoveryStep[] {
  const steps = afterMarathon(log, facts.marathonDate)
  const { marathon, easyDays: days } = advicePolicy.recovery
  return facts.daysSince >= marathon.noRunningDays ? [easyDays(date, days['early-return']), ...steps] : steps
}

/** What was usual before a marathon; `weeksMeters` is the sum of 8 weeks, so that no mean has to be divided. */
type Usual = { marathonDate: LocalDate; longestMeters: number | null; weeksMeters: number }

function usualBefore(log: TrainingLog, marathon: Outing): Usual {
  const marathonDate = marathon[0].localDate
  const raceWeek = weekStartOf(marathonDate, log.weekStartsOn)
  const weeks = metersOfWeeksBefore(log, raceWeek, policy.earlyReturn.weeks)
  return {
    marathonDate,
    longestMeters: longestBefore(log, marathon),
    weeksMeters: weeks.reduce((total, meters) => total + meters, 0),
  }
}

function lineCrossed(log: TrainingLog, run: Run, usual: Usual): 'run' | 'week' | null {
  const { seconds, longestPercent, weeks, weekPercent, laterFromDay } = policy.earlyReturn
  const { longestMeters, weeksMeters, marathonDate } = usual
  if (run.movingSeconds >= seconds) return 'run'
  if (longestMeters !== null && 100 * run.distanceMeters > longestPercent * longestMeters) return 'run'
  const part = daysBetween(marathonDate, run.localDate) >= laterFromDay ? weekPercent.later : weekPercent.soon
  const ran = 100 * weeks * sevenDaysMeters(log, run, marathonDate)
  return weeksMeters > 0 && ran > part * weeksMeters ? 'week' : null
}

/** The 7 days that end with a run, without the race itself and what was run before it. */
function sevenDaysMeters(log: TrainingLog, run: Run, marathonDate: LocalDate): number {
  const [first, afterRace] = [addDays(run.localDate, -6), addDays(marathonDate, 1)]
  return ranBetween(log, first > afterRace ? first : afterRace, run.localDate)
    .filter((each) => byStart(each, run) <= 0)
    .reduce((total, { distanceMeters }) => total + distanceMeters, 0)
}
