/** What the rules find in whole logs, for tests. */

import type { Sensitivity } from '../../../src/domain/policy/rules.ts'
import { assessRun, type Rule } from '../../../src/domain/rules/index.ts'
import type { LocalDate } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { aLog, aRunner, daily } from '../builders.ts'

/** 6 km a day, so many days in a row. */
export const inARow = (from: LocalDate, days: number): Run[] =>
  daily(
    from,
    Array.from({ length: days }, () => 6),
  )

/** The findings of a rule in a log, in its order. */
export const found = (rule: Rule, runs: readonly Run[], sensitivity: Sensitivity = 'standard') => {
  const log = aLog(runs)
  return log.counted
    .flatMap((run) => assessRun(log, run, aRunner({ sensitivity })))
    .filter((finding) => finding.rule === rule)
}
