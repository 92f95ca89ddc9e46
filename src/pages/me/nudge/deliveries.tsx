/** What was sent: where, when, and what became of it. */

import type { ChannelName } from '../../../domain/delivery/channels.ts'
import type { DeliveryKind, DeliveryState } from '../../../domain/delivery/deliveries.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { distance } from '../../../text/distances.ts'
import { deliveryWords, kindWords } from '../../../text/labels/deliveries.ts'
import { moment } from '../../../text/times.ts'
import { Heading } from '../settings/sections.tsx'
import { Entry } from './entry.tsx'
import type { NudgeLine } from './nudge-line.ts'
import { headlineOf, runGoneTag } from './words.ts'

export type SentLine = {
  id: string
  kind: DeliveryKind
  state: DeliveryState
  why: string | null
  at: Date
  /** Null once the contact is removed. */
  to: string | null
  channel: ChannelName | null
  nudge: Pick<NudgeLine, 'id' | 'rule' | 'findings' | 'why' | 'runGone'> | null
}

const SHOWN = 15

export const Sent = ({ sent, runner }: { sent: readonly SentLine[]; runner: Runner }) =>
  sent.length === 0 ? null : (
    <section aria-labelledby="sent">
      <Heading of="sent" />
      <ul class="plain card">
        {sent.slice(0, SHOWN).map(({ kind, state, why, at, to, channel, nudge }) => (
          <Entry
            at={`${moment(at, runner.timeZone)} · ${to ?? 'an address you removed'}`}
            tag={deliveryWords(state, why, channel)}
            also={nudge ? runGoneTag({ ...nudge, deliveryStates: [state] }) : undefined}
          >
            {nudge ? headlineOf(nudge, (meters) => distance(meters, runner.units)) : kindWords[kind]}
          </Entry>
        ))}
      </ul>
    </section>
  )
