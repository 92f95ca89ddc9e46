/** What one sync of a runner's training comes to: asked by the service of each sync, by the backtest of each it would take. */
import type { Advice, Practice } from '../advice/advice.ts'
import { advise } from '../advice/advise.ts'
import { nextReviewAt, type SummaryDue, summaryDue } from '../delivery/schedule.ts'
import { decideNudges, type Nudge } from '../nudges/decide.ts'
import { type Window, windowAt } from '../time/calendar.ts'
import { buildLog, type TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import type { Runner } from '../training/runner.ts'

/** The training a moment is judged by. */
type Training = {
  window: Window
  /** Those of the window: what is older is neither kept nor judged. */
  runs: readonly Run[]
  log: TrainingLog
}

export type Synced = Training & {
  /** New or changed, those that are taken back first. */
  nudges: readonly Nudge[]
  summary: SummaryDue | null
  /** When to look again though nothing is heard. */
  reviewAt: Date
}

/**
 * The training of the window at `now`, of all runs that are known then.
 *
 * @example trainingAt(runs, runner, now).log.weeks // [{ weekStart: '2024-07-15', … }, …]
 */
export function trainingAt(known: readonly Run[], runner: Runner, now: Date): Training {
  const window = windowAt(now, runner)
  const runs = known.filter(({ localDate }) => localDate >= window.from)
  const { weekStartsOn, excluded } = runner
  return { window, runs, log: buildLog(runs, { weekStartsOn, excluded, until: window.today }) }
}

/**
 * Looks at all runs of a source as they are known at `now`, beside the nudges that are remembered.
 *
 * @example syncAt(runs, runner, [], now).nudges // [{ rule: 'long-run-spike', state: 'waiting', … }]
 */
export function syncAt(known: readonly Run[], runner: Runner, nudges: readonly Nudge[], now: Date): Synced {
  const training = trainingAt(known, runner, now)
  return {
    ...training,
    nudges: decideNudges(training.log, runner, nudges, now),
    summary: summaryDue(training.log, runner, now),
    reviewAt: nextReviewAt(runner, now),
  }
}

/** Nothing is left to say, and why: its findings have left, or it was about a massage and none is to be suggested now. */
export type Unsaid = { kind: 'unsaid'; why: 'stale' | 'not-well' | 'nothing-to-suggest' }

/**
 * The advice a nudge carries when it is said at `now`, or why there is nothing left to say.
 *
 * @example adviceOn(bigRunNudge, log, runner, practice, now).kind // 'well'
 * @example adviceOn(massageDueNudge, log, illMeanwhile, practice, now) // { kind: 'unsaid', why: 'not-well' }
 */
export function adviceOn(
  { rule, findings }: Pick<Nudge, 'rule' | 'findings'>,
  log: TrainingLog,
  runner: Runner,
  practice: Practice,
  now: Date,
): Advice | Unsaid {
  if (!findings) return { kind: 'unsaid', why: 'stale' }
  const advice = advise(findings, log, runner, practice, now)
  if (rule !== 'massage-due') return advice
  if (advice.kind === 'not-well') return { kind: 'unsaid', why: 'not-well' }
  return advice.massage.kind === 'none' ? { kind: 'unsaid', why: 'nothing-to-suggest' } : advice
}
