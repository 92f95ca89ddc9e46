/** Outings: the runs of one day that belong together, such as a warm-up, a race and a cool-down. */
import { policy } from '../policy/rules.ts'
import { ranBetween, type TrainingLog } from './log.ts'
import { byStart, endOf, type Run } from './run.ts'

export type Outing = readonly [Run, ...Run[]]

/**
 * Groups runs, given in the order of their start, into outings: same local day, at most 60 minutes between the end of
 * one and the start of the next.
 *
 * @example outingsOf([warmUp, race, eveningJog]).length // 2
 */
export function outingsOf(runs: readonly Run[]): Outing[] {
  const outings: [Run, ...Run[]][] = []
  let over = 0
  for (const run of runs) {
    const current = outings.at(-1)
    const gap = run.startedAt.getTime() - over
    if (current && current[0].localDate === run.localDate && gap <= policy.outing.gapMinutes * 60_000) {
      current.push(run)
    } else {
      outings.push([run])
      over = 0
    }
    over = Math.max(over, endOf(run).getTime())
  }
  return outings
}

/**
 * The outing of a run as it was when the run was over: the run is its last.
 *
 * @example outingUpTo(log, race) // [warmUp, race]
 */
export function outingUpTo(log: TrainingLog, run: Run): Outing {
  const today = ranBetween(log, run.localDate, run.localDate).filter((each) => byStart(each, run) <= 0)
  return outingsOf(today).at(-1) ?? [run]
}

/**
 * An outing as the one run it was in the legs: a marathon in two recordings is a marathon. It is called by its last run.
 *
 * @example asOneRun([first25Kilometers, last17Kilometers]).distanceMeters // 42_300
 */
export function asOneRun(outing: Outing): Run {
  const [first, ...others] = outing
  const last = others.at(-1)
  if (!last) return first
  const sum = (of: (run: Run) => number) => outing.reduce((total, run) => total + of(run), 0)
  const end = Math.max(...outing.map((run) => endOf(run).getTime()))
  return {
    ...last,
    startedAt: first.startedAt,
    distanceMeters: sum(({ distanceMeters }) => distanceMeters),
    movingSeconds: sum(({ movingSeconds }) => movingSeconds),
    elapsedSeconds: Math.round((end - first.startedAt.getTime()) / 1000),
    climbMeters: outing.every(({ climbMeters }) => climbMeters === null)
      ? null
      : sum(({ climbMeters }) => climbMeters ?? 0),
    marked: outing.find(({ marked }) => marked === 'race')?.marked ?? last.marked,
  }
}
