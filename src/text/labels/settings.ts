/** What a runner chooses in the settings. */
import type { Sensitivity } from '../../domain/policy/rules.ts'
import type { WeekStart } from '../../domain/time/calendar.ts'
import type { MassageChoice, PeakCadence, Units } from '../../domain/training/runner.ts'

/** By name, and with what it means where it is chosen. @example sensitivityWords.careful.name // 'careful' */
export const sensitivityWords = {
  relaxed: { name: 'relaxed', choice: 'Relaxed: only the larger steps' },
  standard: { name: 'standard', choice: 'Standard' },
  careful: { name: 'careful', choice: 'Careful: smaller steps too' },
} satisfies Record<Sensitivity, { name: string; choice: string }>

/** @example unitWords.mi // 'miles' */
export const unitWords = { km: 'kilometres', mi: 'miles' } satisfies Record<Units, string>

/** @example weekStartWords.sunday // 'Sunday' */
export const weekStartWords = { monday: 'Monday', sunday: 'Sunday' } satisfies Record<WeekStart, string>

/** @example peakCadenceWords.weekly // 'every week' */
export const peakCadenceWords = {
  weekly: 'every week',
  'every-second-week': 'every second week',
} satisfies Record<PeakCadence, string>

export const massageChoiceWords: Readonly<Record<MassageChoice, string>> = {
  'recovery-only': 'Recovery only',
  'also-massage': 'Also when a massage would fit',
  later: 'Ask me later',
}
