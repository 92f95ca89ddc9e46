/** Contacts: what is wanted there, and how each stands. */
import type { ChannelName } from '../../domain/delivery/channels.ts'
import { MASSAGE_TERMS } from '../../domain/delivery/consent.ts'
import type { ContactState, OffWhy } from '../../domain/delivery/contacts.ts'
import type { Category } from '../../domain/delivery/deliveries.ts'
import { channelWords } from './channels.ts'

/** @example categoryWords.summary.name // 'Weekly summaries' */
export const categoryWords = {
  recovery: { name: 'Recovery messages', detail: 'After a run or a week that calls for it.' },
  massage: { name: 'Massage messages', detail: MASSAGE_TERMS },
  summary: { name: 'Weekly summaries', detail: 'Once a week, by e-mail: how the week went.' },
} satisfies Record<Category, { name: string; detail: string }>

/** Why nothing is sent to an address any more: for its state, and beside a message that was not sent there. */
const OFF = {
  unsubscribed: {
    state: 'switched off: you asked for no more messages',
    notSent: 'you asked for no more messages',
  },
  stopped: {
    state: 'switched off: STOP was texted from it. Text START to turn it on again',
    notSent: 'STOP was texted',
  },
  bounced: {
    state: 'switched off: messages do not arrive there',
    notSent: 'messages do not arrive there',
  },
  complained: {
    state: 'switched off: a message was reported as unwanted',
    notSent: 'a message was reported as unwanted',
  },
} satisfies Record<OffWhy, { state: string; notSent: string }>

/** A row may hold a reason that only a later version knows: it is shown as it is. */
export const offWords = (why: OffWhy) => OFF[why] ?? { state: `switched off: ${why}`, notSent: why }

/** @example contactState('off', 'bounced', 'email') // 'switched off: messages do not arrive there' */
export function contactState(state: ContactState, offWhy: OffWhy | null, channel: ChannelName): string {
  if (state === 'confirmed') return 'confirmed'
  if (state === 'off') return offWords(offWhy ?? 'unsubscribed').state
  return channelWords[channel].waiting
}
