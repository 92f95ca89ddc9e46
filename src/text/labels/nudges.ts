/** What became of a nudge: of what was sent when something was, else of the decision. */
import type { DeliveryState } from '../../domain/delivery/deliveries.ts'
import type { NudgeState } from '../../domain/nudges/nudge.ts'
import { deliveryWords } from './deliveries.ts'

const STATES = {
  waiting: 'settling',
  'held-back': 'held back',
  cancelled: 'withdrawn',
  released: 'nowhere to send it',
} satisfies Record<Exclude<NudgeState, 'sent'>, string>

/** @example nudgeState('held-back', []) // 'held back' */
export function nudgeState(state: NudgeState, deliveries: readonly DeliveryState[]): string {
  const [first] = deliveries
  if (state === 'sent') return deliveryWords(deliveries.find((each) => each !== 'cancelled') ?? 'sent', null)
  return state === 'released' && first ? deliveryWords(first, null) : STATES[state]
}
