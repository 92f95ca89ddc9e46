/** A race, or a run of marathon length whatever it is called. */

import * as z from 'zod'
import { policy } from '../policy/rules.ts'
import { afterRace } from '../recovery/weeks.ts'
import type { TrainingLog } from '../training/log.ts'
import { isEntered, isMarathon, isOfMarathonLength } from '../training/marathons.ts'
import { asOneRun, type Outing, outingUpTo } from '../training/outing.ts'
import type { Run } from '../training/run.ts'
import { type Assessed, aboutRun, type FindingOf } from './shape/finding.ts'
import type { Fact, RunRuleOf } from './shape/rule.ts'

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
  isNewsAfter,
}

/**
 * Whether a run was as hard as a race of at least 15 km: marked as one by the source, entered, or 40 km and more, which
 * for a runner with two runs of 35 km in the 56 days before is a big long run. An
 * outing that adds up to 40 km, or to an entered race, is one effort: the run with which it does reports its sum.
 *
 * @example raceEffort(log, marathon, runner)?.facts // { known: 'entered', distanceMeters: 42_300, movingSeconds: 13_500 }
 */
function raceEffort(log: TrainingLog, run: Run, runner: Assessed): RaceEffort | null {
  const outing = outingUpTo(log, run)
  const effort = effortWith(log, outing, runner)
  if (!effort) return null
  for (let runs = 1; runs < outing.length; runs++) {
    const [first, ...others] = outing.slice(0, runs)
    const earlier = first && effortWith(log, [first, ...others], runner)
    if (earlier && earlier.strength >= effort.strength) return null
  }
  const { known, distanceMeters, movingSeconds } = effort
  return aboutRun('race-effort', run, { known, distanceMeters, movingSeconds })
}

type Effort = RaceEffort['facts'] & { strength: number }

/** The effort an outing became with its last run: that run's own, or its sum where that is more of a one. */
function effortWith(log: TrainingLog, outing: Outing, runner: Assessed): Effort | null {
  const run = outing.at(-1) ?? outing[0]
  const alone = knownAs(log, run, runner)
  const whole = asOneRun(outing)
  const together = isOfMarathonLength(whole) || isEntered(whole, runner) ? knownAs(log, whole, runner) : null
  const efforts = [
    ...(together ? [{ of: whole, known: together, strength: isOfMarathonLength(whole) ? 3 : 1 }] : []),
    // a race with its warm-up is told by itself
    ...(alone ? [{ of: run, known: alone, strength: isOfMarathonLength(run) ? 3 : 2 }] : []),
  ]
  const strongest = efforts.reduceRight<(typeof efforts)[number] | null>(
    (most, each) => (most && most.strength >= each.strength ? most : each),
    null,
  )
  if (!strongest) return null
  const { distanceMeters, movingSeconds } = strongest.of
  return { known: strongest.known, distanceMeters, movingSeconds, strength: strongest.strength }
}

function knownAs(log: TrainingLog, run: Run, runner: Assessed): RaceEffort['facts']['known'] | null {
  if (isEntered(run, runner)) return 'entered'
  if (run.marked === 'race' && run.distanceMeters >= policy.race.markedMeters) return 'marked'
  return isMarathon(log, run, runner) ? 'marathon-length' : null
}

/** Of what was said before the outing was a marathon: only that it was one is news enough for another word. */
function isNewsAfter({ facts }: RaceEffort, said: Fact): boolean {
  const before = said.rule === 'race-effort' ? figures.safeParse(said.facts).data : null
  return isOfMarathonLength(facts) && !(before && isOfMarathonLength(before))
}
