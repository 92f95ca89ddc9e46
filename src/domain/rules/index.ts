/** The rules: what is true of the log, run by run, and what each rule says of itself. Its words are in text/rules. */

import { addDays, type LocalDate } from '../time/calendar.ts'
import { placeOf, ranBetween, type TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import { bigLongRunRule } from './big-long-run.ts'
import { earlyReturnRule } from './early-return.ts'
import { hardDaysRule } from './hard-days-too-close.ts'
import { hillyRunRule } from './hilly-run.ts'
import { longRunSpikeRule } from './long-run-spike.ts'
import { massageDueRule } from './massage-due.ts'
import { noRestDayRule } from './no-rest-day.ts'
import { raceEffortRule } from './race-effort.ts'
import { returnFromBreakRule } from './return-from-break.ts'
import type { Assessed } from './shape/finding.ts'
import type { RuleOf, RunRuleOf } from './shape/rule.ts'
import { shortBreakRule } from './short-break.ts'
import { weeklyJumpRule } from './weekly-jump.ts'

/** Every rule that a run makes true: a new one is entered here and in text/rules, and nowhere else. */
const RUN_RULES = {
  'race-effort': raceEffortRule,
  'early-return': earlyReturnRule,
  'return-from-break': returnFromBreakRule,
  'short-break': shortBreakRule,
  'long-run-spike': longRunSpikeRule,
  'big-long-run': bigLongRunRule,
  'hilly-run': hillyRunRule,
  'weekly-jump': weeklyJumpRule,
  'hard-days-too-close': hardDaysRule,
  'no-rest-day': noRestDayRule,
}

const ALL = { ...RUN_RULES, 'massage-due': massageDueRule }

type FoundBy<R> = R extends RuleOf<infer F> ? F : never

/** A finding that a run makes true. */
export type RunFinding = FoundBy<(typeof RUN_RULES)[keyof typeof RUN_RULES]>
/** A fact about the log, with a rule, a subject and figures. */
export type Finding = FoundBy<(typeof ALL)[keyof typeof ALL]>
export type Rule = Finding['rule']
/** The finding of a rule. @example FindingBy<'weekly-jump'> // WeeklyJump */
export type FindingBy<R extends Rule> = Extract<Finding, { rule: R }>

/** What each rule says of itself. @example RULES['race-effort'].isUncapped // true */
export const RULES: { readonly [R in Rule]: RuleOf<Finding> } = ALL satisfies {
  readonly [R in Rule]: RuleOf<FindingBy<R>>
}

/** @example isRule('weekly-jump') // true */
export const isRule = (word: string): word is Rule => Object.hasOwn(ALL, word)

/** The names of all rules. */
export const RULE_NAMES: readonly [Rule, ...Rule[]] = [
  'massage-due',
  ...Object.keys(RUN_RULES).filter(isRule),
]

const runRules: readonly RunRuleOf<RunFinding>[] = Object.values(RUN_RULES)

/**
 * Everything that became true with this run, judged by the history before it (earlier start; ties by id), so the order
 * in which runs arrived does not matter. A run that is not counted gives nothing.
 *
 * @example assessRun(log, sundayRun, runner) // [{ rule: 'long-run-spike', subject: 'run:source:1', facts: { … } }]
 */
export function assessRun(log: TrainingLog, run: Run, runner: Assessed): RunFinding[] {
  if (log.counted[placeOf(log, run)]?.id !== run.id) return []
  return runRules.map((rule) => rule.found(log, run, runner)).filter((finding) => finding !== null)
}

/**
 * The first day on which a massage may be firm work again, as the runs up to a day ask; null when any may.
 *
 * @example firmWorkFrom(log, runner, '2024-11-04') // '2024-11-06' after a hilly run on the 3rd
 */
export function firmWorkFrom(log: TrainingLog, runner: Assessed, date: LocalDate): LocalDate | null {
  const days = runRules.flatMap(({ found, lightWorkDays }) =>
    lightWorkDays
      ? ranBetween(log, addDays(date, -lightWorkDays), date)
          .filter((run) => found(log, run, runner))
          .map(({ localDate }) => addDays(localDate, lightWorkDays))
      : [],
  )
  return days.sort().at(-1) ?? null
}

/**
 * Which of an outing's findings speaks first: the lower, the stronger.
 *
 * @example [weeklyJump, bigLongRun].sort((a, b) => rankOf(a) - rankOf(b)) // [bigLongRun, weeklyJump]
 */
export function rankOf(finding: Finding): number {
  return RULES[finding.rule].rank(finding)
}
