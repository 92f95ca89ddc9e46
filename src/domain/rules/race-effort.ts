/** A race, or a run of marathon length whatever it is called. */
import { policy } from '../policy/rules.ts'
import type { Run } from '../training/run.ts'
import type { Assessed, RaceEffort } from './finding.ts'

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
 * @example raceEffort(marathon, runner)?.facts // { known: 'entered', distanceMeters: 42_300, movingSeconds: 13_500 }
 */
export function raceEffort(run: Run, runner: Assessed): RaceEffort | null {
  const known = knownAs(run, runner)
  if (!known) return null
  const { distanceMeters, movingSeconds } = run
  const facts = { known, distanceMeters, movingSeconds }
  return { rule: 'race-effort', subject: `run:${run.id}`, date: run.localDate, run: run.id, facts }
}

function knownAs(run: Run, runner: Assessed): RaceEffort['facts']['known'] | null {
  if (isEntered(run, runner)) return 'entered'
  if (run.marked === 'race' && run.distanceMeters >= policy.race.markedMeters) return 'marked'
  return run.distanceMeters >= policy.race.marathonMeters ? 'marathon-length' : null
}
