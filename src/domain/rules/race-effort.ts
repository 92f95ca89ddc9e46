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
  const [alone, whole] = [effortAlone(log, run, runner), effortTogether(log, outing, runner)]
  // a race with its warm-up is told by itself
  const effort = whole && whole.strength > (alone?.strength ?? 0) ? whole : alone
  if (!effort) return null
  const [first, ...others] = outing.slice(0, -1)
  if (first) {
    const before: Outing = [first, ...others]
    // a run more never makes it less, so the outing was no more than this earlier on
    const efforts = [
      effortTogether(log, before, runner),
      ...before.map((each) => effortAlone(log, each, runner)),
    ]
    if (efforts.some((earlier) => earlier && earlier.strength >= effort.strength)) return null
  }
  const { known, distanceMeters, movingSeconds } = effort
  return aboutRun('race-effort', run, { known, distanceMeters, movingSeconds })
}

type Effort = RaceEffort['facts'] & { strength: number }

function effortAlone(log: TrainingLog, run: Run, runner: Assessed): Effort | null {
  const known = knownAs(log, run, runner)
  const { distanceMeters, movingSeconds } = run
  return known && { known, distanceMeters, movingSeconds, strength: isOfMarathonLength(run) ? 3 : 2 }
}

function effortTogether(log: TrainingLog, outing: Outing, runner: Assessed): Effort | null {
  const whole = asOneRun(outing)
  if (!isOfMarathonLength(whole) && !isEntered(whole, runner)) return null
  const known = knownAs(log, whole, runner)
  const { distanceMeters, movingSeconds } = whole
  return known && { known, distanceMeters, movingSeconds, strength: isOfMarathonLength(whole) ? 3 : 1 }
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
