/** A run, or a week, that comes early after a marathon. */

import * as z from 'zod'
import { advicePolicy } from '../policy/advice.ts'
import { policy } from '../policy/rules.ts'
import { easyDays, type RecoveryStep } from '../recovery/steps.ts'
import { afterMarathon, daysToRecover } from '../recovery/weeks.ts'
import { addDays, daysBetween, type LocalDate, weekStartOf } from '../time/calendar.ts'
import { metersOfWeeksBefore, ranBetween, runsBefore, type TrainingLog } from '../training/log.ts'
import { marathonsBetween, type Racing } from '../training/marathons.ts'
import { asOneRun, type Outing } from '../training/outing.ts'
import { byStart, type Run } from '../training/run.ts'
import { aboutRun, type FindingOf } from './shape/finding.ts'
import type { Afterwards, RunRuleOf } from './shape/rule.ts'
import { type Circumstances, saidLately } from './shape/said.ts'

const figures = z.object({
  /** Which line was crossed: by this run, or by the 7 days that end with it. */
  by: z.enum(['run', 'week']),
  marathonDate: z.iso.date(),
  marathonMeters: z.number(),
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
  whyHeldBack,
  recovery,
  isWorthAText: () => true,
  otherDays: ({ facts }) => [facts.marathonDate],
  isUncapped: true,
  wantsHeadroom: true,
  recoversFromNextDay: true,
}

/** The last marathon a day comes after, while its way back lasts: 21 days, half as many again after an ultra. */
function marathonBefore(log: TrainingLog, runner: Racing, date: LocalDate): Outing | null {
  const { days } = policy.earlyReturn
  const longest = daysToRecover(Number.POSITIVE_INFINITY)(days)
  const marathon = marathonsBetween(log, addDays(date, -longest), addDays(date, -1), runner).at(-1)
  return marathon && daysBetween(marathon[0].localDate, date) <= daysAfter(marathon)(days) ? marathon : null
}

const daysAfter = (marathon: Outing) => daysToRecover(asOneRun(marathon).distanceMeters)

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
 * The first run in the 21 days after a marathon (32 after more than 80 km) that is 90 minutes or more, longer than 60% of L′, or takes the 7 days
 * that end with it beyond half (from day 15 on three quarters) of the mean week before the race. Where that was still
 * too little running to be worth a word, or beyond the line by a hair, the first that no longer is counts as well.
 *
 * @example earlyReturn(log, run, runner)?.facts // { by: 'run', marathonDate: '2024-03-03', daysSince: 16, … }
 */
function earlyReturn(log: TrainingLog, run: Run, runner: Racing): EarlyReturn | null {
  const marathon = marathonBefore(log, runner, run.localDate)
  if (!marathon) return null
  const usual = usualBefore(log, marathon)
  const by = lineCrossed(log, run, usual)
  if (!by) return null
  const sooner = ranBetween(log, addDays(usual.marathonDate, 1), run.localDate)
  const earlier = sooner.filter((each) => byStart(each, run) < 0 && lineCrossed(log, each, usual))
  const isMuch = (each: Run) => whyStillQuiet(log, each, usual) === null
  // a few kilometres beyond a small usual week must not silence the real return that follows
  if (earlier.some(isMuch) || (earlier.length > 0 && !isMuch(run))) return null

  const { distanceMeters, movingSeconds } = run
  const facts = {
    by,
    marathonDate: usual.marathonDate,
    marathonMeters: asOneRun(marathon).distanceMeters,
    daysSince: daysBetween(usual.marathonDate, run.localDate),
    distanceMeters,
    movingSeconds,
    sevenDaysMeters: sevenDaysMeters(log, run, usual.marathonDate),
    longestBeforeMeters: usual.longestMeters,
    usualWeekMeters: Math.round(usual.weeksMeters / policy.earlyReturn.weeks),
  }
  return aboutRun('early-return', run, facts)
}

function whyHeldBack({ rule, date, run: id }: EarlyReturn, circumstances: Circumstances) {
  const { log, runner } = circumstances
  const run = ranBetween(log, date, date).find((each) => each.id === id)
  const marathon = marathonBefore(log, runner, date)
  const quiet = run && marathon ? whyStillQuiet(log, run, usualBefore(log, marathon)) : null
  return (
    quiet ??
    saidLately(
      rule,
      marathon ? daysAfter(marathon)(policy.earlyReturn.days) : policy.earlyReturn.days,
      circumstances,
    )
  )
}

function recovery({ date, facts }: EarlyReturn, { log }: Afterwards): RecoveryStep[] {
  const { marathonDate, marathonMeters: meters, daysSince } = facts
  const steps = afterMarathon(log, marathonDate, meters)
  const { marathon: weeks, easyDays: days } = advicePolicy.recovery
  const isResting = daysSince < daysToRecover(meters)(weeks.noRunningToDay)
  return isResting ? steps : [easyDays(date, days['early-return']), ...steps]
}

/** What was usual before a marathon; `weeksMeters` is the sum of 8 weeks, so that no mean has to be divided. */
type Usual = {
  marathonDate: LocalDate
  /** From this day on three quarters of the usual week, and no longer half. */
  laterFromDay: number
  longestMeters: number | null
  weeksMeters: number
}

function usualBefore(log: TrainingLog, marathon: Outing): Usual {
  const marathonDate = marathon[0].localDate
  const raceWeek = weekStartOf(marathonDate, log.weekStartsOn)
  const weeks = metersOfWeeksBefore(log, raceWeek, policy.earlyReturn.weeks)
  return {
    marathonDate,
    laterFromDay: daysAfter(marathon)(policy.earlyReturn.halfToDay) + 1,
    longestMeters: longestBefore(log, marathon),
    weeksMeters: weeks.reduce((total, meters) => total + meters, 0),
  }
}

function lineCrossed(log: TrainingLog, run: Run, usual: Usual): 'run' | 'week' | null {
  const { seconds, longestPercent } = policy.earlyReturn
  if (run.movingSeconds >= seconds || isBeyond(run, longestPercent, usual)) return 'run'
  const { ran, line } = weekAgainstLine(log, run, usual)
  return line > 0 && ran > line ? 'week' : null
}

/** Longer than a share of L′. */
const isBeyond = ({ distanceMeters }: Run, percent: number, { longestMeters }: Usual) =>
  longestMeters !== null && 100 * distanceMeters > percent * longestMeters

/**
 * The 7 days that end with a run beside what they may hold, half the usual week, from day 15 on three quarters; both
 * in hundredths of 8 weeks, so that nothing has to be divided.
 */
function weekAgainstLine(log: TrainingLog, run: Run, { marathonDate, laterFromDay, weeksMeters }: Usual) {
  const { weeks, weekPercent } = policy.earlyReturn
  const isLater = daysBetween(marathonDate, run.localDate) >= laterFromDay
  return {
    ran: 100 * weeks * sevenDaysMeters(log, run, marathonDate),
    line: (isLater ? weekPercent.later : weekPercent.soon) * weeksMeters,
  }
}

/** Why a return that came early is not worth a word yet: later runs are judged again. */
function whyStillQuiet(log: TrainingLog, run: Run, usual: Usual): 'still-little' | 'by-a-hair' | null {
  const { worthSayingMeters, hair } = policy.earlyReturn
  if (sevenDaysMeters(log, run, usual.marathonDate) < worthSayingMeters) return 'still-little'
  const isLong = (each: Run) =>
    each.movingSeconds >= hair.seconds || isBeyond(each, hair.longestPercent, usual)
  const { ran, line } = weekAgainstLine(log, run, usual)
  const isByAHair =
    4 * ran <= hair.weekQuarters * line && !sevenDays(log, run, usual.marathonDate).some(isLong)
  return isByAHair ? 'by-a-hair' : null
}

/** The 7 days that end with a run, without the race itself and what was run before it. */
function sevenDays(log: TrainingLog, run: Run, marathonDate: LocalDate): Run[] {
  const [first, afterRace] = [addDays(run.localDate, -6), addDays(marathonDate, 1)]
  return ranBetween(log, first > afterRace ? first : afterRace, run.localDate).filter(
    (each) => byStart(each, run) <= 0,
  )
}

const sevenDaysMeters = (log: TrainingLog, run: Run, marathonDate: LocalDate) =>
  sevenDays(log, run, marathonDate).reduce((total, { distanceMeters }) => total + distanceMeters, 0)
