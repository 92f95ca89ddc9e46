/** Two hard outings within 36 hours. */

import * as z from 'zod'
import { advicePolicy } from '../policy/advice.ts'
import { policy } from '../policy/rules.ts'
import { easyDays } from '../recovery/steps.ts'
import { addDays, weekStartOf } from '../time/calendar.ts'
import { ranBetween, runsBefore, type TrainingLog } from '../training/log.ts'
import { isEntered } from '../training/marathons.ts'
import { asOneRun, type Outing, outingsOf, outingUpTo } from '../training/outing.ts'
import { phaseOf } from '../training/phase.ts'
import type { Run } from '../training/run.ts'
import { isBigRun } from './big-long-run.ts'
import { type Assessed, aboutRun, type FindingOf } from './shape/finding.ts'
import type { RunRuleOf } from './shape/rule.ts'
import { type Circumstances, saidLately } from './shape/said.ts'

/** What makes an outing a hard one. */
const HARDNESSES = ['race', 'workout', 'big-long-run', 'long'] as const
export type Hardness = (typeof HARDNESSES)[number]

const figures = z.object({
  hardness: z.enum(HARDNESSES),
  earlierHardness: z.enum(HARDNESSES),
  earlierDate: z.iso.date(),
  earlierRun: z.string(),
  /** Between the two starts, in whole hours begun. */
  hoursBetween: z.number(),
})

export type HardDays = FindingOf<'hard-days-too-close', z.output<typeof figures>>

export const hardDaysRule: RunRuleOf<HardDays> = {
  facts: figures,
  found: hardDays,
  rank: () => 70,
  whyHeldBack: whyUsual,
  recovery: ({ date }) => [easyDays(date, advicePolicy.recovery.easyDays['hard-days-too-close'])],
  isWorthAText: () => false,
  otherDays: ({ facts }) => [facts.earlierDate],
  isSilencedByARace: true,
  isNoSurprise: () => true,
}

const HOUR_MS = 3_600_000

type Pair = { hardness: Hardness; earlier: Outing; earlierHardness: Hardness }

/**
 * Whether a run makes its outing the second hard one within 36 hours, of which at least one is a race, a workout or a
 * big long run. Nothing for the relaxed.
 *
 * @example hardDays(log, sundayLongRun, runner)?.facts
 * // { hardness: 'big-long-run', earlierHardness: 'workout', earlierDate: '2024-11-02', hoursBetween: 23, … }
 */
function hardDays(log: TrainingLog, run: Run, runner: Assessed): HardDays | null {
  if (runner.sensitivity === 'relaxed') return null
  const outing = outingUpTo(log, run)
  const pair = pairOf(log, outing, runner)
  if (!pair) return null
  const [first, ...others] = outing.slice(0, -1)
  if (first && pairOf(log, [first, ...others], runner)) return null

  const { hardness, earlierHardness, earlier } = pair
  const apart = outing[0].startedAt.getTime() - earlier[0].startedAt.getTime()
  return aboutRun('hard-days-too-close', run, {
    hardness,
    earlierHardness,
    earlierDate: earlier[0].localDate,
    earlierRun: earlier[0].id,
    hoursBetween: Math.ceil(apart / HOUR_MS),
  })
}

function pairOf(log: TrainingLog, outing: Outing, runner: Assessed): Pair | null {
  const hardness = hardnessOf(log, outing, runner)
  if (!hardness) return null
  const { hours } = policy.hardDays
  const since = outing[0].startedAt.getTime() - hours * HOUR_MS
  // a day more, so that no outing is seen without its first run
  const before = outingsOf(runsBefore(log, outing[0], hours / 24 + 1))
  for (const earlier of before.filter(([first]) => first.startedAt.getTime() >= since).reverse()) {
    const earlierHardness = hardnessOf(log, earlier, runner)
    const oneIsKey = hardness !== 'long' || earlierHardness !== 'long'
    if (earlierHardness && oneIsKey) return { hardness, earlier, earlierHardness }
  }
  return null
}

/**
 * What makes an outing hard, if anything does: a race of 5 km or more, a workout, a big long run, or 90 minutes and half
 * as long again as the median outing of the last 42 days, where that is under 75 minutes.
 *
 * @example hardnessOf(log, [warmUp, workout, coolDown], runner) // 'workout'
 */
function hardnessOf(log: TrainingLog, outing: Outing, runner: Assessed): Hardness | null {
  const { raceMeters } = policy.hardDays
  const isRace = (run: Run) => run.marked === 'race' || isEntered(run, runner)
  if (outing.some((run) => run.distanceMeters >= raceMeters && isRace(run))) return 'race'
  const whole = asOneRun(outing)
  if (whole.distanceMeters >= raceMeters && isEntered(whole, runner)) return 'race'
  if (outing.some(({ marked }) => marked === 'workout')) return 'workout'
  if (outing.some((run) => isBigRun(run, runner.sensitivity))) return 'big-long-run'
  return isLong(log, outing) ? 'long' : null
}

function isLong(log: TrainingLog, outing: Outing): boolean {
  const { longSeconds, medianDays, usedToSeconds } = policy.hardDays
  const seconds = movingSecondsOf(outing)
  if (seconds < longSeconds) return false
  const usual = outingsOf(runsBefore(log, outing[0], medianDays))
    .map(movingSecondsOf)
    .sort((a, b) => a - b)
  const middle = (usual[(usual.length - 1) >> 1] ?? 0) + (usual[usual.length >> 1] ?? 0)
  // `middle` is twice the median: seconds ≥ 1.5 × median
  return middle > 0 && middle < 2 * usedToSeconds && 4 * seconds >= 3 * middle
}

const movingSecondsOf = (outing: Outing) =>
  outing.reduce((total, { movingSeconds }) => total + movingSeconds, 0)

/** In a taper the plan is what it is; and who trains this way every other week has chosen to. */
function whyUsual({ rule, date }: HardDays, circumstances: Circumstances) {
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
  return weeks.size >= habit ? 'usual-for-you' : saidLately(rule, apartDays, circumstances)
}
