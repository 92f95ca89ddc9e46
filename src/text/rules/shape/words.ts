/** What a rule needs words for: each place where a finding is told of, with its figures as the reader wants them. */
import type { Advice } from '../../../domain/advice/advice.ts'
import type { Units } from '../../../domain/training/runner.ts'
import type { Reader } from '../../reader.ts'

type Opening = {
  /** What was run, in one or two sentences. */
  lead: string
  /** What that means, where something honest can be said of it. */
  more: string | null
}

/** “It” and “That” after a run that was told of, else the run by its day. */
export type Called = { it: string; that: string }

/** Methods and no properties, so that the words of each rule, for its own finding, can stand in one registry. */
export type RuleWords<F> = {
  /** What a nudge of it is about, in a list. */
  name: string
  /** The same of one finding, where it tells more than the rule does. */
  named?(finding: F): string
  /** As a person would begin a subject line: what happened, with one figure. */
  headline(finding: F, advice: Advice, reader: Reader): string
  /** What a text message adds to that, as the rest of its first sentence. */
  inShort?(finding: F, reader: Reader): string
  /** What a nudge about it opens with. */
  opening(finding: F, advice: Advice, reader: Reader): Opening
  /** What its opening tells of: one run, which may be called “it” after that, or something else. */
  tellsOf: 'one-run' | 'more'
  /** One sentence beside another finding of the same outing, with what its run is called there; null where that has already said it. */
  alsoTrue(finding: F, reader: Reader, called: Called): string | null
  /** What was found, with every figure it rests on. */
  explanation(finding: F, units: Units): string
  /** In the weekly summary, when it was noticed and not sent: no sentence, for a reason follows. */
  noticed(finding: F, reader: Reader): string
  /** Its figures in a table. */
  figures(finding: F, units: Units): string
  /** When the rule speaks. */
  speaksOf: string
  /** Where it comes from: studies, or a judgement named as one. */
  source: string
}
