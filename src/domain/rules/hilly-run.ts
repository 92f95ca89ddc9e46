/** A run with far more climbing than any of the last 30 days: what goes up mostly comes down, and that is what is felt. */

import * as z from 'zod'
import { advicePolicy } from '../policy/advice.ts'
import { policy } from '../policy/rules.ts'
import { easyDays, nothingHard } from '../recovery/steps.ts'
import { runsBefore, type TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import { type Assessed, aboutRun, type FindingOf } from './shape/finding.ts'
import type { RunRuleOf } from './shape/rule.ts'

const figures = z.object({
  climbMeters: z.number(),
  distanceMeters: z.number(),
  /** The most climb of one run in the 30 days before, and how many had any. */
  mostMeters: z.number(),
  runsBefore: z.number(),
})

export type HillyRun = FindingOf<'hilly-run', z.output<typeof figures>>

const { leastMeters, metersPerKilometer, days, least, halves } = policy.hillyRun
const { hillyRun: advised } = advicePolicy.recovery

export const hillyRunRule: RunRuleOf<HillyRun> = {
  facts: figures,
  found: hillyRun,
  rank: () => 55,
  whyHeldBack: () => null,
  recovery: ({ date }) => [easyDays(date, advised.easyDays), nothingHard(date, advised.noHardDays)],
  isWorthAText: () => false,
  lightWorkDays: advised.lightWorkDays,
  isNoSurprise: () => true,
}

/**
 * A run that climbs 500 m or more (800 for the relaxed, 300 for the careful), at least 15 m a kilometre, and more than
 * 1.5 × the most of one run in the 30 days before, when at least 4 of those had a climb.
 *
 * @example hillyRun(log, run, runner)?.facts // { climbMeters: 620, distanceMeters: 18_000, mostMeters: 300, runsBefore: 9 }
 */
function hillyRun(log: TrainingLog, run: Run, { sensitivity }: Assessed): HillyRun | null {
  const { climbMeters, distanceMeters } = run
  if (climbMeters === null || climbMeters < leastMeters[sensitivity]) return null
  if (1000 * climbMeters < metersPerKilometer * distanceMeters) return null
  // a climb of 0 is most often one that was not measured
  const climbs = runsBefore(log, run, days).flatMap(({ climbMeters: climb }) => (climb ? [climb] : []))
  const mostMeters = Math.max(0, ...climbs)
  if (climbs.length < least || 2 * climbMeters <= halves * mostMeters) return null
  return aboutRun('hilly-run', run, { climbMeters, distanceMeters, mostMeters, runsBefore: climbs.length })
}
