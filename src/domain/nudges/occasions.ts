/** Occasions to speak: the recent outings, each with what became true with it. */

import { policy } from '../policy/rules.ts'
import { assessRun, RULES, type RunFinding, rankOf } from '../rules/index.ts'
import { startedBetween, type TrainingLog } from '../training/log.ts'
import { type Outing, outingsOf } from '../training/outing.ts'
import { endOf, type Run } from '../training/run.ts'
import type { Runner } from '../training/runner.ts'
import { isOpen, keyOf, type Nudge, stands } from './nudge.ts'

/** An outing, those of its runs that may be spoken of, and what may be said about them, the strongest first. */
export type Occasion = { runs: Outing; judged: readonly Run[]; findings: readonly RunFinding[] }

const HOUR_MS = 3_600_000

/**
 * The outings that may be spoken of at a moment. Runs count that ended after the runner connected and started
 * within the last 72 hours, and those a nudge that can still be taken back rests on.
 *
 * @example occasionsAt(log, runner, nudges, now) // [{ runs: [sundayRun], judged: [sundayRun], findings: [bigLongRun, weeklyJump] }]
 */
export function occasionsAt(
  log: TrainingLog,
  runner: Runner,
  nudges: readonly Nudge[],
  now: Date,
): Occasion[] {
  const { recentHours, staleHours } = policy.nudge
  const recent = now.getTime() - recentHours * HOUR_MS
  // a nudge is made at most 72 hours after the run's start and stands for at most as long; a day more for the outing
  const earliest = new Date(recent - (staleHours + 24) * HOUR_MS)
  const restsOn = new Set(nudges.filter(isOpen).map(({ run }) => run))
  const counts = (run: Run) =>
    restsOn.has(run.id) || (run.startedAt.getTime() >= recent && endOf(run) > runner.connectedAt)

  // what the source lists is over, whatever the watch's clock says of its end
  return outingsOf(startedBetween(log, earliest, now))
    .map((runs) => ({ runs, judged: runs.filter(counts) }))
    .map(({ runs, judged }) => ({ runs, judged, findings: findingsOf(judged, log, runner) }))
}

/** Beside a race, what it does to the longest run, the week and the days around it is recorded, and not said. */
export function findingsOf(runs: readonly Run[], log: TrainingLog, runner: Runner): RunFinding[] {
  const findings = runs
    .flatMap((run) => assessRun(log, run, runner))
    .filter(({ rule }) => !RULES[rule].isForTheSummary)
    .sort((a, b) => rankOf(a) - rankOf(b))
  // a later one of the same outing is more of a race than those before it
  const race = findings.findLast(({ rule }) => rule === 'race-effort')
  const isSilent = ({ rule }: RunFinding) => rule === 'race-effort' || RULES[rule].isSilencedByARace
  return race ? findings.filter((finding) => finding === race || !isSilent(finding)) : findings
}

/**
 * The order in which occasions are decided: those with a standing nudge by its age, so that a newcomer gives way to
 * what stands; then the rest by their strength, of equals the latest.
 *
 * @example standingFirst([newSpike, standingJump], book, runner) // [standingJump, newSpike]
 */
export function standingFirst(
  occasions: readonly Occasion[],
  book: ReadonlyMap<string, Nudge>,
  runner: Pick<Runner, 'id'>,
): Occasion[] {
  const ageOf = ({ findings }: Occasion) =>
    findings.reduce((oldest, finding) => {
      const nudge = book.get(keyOf(runner.id, finding))
      // an outing is as old as what stood there before its strongest finding changed
      const isOfTheLine = nudge && (stands(nudge) || nudge.why === 'superseded')
      return isOfTheLine ? Math.min(oldest, nudge.createdAt.getTime()) : oldest
    }, Number.POSITIVE_INFINITY)
  const strengthOf = ({ findings }: Occasion) => (findings[0] ? rankOf(findings[0]) : Number.MAX_SAFE_INTEGER)
  return occasions
    .map((occasion) => ({ occasion, age: ageOf(occasion), strength: strengthOf(occasion) }))
    .sort(
      (a, b) =>
        compare(a.age, b.age) ||
        a.strength - b.strength ||
        b.occasion.runs[0].startedAt.getTime() - a.occasion.runs[0].startedAt.getTime(),
    )
    .map(({ occasion }) => occasion)
}

const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0)
