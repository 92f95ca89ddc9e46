/** A nudge as the lists show it. */
import type { DeliveryState, Unaddressed } from '../../../domain/delivery/deliveries.ts'
import type { Nudge } from '../../../domain/nudges/decide.ts'
import type { Finding } from '../../../domain/rules/index.ts'

export type NudgeLine = Pick<Nudge, 'id' | 'rule' | 'state' | 'why' | 'dueAt' | 'createdAt' | 'runGone'> & {
  findings: readonly [Finding, ...Finding[]] | null
  deliveryStates: readonly DeliveryState[]
  /** Why it goes nowhere, where it is ready to. */
  unaddressed: Unaddressed | null
}
