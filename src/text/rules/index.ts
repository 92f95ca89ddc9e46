/** The words of each rule: a new one is entered here and in domain/rules, and nowhere else. */
import type { Finding, FindingBy, Rule } from '../../domain/rules/index.ts'
import { bigLongRunWords } from './big-long-run.ts'
import { earlyReturnWords } from './early-return.ts'
import { hardDaysWords } from './hard-days-too-close.ts'
import { hillyRunWords } from './hilly-run.ts'
import { longRunSpikeWords } from './long-run-spike.ts'
import { massageDueWords } from './massage-due.ts'
import { noRestDayWords } from './no-rest-day.ts'
import { raceEffortWords } from './race-effort.ts'
import { returnFromBreakWords } from './return-from-break.ts'
import type { RuleWords } from './shape/words.ts'
import { shortBreakWords } from './short-break.ts'
import { weeklyJumpWords } from './weekly-jump.ts'

/** @example wordsOf['big-long-run'].name // 'A big long run' */
export const wordsOf: { readonly [R in Rule]: RuleWords<Finding> } = {
  'race-effort': raceEffortWords,
  'early-return': earlyReturnWords,
  'return-from-break': returnFromBreakWords,
  'short-break': shortBreakWords,
  'long-run-spike': longRunSpikeWords,
  'big-long-run': bigLongRunWords,
  'hilly-run': hillyRunWords,
  'weekly-jump': weeklyJumpWords,
  'hard-days-too-close': hardDaysWords,
  'no-rest-day': noRestDayWords,
  'massage-due': massageDueWords,
} satisfies { readonly [R in Rule]: RuleWords<FindingBy<R>> }

/** What a nudge is about, as far as that is still known. @example titleOf('race-effort', unmarked45Kilometres) // 'A run of marathon length' */
export const titleOf = (rule: Rule, finding: Finding | null | undefined): string =>
  (finding && wordsOf[rule].named?.(finding)) ?? wordsOf[rule].name
