/** What was sent: where, when, and what became of it. */

import type { ChannelName } from '../../../domain/delivery/channels.ts'
import type { DeliveryKind, DeliveryState } from '../../../domain/delivery/deliveries.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { distance } from '../../../text/distances.ts'
import { deliveryWords, kindWords } from '../../../text/labels/deliveries.ts'
import { moment } from '../../../text/times.ts'
import type { NudgeLine } from './nudge-line.ts'
import { headlineOf } from './words.ts'

export type SentLine = {
  id: string
  kind: DeliveryKind
  state: DeliveryState
  why: string | null
  at: Date
  /** Null once the contact is removed. */
  to: string | null
  channel: ChannelName | null
  nudge: Pick<NudgeLine, 'id' | 'rule' | 'findings'> | null
}

const SHOWN = 15

export const Sent = ({ sent, runner }: { sent: readonly SentLine[]; runner: Runner }) =>
  sent.length === 0 ? null : (
    <section aria-labelledby="sent">
      <h2 id="sent">What was sent</h2>
      <ul class="plain card">
        {sent.slice(0, SHOWN).map(({ kind, state, why, at, to, channel, nudge }) => (
          <li>
            <div class="row">
              <span>
                {nudge ? headlineOf(nudge, (meters) => distance(meters, runner.units)) : kindWords[kind]}
              </span>
              <span class="tag">{deliveryWords(state, why, channel)}</span>
            </div>
            <p class="soft small">
              {to ?? 'an address you removed'} · {moment(at, runner.timeZone)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
