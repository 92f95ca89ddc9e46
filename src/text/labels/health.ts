/** Well, ill, injured, or in need of a doctor: what the runner says of themselves. */
import type { HealthState, TimeOffReason } from '../../domain/training/runner.ts'

/** @example healthWords.ill // 'ill' */
export const healthWords = {
  well: 'well',
  ill: 'ill',
  injured: 'injured',
  'red-flag': 'a hot or swollen calf, chest pain, breathlessness, dark urine or bone pain',
} satisfies Record<HealthState, string>

/** Why a break was one. @example timeOffWords.ill // 'ill' */
export const timeOffWords = {
  ill: 'ill',
  injured: 'injured',
  planned: 'planned',
} satisfies Record<TimeOffReason, string>
