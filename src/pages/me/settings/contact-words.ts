/** Contacts and their deliveries in words. */

import type { ChannelName } from '../../../domain/delivery/channels.ts'
import { MASSAGE_TERMS } from '../../../domain/delivery/consent.ts'
import type { Category, DeliveryKind, DeliveryState } from '../../../domain/delivery/deliveries.ts'
import { channelWords, notSetUp, wordsOf } from '../../../text/channels.ts'

export const categoryWords: Record<Category, { name: string; detail: string }> = {
  recovery: { name: 'Recovery messages', detail: 'After a run or a week that is worth a word.' },
  massage: { name: 'Massage messages', detail: MASSAGE_TERMS },
  summary: { name: 'Weekly summaries', detail: 'Once a week, by e-mail: how the week went.' },
}

export type OffWhy = 'unsubscribed' | 'stopped' | 'bounced' | 'complained'

const OFF: Record<OffWhy, string> = {
  unsubscribed: 'switched off: you asked for no more messages',
  stopped: 'switched off: STOP was texted from it. Text START to turn it on again',
  bounced: 'switched off: messages do not arrive there',
  complained: 'switched off: a message was reported as unwanted',
}

export function contactState(
  state: 'unconfirmed' | 'confirmed' | 'off',
  offWhy: OffWhy | null,
  channel: ChannelName,
): string {
  if (state === 'confirmed') return 'confirmed'
  if (state === 'off') return OFF[offWhy ?? 'unsubscribed']
  return channelWords[channel].waiting
}

export const kindWords: Record<DeliveryKind, string> = {
  nudge: 'A nudge',
  summary: 'Weekly summary',
  confirm: 'A request to confirm',
  notice: 'A notice about your connection',
  test: 'A test',
  reply: 'An answer to your text',
  'sign-in': 'A link to sign in',
}

const STATES: Record<DeliveryState, string> = {
  scheduled: 'waiting',
  sending: 'being sent',
  sent: 'sent',
  delivered: 'arrived',
  bounced: 'did not arrive',
  failed: 'could not be sent',
  cancelled: 'not sent',
  unknown: 'nobody knows whether it arrived',
}

const whyWords = (channel: ChannelName | null): Readonly<Record<string, string>> => ({
  withdrawn: 'its cause had gone',
  stale: 'it had become too old',
  'not-confirmed': 'the address was not confirmed',
  'not-wanted': 'you did not want it there',
  'no-open-hour': `your quiet hours left no hour for ${wordsOf(channel).short}`,
  'channel-limit': `the limit of ${wordsOf(channel).noun}s was reached`,
  'channel-off': notSetUp(channel),
  unsubscribed: 'you asked for no more messages',
  stopped: 'STOP was texted',
  bounced: 'messages do not arrive there',
  complained: 'a message was reported as unwanted',
  removed: 'you removed the address',
  disconnected: 'you disconnected',
  'connected again': 'you had connected again',
})

/** @example deliveryWords('cancelled', 'stale', 'email') // 'not sent: it had become too old' */
export function deliveryWords(
  state: DeliveryState,
  why: string | null,
  channel: ChannelName | null = null,
): string {
  const known =
    why === null ? undefined : (whyWords(channel)[why] ?? (state === 'scheduled' ? undefined : why))
  return known ? `${STATES[state]}: ${known}` : STATES[state]
}
