/** Where to work: what the runner reported, then what the run asks most of. */

import { advicePolicy } from '../policy/advice.ts'
import { isBigRun } from '../rules/big-long-run.ts'
import { addDays, type LocalDate } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'
import { isEntered } from '../training/marathons.ts'
import type { Run } from '../training/run.ts'
import { type Area, type HurtPlace, isHurtPlace } from '../training/runner.ts'
import type { AskedByRun, PlannedArea, TechniqueReason } from './advice.ts'
import type { AdviceContext, Advised } from './context.ts'
import { hurtLately, sorenessOf } from './soreness.ts'

const { plan: policy, soreness } = advicePolicy

const LEGS = ['quads-and-hamstrings', 'calves', 'glutes-and-hips'] as const

const each = (reason: AskedByRun, areas: readonly Area[]): AskedPlace[] =>
  areas.map((area) => ({ area, because: { reason } }))

/**
 * The areas worth a session, the first before all, each once and with its reason: what the technique is for, soreness
 * of the last 7 days, what the run asked most of, chronic tightness. None without a reason: an easy week on the road says
 * nothing of where to work. Never a place of bone, joint or tendon, nor the area around one that hurts.
 *
 * @example likelyAreas(moment, { reason: 'usual' })[0] // { area: 'calves', because: { reason: 'sore', … } }
 */
export function likelyAreas(moment: AdviceContext, technique: TechniqueReason): PlannedArea[] {
  const { runner, today } = moment
  const own: PlannedArea[] =
    technique.reason === 'sore-again' || technique.reason === 'tightness'
      ? [{ area: technique.area, because: { reason: technique.reason } }]
      : []
  const sore = sorenessOf(runner.selfReports, today, soreness.recentDays).flatMap(
    ({ area, date, strength }): PlannedArea[] =>
      isHurtPlace(area) ? [] : [{ area, because: { reason: 'sore', date, strength } }],
  )
  const tight = runner.selfReports.tightness.map((area) => ({
    area,
    because: { reason: 'tightness' } as const,
  }))
  const seen = new Set(hurtLately(runner.selfReports, today).flatMap(({ place }) => AROUND[place] ?? []))
  return [...own, ...sore, ...areasOfRun(runAround(moment), runner), ...tight].filter(
    ({ area }) => !seen.has(area) && seen.add(area),
  )
}

/** The area that nobody can work on without coming to the place itself. */
const AROUND: Readonly<Partial<Record<HurtPlace, Area>>> = {
  achilles: 'calves',
  shin: 'calves',
  heel: 'feet-and-ankles',
  arch: 'feet-and-ankles',
  forefoot: 'feet-and-ankles',
  ankle: 'feet-and-ankles',
  groin: 'quads-and-hamstrings',
  'it-band': 'quads-and-hamstrings',
  hip: 'glutes-and-hips',
  'hip-flexor': 'glutes-and-hips',
}

/**
 * The run a massage is planned around: the one it is about, else the longest of the last week; null without one.
 *
 * @example runAround(momentOfMassageDue)?.distanceMeters // 24_000
 */
export function runAround({ run, log, today }: AdviceContext): Run | null {
  if (run) return run
  return lastDays(log, today).reduce<Run | null>(
    (longest, each) => (longest && longest.distanceMeters >= each.distanceMeters ? longest : each),
    null,
  )
}

/** Grounds ask for places, and not for firmer work. */
const GROUNDS: readonly AskedByRun[] = ['trail', 'treadmill']

/**
 * Whether a run of the last seven days was long, hilly, a race or a workout: work for legs to get over.
 *
 * @example wasHardOnLegs(momentAfterALongRun) // true
 */
export const wasHardOnLegs = ({ log, today, runner }: AdviceContext): boolean =>
  lastDays(log, today)
    .flatMap((run) => areasOfRun(run, runner))
    .some(({ because }) => !GROUNDS.includes(because.reason))

const lastDays = (log: TrainingLog, today: LocalDate) =>
  ranBetween(log, addDays(today, 1 - advicePolicy.clock.runningDays), today)

type AskedPlace = PlannedArea & { because: { reason: AskedByRun } }

/** What a run asks most of; the first of its traits decides. */
function areasOfRun(run: Run | null, runner: Advised): AskedPlace[] {
  if (!run) return []
  const beyond = run.movingSeconds > policy.afterEffort.seconds ? each('beyond-3-hours', ['lower-back']) : []
  const climb = run.climbMeters ?? 0
  if (1000 * climb >= policy.climbMetersPerKilometer * run.distanceMeters) {
    return [...each('climbing', LEGS), ...beyond]
  }
  if (run.movingSeconds >= policy.longRunSeconds || isBigRun(run, runner.sensitivity)) {
    return [...each('long-run', LEGS), ...beyond]
  }
  if (run.marked || isEntered(run, runner)) return each('race-or-workout', ['calves', 'quads-and-hamstrings'])
  if (run.ground === 'trail') return each('trail', ['feet-and-ankles', 'calves'])
  if (run.ground === 'treadmill') return each('treadmill', ['calves', 'feet-and-ankles'])
  return []
}
