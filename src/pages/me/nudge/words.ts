/** What a nudge is about, in words. */

import { hasLeft, whyWaits } from '../../../domain/delivery/deliveries.ts'
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
