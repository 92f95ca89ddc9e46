/** What a finding is: a rule that holds, its subject, and figures a person can check. */

import type { LocalDate } from '../../time/calendar.ts'
import type { Run, RunId } from '../../training/run.ts'
import type { Runner, SelfReports } from '../../training/runner.ts'

export type Subject = `run:${RunId}` | `week:${LocalDate}` | `day:${LocalDate}`

export type FindingOf<Rule extends string, Facts> = {
  rule: Rule
  subject: Subject
  /** The local day it became true. */
  date: LocalDate
  /** The run that made it true. */
  run: RunId
  /** Figures a person can check; the API's `facts`. */
  facts: Facts
}

/** What the rules ask of a runner: the sensitivity they chose, the races they entered and injuries they told of. */
export type Assessed = Pick<Runner, 'sensitivity'> & {
  selfReports: Pick<SelfReports, 'races' | 'injury' | 'timeOff'>
}

/**
 * A finding about one run.
 *
 * @example aboutRun('big-long-run', run, { distanceMeters: 30_000, movingSeconds: 9_900 }).subject // 'run:source:1'
 */
export const aboutRun = <Rule extends string, Facts>(
  rule: Rule,
  run: Run,
  facts: Facts,
): FindingOf<Rule, Facts> => ({ rule, subject: `run:${run.id}`, date: run.localDate, run: run.id, facts })
