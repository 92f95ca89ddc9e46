/** A race, or a run of marathon length whatever it is called. */

import * as z from 'zod'
import { policy } from '../policy/rules.ts'
import { afterRace } from '../recovery/weeks.ts'
import type { TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import { type Assessed, aboutRun, type FindingOf } from './shape/finding.ts'
import type { RunRuleOf } from './shape/rule.ts'

const figures = z.object({
  /** Only a marked or an entered run may be called a race; one of marathon length is just that. */
  known: z.enum(['marked', 'entered', 'marathon-length']),
  distanceMeters: z.number(),
  movingSeconds: z.number(),
})

export type RaceEffort = FindingOf<'race-effort', z.output<typeof figures>>

export const raceEffortRule: RunRuleOf<RaceEffort> = {
  facts: figures,
  found: raceEffort,
  rank: () => 0,
  whyHeldBack: () => null,
  recovery: (_, { log, run }) => (run ? afterRace(log, run) : []),
  isWorthAText: () => true,
  isUncapped: true,
}

/**
 * Whether a run was a race the runner entered: on its date, and at least 90 % of its distance.
 *
 * @example isEntered(aRunOf38Kilometres, runnerWithMarathonThatDay) // true
 */
export function isEntered(
  run: Pick<Run, 'localDate' | 'distanceMeters'>,
  { selfReports }: Assessed,
): boolean {
  return selfReports.races.some(
    (race) =>
      race.date === run.localDate &&
      100 * run.distanceMeters >= policy.race.enteredPercent * race.distanceMeters,
  )
}

/**
 * Whether a run was as hard as a race of at least 15 km: marked as one by the source, entered, or 40 km and more.
 *
 * @example raceEffort(log, marathon, runner)?.facts // { known: 'entered', distanceMeters: 42_300, movingSeconds: 13_500 }
 */
function raceEffort(_: TrainingLog, run: Run, runner: Assessed): RaceEffort | null {
  const known = knownAs(run, runner)
  if (!known) return null
  const { distanceMeters, movingSeconds } = run
  return aboutRun('race-effort', run, { known, distanceMeters, movingSeconds })
}

function knownAs(run: Run, runner: Assessed): RaceEffort['facts']['known'] | null {
  if (isEntered(run, runner)) return 'entered'
  if (run.marked === 'race' && run.distanceMeters >= policy.race.markedMeters) return 'marked'
  return run.distanceMeters >= policy.race.marathonMeters ? 'marathon-length' : null
}
