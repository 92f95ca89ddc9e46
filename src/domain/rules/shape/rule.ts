/** What a rule says of itself: when it holds, how strong it is, when it is held back, what it asks of the days after. */

import type * as z from 'zod'
import type { RecoveryStep, Tone } from '../../recovery/steps.ts'
import type { LocalDate } from '../../time/calendar.ts'
import type { TrainingLog } from '../../training/log.ts'
import type { Phase } from '../../training/phase.ts'
import type { Run } from '../../training/run.ts'
import type { Assessed, FindingOf } from './finding.ts'
import type { Circumstances, OwnReason } from './said.ts'

/** What a finding says, whatever its rule. */
export type Fact = Pick<FindingOf<string, unknown>, 'rule' | 'date' | 'facts'>

/** What the days after a finding depend on, as things are when it is said. */
export type Afterwards = {
  log: TrainingLog
  runner: Assessed
  today: LocalDate
  /** The run it is about; null when it is no longer in the log. */
  run: Run | null
  phase: Phase
}

/**
 * A rule, whole but for its words, which are in `text/rules`. What is optional is for the few it is true of. Methods
 * and no properties, so that rules which each know their own finding can stand in one registry.
 */
export type RuleOf<F extends Fact> = {
  /** The figures that its words, and whatever else it says of itself, can rely on. */
  facts: z.ZodType<F['facts']>
  /** Which of an outing's findings speaks first: the lower, the stronger. Tens, so that another fits between. */
  rank(finding: F): number
  /** Why it is not worth a message, on its own account; null when it is. */
  whyHeldBack(finding: F, circumstances: Circumstances): OwnReason | null
  /** What it asks of the days after, from its day on, whatever has gone by since. */
  recovery(finding: F, afterwards: Afterwards): RecoveryStep[]
  /** Whether it is worth a text message; null when its figures have left with the cache. */
  isWorthAText(finding: F | null): boolean
  /** How it may be spoken of. */
  tone?(finding: F, afterwards: Pick<Afterwards, 'runner' | 'phase'>): Tone
  /** The other days it rests on, marked in the picture behind it. */
  otherDays?(finding: F): LocalDate[]
  /** So rare and so plain that no cap holds it, nor does it count against others. */
  isUncapped?: true
  /** Whether it is worth another word of its outing, after one that said this. */
  isNewsAfter?(finding: F, said: Fact): boolean
  /** Whether a run that was planned beforehand says nothing new by it: then it is noted, and not said. */
  isNoSurprise?(finding: F, circumstances: Circumstances): boolean
  /** A race says it all: beside one of the same outing it is recorded, and not said. */
  isSilencedByARace?: true
  /** Leads to no nudge, and is asked about in the weekly summary. */
  isForTheSummary?: true
  /** Said with the distance that would be a step beyond the last 30 days. */
  wantsHeadroom?: true
  /** For so many days after, a massage is light work only. */
  lightWorkDays?: number
  /** Its own day is over when it becomes true: recovery begins on the next. */
  recoversFromNextDay?: true
}

/** A rule that a run makes true. */
export type RunRuleOf<F extends Fact> = RuleOf<F> & {
  /** What became true with this run, judged by the history before it. */
  found(log: TrainingLog, run: Run, runner: Assessed): F | null
}
