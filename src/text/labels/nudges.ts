/** What became of a nudge: of what was sent when something was, else of the decision. */
import { type DeliveryState, hasLeft, type Unaddressed } from '../../domain/delivery/deliveries.ts'
import type { NudgeState } from '../../domain/nudges/nudge.ts'
import { deliveryWords } from './deliveries.ts'

const STATES = {
  waiting: 'settling',
  'held-back': 'held back',
  cancelled: 'withdrawn',
  released: 'about to be sent',
} satisfies Record<Exclude<NudgeState, 'sent'>, string>

const UNADDRESSED = {
  'no-address': 'no address to send it to',
  'not-wanted': 'not wanted at your address',
  'not-worth-it': 'not worth a text',
  'week-full': 'after the texts of that week',
} satisfies Record<Unaddressed, string>

/**
 * What left counts for more than what was decided since. `unaddressed` is why a released one goes nowhere.
 *
 * @example nudgeState('held-back', []) // 'held back'
 */
export function nudgeState(
  state: NudgeState,
  deliveries: readonly DeliveryState[],
  unaddressed: Unaddressed | null = null,
): string {
  const [first] = deliveries
  const left = deliveries.find(hasLeft)
  if (left) return deliveryWords(left, null)
  if (state === 'sent') return deliveryWords(deliveries.find((each) => each !== 'cancelled') ?? 'sent', null)
  if (state !== 'released') return STATES[state]
  return first ? deliveryWords(first, null) : unaddressed ? UNADDRESSED[unaddressed] : STATES.released
}
