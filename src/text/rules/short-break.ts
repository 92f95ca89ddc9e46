/** The words of the first run after a week or so off. */
import type { ShortBreak } from '../../domain/rules/short-break.ts'
import { timeOffWords } from './shape/time-off.ts'
import type { RuleWords } from './shape/words.ts'

export const shortBreakWords: RuleWords<ShortBreak> = {
  name: 'A week off',
  ...timeOffWords,
  speaksOf: 'Speaks of the first run after 7 to 13 days off, in the weekly summary only.',
  source: "Asking after a week off is coaches' practice, not a study.",
}
