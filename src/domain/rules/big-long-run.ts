/** A long run that asks for recovery by itself. */

import * as z from 'zod'
import { advicePolicy } from '../policy/advice.ts'
import { policy, type Sensitivity } from '../policy/rules.ts'
import { easyDays, nothingHard } from '../recovery/steps.ts'
import { addDays } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'
import { phaseOf } from '../training/phase.ts'
import type { Run } from '../training/run.ts'
import { type Assessed, aboutRun, type FindingOf } from './shape/finding.ts'
import type { RunRuleOf } from './shape/rule.ts'
import { type Circumstances, saidLately } from './shape/said.ts'

const figures = z.object({ distanceMeters: z.number(), movingSeconds: z.number() })

export type BigLongRun = FindingOf<'big-long-run', z.output<typeof figures>>

export const bigLongRunRule: RunRuleOf<BigLongRun> = {
  facts: figures,
  found: bigLongRun,
  rank: () => 50,
  whyHeldBack: (finding, circumstances) =>
    finding.facts.distanceMeters < policy.bigRun.worthSayingMeters
      ? 'slow-going'
      : whyUsual(finding, circumstances),
  recovery: ({ date }) => [
    easyDays(date, advicePolicy.recovery.easyDays['big-long-run']),
    nothingHard(date, advicePolicy.recovery.bigRunNoHardDays),
  ],
  isWorthAText: () => false,
  isSilencedByARace: true,
  isNoSurprise: () => true,
}

/**
 * Whether a run is a big long run by itself: at least 25 km or 150 minutes moving (20 km or 120 minutes for the
 * careful).
 *
 * @example isBigRun({ distanceMeters: 24_999, movingSeconds: 9_000 }, 'standard') // true
 */
export function isBigRun(
  run: Pick<Run, 'distanceMeters' | 'movingSeconds'>,
  sensitivity: Sensitivity,
): boolean {
  const { meters, seconds } = policy.bigRun
  return run.distanceMeters >= meters[sensitivity] || run.movingSeconds >= seconds[sensitivity]
}

/**
 * A run that is long whatever the runner is used to.
 *
 * @example bigLongRun(log, run, runner)?.facts // { distanceMeters: 30_000, movingSeconds: 9_900 }
 */
function bigLongRun(_: TrainingLog, run: Run, { sensitivity }: Assessed): BigLongRun | null {
  if (!isBigRun(run, sensitivity)) return null
  const { distanceMeters, movingSeconds } = run
  return aboutRun('big-long-run', run, { distanceMeters, movingSeconds })
}

/** The fourth big long run in six weeks is a habit, unless it is clearly longer than all of them or it has been quiet in peak. */
function whyUsual(finding: BigLongRun, circumstances: Circumstances) {
  const { log, runner } = circumstances
  const { habit, habitDays, beyondHabit, peakDays } = policy.bigRun
  const days = ranBetween(log, addDays(finding.date, -habitDays), finding.date)
  const earlier = days
    .slice(
      0,
      days.findIndex(({ id }) => id === finding.run),
    )
    .filter((run) => isBigRun(run, runner.sensitivity))
  const longest = Math.max(0, ...earlier.map(({ distanceMeters }) => distanceMeters))
  const step = finding.facts.distanceMeters - longest
  const isLonger = step >= beyondHabit.meters && 100 * step >= beyondHabit.percent * longest
  if (earlier.length < habit || isLonger) return null
  const isPeak = phaseOf(log, runner, finding.date).name === 'peak'
  return isPeak && !saidLately(finding.rule, peakDays, circumstances) ? null : 'usual-for-you'
}
