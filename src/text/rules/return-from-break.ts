/** The words of the first run after a break. */
import type { ReturnFromBreak } from '../../domain/rules/return-from-break.ts'
import { timeOffWords } from './shape/time-off.ts'
import type { RuleWords } from './shape/words.ts'

export const returnFromBreakWords: RuleWords<ReturnFromBreak> = {
  name: 'Back from a break',
  ...timeOffWords,
  speaksOf: 'Speaks of the first run after 14 days or more without one.',
  source: "Half, then three quarters of an average week before it is coaches' practice, not a study.",
}
