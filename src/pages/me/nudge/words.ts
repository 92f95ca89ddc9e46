/** What a nudge is about, in words. */

import { type DeliveryState, hasLeft, whyWaits } from '../../../domain/delivery/deliveries.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { waitWords } from '../../../text/labels/deliveries.ts'
import { titleOf } from '../../../text/rules/index.ts'
import type { NudgeLine } from './nudge-line.ts'

/** How a figure is told; null for who is not well: none is held out to them. */
export type Far = ((meters: number) => string) | null

/** What a nudge is about, in one line with its figure while that is still known and may be told. */
export function headlineOf({ rule, findings }: Pick<NudgeLine, 'rule' | 'findings'>, far: Far): string {
  const lead = findings?.[0]
  const figure = far && lead && 'distanceMeters' in lead.facts ? `: ${far(lead.facts.distanceMeters)}` : ''
  return `${titleOf(rule, lead)}${figure}`
}

/** The same without a figure. */
export const nameOf = ({ rule, findings }: Pick<NudgeLine, 'rule' | 'findings'>): string =>
  titleOf(rule, findings?.[0])

const mayHaveArrived = (state: DeliveryState) => hasLeft(state) && state !== 'bounced'

/**
 * Whether a nudge's message reached somebody as far as is known, is still to leave, or does neither. Of one that was sent
 * long ago the deliveries are gone, and it counts as arrived.
 */
export function arrivalOf({
  state,
  deliveryStates: sent,
  unaddressed,
}: Pick<NudgeLine, 'state' | 'deliveryStates' | 'unaddressed'>): 'arrived' | 'ahead' | 'never' {
  if (sent.some(mayHaveArrived) || (state === 'sent' && sent.length === 0)) return 'arrived'
  const isReady = state === 'released' && sent.length === 0 && unaddressed === null
  return state === 'waiting' || isReady || sent.includes('scheduled') ? 'ahead' : 'never'
}

/** The same in a word, for a line that has no room. */
export function arrivalTag(nudge: Parameters<typeof arrivalOf>[0]): string {
  const arrival = arrivalOf(nudge)
  if (arrival !== 'never') return arrival === 'arrived' ? 'message' : 'message to come'
  if (nudge.state === 'held-back') return 'held back'
  return nudge.state === 'cancelled' ? 'withdrawn' : 'not sent'
}

/** What is said below the message as a page puts it together. */
export const togetherWords = {
  arrived:
    'Put together again for this page. It includes what you have told us since, so it can differ from what arrived.',
  ahead: 'Not sent yet. This is how it reads now; what you tell us until it leaves can change it.',
  never: 'This did not reach you. It was put together for this page, with what you have told us since.',
} as const

/** What is said beside a nudge that was sent. */
export const RUN_GONE = 'The run it was about has been deleted, changed or taken out since it was sent.'

/** The same in a list, beside how it stands; undefined while its run stands. */
export const runGoneTag = ({
  why,
  runGone,
  deliveryStates,
}: Pick<NudgeLine, 'why' | 'runGone' | 'deliveryStates'>): string | undefined =>
  runGone || (why === 'gone' && deliveryStates.some(hasLeft)) ? 'run no longer counts' : undefined

/** What a nudge waits for beyond the settling of its run; null for nothing. @example 'It waits: these are your quiet hours.' */
export function waitsFor({ state }: Pick<NudgeLine, 'state'>, runner: Runner, now: Date): string | null {
  const next = { state: 'scheduled', kind: 'nudge', channel: 'email' } as const
  const why = state === 'waiting' ? whyWaits(next, runner, now) : null
  return why && `It waits: ${waitWords('email')[why]}.`
}

/** What is said in place of figures that are gone. */
export const goneWords = ({ runGone }: Pick<NudgeLine, 'runGone'>): string =>
  runGone
    ? 'Its figures were erased with the run.'
    : 'The figures behind this are no longer kept. Legwork keeps runs, and what was made of them, only as long as their source allows: a few days. That a nudge was sent, and when, stays.'
