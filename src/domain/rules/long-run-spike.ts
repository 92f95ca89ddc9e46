/** A run far longer than any of the last 30 days. */

import * as z from 'zod'
import { advicePolicy } from '../policy/advice.ts'
import { BANDS, type Band, policy } from '../policy/rules.ts'
import { easyDays, nothingHard, type RecoveryStep, type Tone } from '../recovery/steps.ts'
import { runsBefore, type TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import { wasInjuredLately } from '../training/well.ts'
import { isBigRun } from './big-long-run.ts'
import { type Assessed, aboutRun, type FindingOf } from './shape/finding.ts'
import type { Afterwards, RunRuleOf } from './shape/rule.ts'

const figures = z.object({
  band: z.enum(BANDS),
  distanceMeters: z.number(),
  longestMeters: z.number(),
  runsBefore: z.number(),
})

export type LongRunSpike = FindingOf<'long-run-spike', z.output<typeof figures>>

/** A small step ranks below a changed week. */
const RANKS: Record<Band, number> = { large: 20, moderate: 30, small: 80 }

export const longRunSpikeRule: RunRuleOf<LongRunSpike> = {
  facts: figures,
  found: longRunSpike,
  rank: ({ facts }) => RANKS[facts.band],
  whyHeldBack: ({ facts, date }, { runner }) =>
    facts.band === 'small' &&
    facts.distanceMeters - facts.longestMeters < policy.spike.worthSayingMeters &&
    !wasInjuredLately(runner.selfReports, date)
      ? 'small-step'
      : null,
  recovery,
  tone,
  isWorthAText: (finding) => finding !== null && finding.facts.band !== 'small',
  isSilencedByARace: true,
  // within 12 months of an injury a plan makes no step smaller
  isNoSurprise: ({ facts, date }, { runner }) =>
    facts.band === 'small' && !wasInjuredLately(runner.selfReports, date),
  wantsHeadroom: true,
}

/**
 * How far a distance lies beyond the longest of the last 30 days, in whole metres and without floats: *small* beyond
 * 1.1 × L, *moderate* beyond 1.3 × L, *large* beyond 2 × L (the bands of BJSM 2025;59:1203).
 *
 * @example spikeBand(26_000, 20_000) // 'small'
 * @example spikeBand(26_001, 20_000) // 'moderate'
 */
export function spikeBand(distanceMeters: number, longestMeters: number): Band | null {
  if (distanceMeters > 2 * longestMeters) return 'large'
  if (10 * distanceMeters > 13 * longestMeters) return 'moderate'
  if (10 * distanceMeters > 11 * longestMeters) return 'small'
  return null
}

/**
 * The longest of the counted runs that started in the 30 × 24 hours before this run, and how many there were; null
 * when there are fewer than 4, for then nothing is known about what is usual.
 *
 * @example recentLongest(log, run) // { longestMeters: 20_000, runsBefore: 14 }
 */
export function recentLongest(
  log: TrainingLog,
  run: Run,
): { longestMeters: number; runsBefore: number } | null {
  const before = runsBefore(log, run, policy.spike.days)
  if (before.length < policy.spike.runsBefore) return null
  return { longestMeters: Math.max(...before.map((each) => each.distanceMeters)), runsBefore: before.length }
}

/**
 * A run that goes beyond the longest of the 30 days before it by more than 10%, from 10 km on (5 km for the careful;
 * the relaxed hear of it from 30% on, but from 10% within 12 months of an injury).
 *
 * @example longRunSpike(log, run, runner)?.facts // { band: 'small', distanceMeters: 24_000, longestMeters: 20_000, … }
 */
export function longRunSpike(log: TrainingLog, run: Run, runner: Assessed): LongRunSpike | null {
  const { sensitivity, selfReports } = runner
  if (run.distanceMeters < policy.spike.leastMeters[sensitivity]) return null
  const recent = recentLongest(log, run)
  const band = recent && spikeBand(run.distanceMeters, recent.longestMeters)
  const isHeardFrom = wasInjuredLately(selfReports, run.localDate) ? 'standard' : sensitivity
  const heard: readonly Band[] = policy.spike.bands[isHeardFrom]
  if (!recent || !band || !heard.includes(band)) return null
  return aboutRun('long-run-spike', run, { band, distanceMeters: run.distanceMeters, ...recent })
}

const { recovery: advised, phase: phases } = advicePolicy

function tone({ facts, date }: LongRunSpike, { runner, phase }: Pick<Afterwards, 'runner' | 'phase'>): Tone {
  const { goal, daysToGoal } = phase
  const inPlan = goal !== null && daysToGoal !== null && daysToGoal <= phases.goalWithinDays
  return {
    plannedStep: facts.band === 'small' && inPlan,
    softWords: facts.distanceMeters - facts.longestMeters <= advised.softStepMeters,
    afterInjury: wasInjuredLately(runner.selfReports, date),
  }
}

/** What a step asks, and a big run besides: leading does not make it any shorter. */
function recovery(finding: LongRunSpike, afterwards: Afterwards): RecoveryStep[] {
  const { run, runner } = afterwards
  const { date, facts } = finding
  const { plannedStep, afterInjury } = tone(finding, afterwards)
  const asked = advised.spike[plannedStep ? 'planned' : facts.band]
  const isBig = run && isBigRun(run, runner.sensitivity)
  const noHardDays = Math.max(asked.noHardDays, isBig ? advised.bigRunNoHardDays : 0)
  const least = afterInjury ? advised.spike.afterInjury.easyDays : 0
  const easy = easyDays(date, Math.max(asked.easyDays, least))
  return noHardDays > 0 ? [easy, nothingHard(date, noHardDays)] : [easy]
}
