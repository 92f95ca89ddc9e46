/** Well, ill, injured, or in need of a doctor: what the runner says of themselves. */
import type { HealthState, TimeOffReason } from '../../domain/training/runner.ts'
import type { NotWell } from '../../domain/training/well.ts'

/** @example healthWords.ill // 'ill' */
export const healthWords = {
  well: 'well',
  ill: 'ill',
  injured: 'injured',
  'red-flag': 'a hot or swollen calf, chest pain, breathlessness, dark urine or bone pain',
} satisfies Record<HealthState, string>

/** What is pressed when it is over. @example wellAgainWords.flag // "It's gone" */
export const wellAgainWords = {
  'red-flag': 'A doctor has cleared me',
  ill: "I'm well again",
  injured: "I'm well again",
  flag: "It's gone",
} satisfies Record<NotWell['reason'], string>

/** Why a break was one. @example timeOffWords.ill // 'ill' */
export const timeOffWords = {
  ill: 'ill',
  injured: 'injured',
  planned: 'planned',
} satisfies Record<TimeOffReason, string>
