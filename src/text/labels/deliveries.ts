/** Deliveries: what each was, and what became of it. */
import { type ChannelName, channelRules, type LimitWhy } from '../../domain/delivery/channels.ts'
import type { OffWhy } from '../../domain/delivery/contacts.ts'
import type { DeliveryKind, DeliveryState, Gate, HoursWhy } from '../../domain/delivery/deliveries.ts'
import type { Unsaid } from '../../domain/replay/sync.ts'
import { count } from '../plurals.ts'
import { list } from '../sentences.ts'
import { notSetUp, wordsOf } from './channels.ts'
import { offWords } from './contacts.ts'

/** @example kindWords.summary // 'Weekly summary' */
export const kindWords = {
  nudge: 'A nudge',
  summary: 'Weekly summary',
  confirm: 'Confirmation request',
  notice: 'Notice that something stopped working',
  test: 'Test message',
  reply: 'Reply to your text',
  'red-flag': 'What to do about a warning sign',
  'sign-in': 'Sign-in link',
} satisfies Record<DeliveryKind, string>

const STATES = {
  scheduled: 'waiting',
  sending: 'being sent',
  sent: 'sent',
  delivered: 'arrived',
  bounced: 'did not arrive',
  failed: 'could not be sent',
  cancelled: 'not sent',
  unknown: 'sent; we could not tell whether it arrived',
} satisfies Record<DeliveryState, string>

/** What a message ends for before it is sent; whatever else is noted beside one is a sender's own words. */
type Ended =
  | Extract<Gate, { kind: 'never' }>['why']
  | OffWhy
  | LimitWhy
  | 'channel-off'
  | 'removed'
  | 'signed-out'
  | 'disconnected'
  | 'connected again'
  | 'later-version'
  | Unsaid['why']

const whyWords = (channel: ChannelName | null) =>
  ({
    withdrawn: 'the reason for it was gone',
    stale: 'it was too late to be useful',
    'not-confirmed': 'the address was not confirmed',
    'not-wanted': 'you did not want it there',
    'no-open-hour': `your quiet hours left no time for ${wordsOf(channel).short}`,
    'day-limit': `${upToADay(channel)} go to one address in a day, and they had`,
    'share-limit': `what one address may ask for in a month of ${wordsOf(channel).noun}s was used up`,
    'month-limit': `the ${wordsOf(channel).noun}s of the month were used up for everybody here`,
    'channel-off': notSetUp(channel),
    unsubscribed: offWords('unsubscribed').notSent,
    stopped: offWords('stopped').notSent,
    bounced: offWords('bounced').notSent,
    complained: offWords('complained').notSent,
    removed: 'you removed the address',
    'signed-out': 'you signed out everywhere before it left',
    disconnected: 'you disconnected',
    'connected again': 'you had connected again',
    'not-well': 'you were not well',
    'nothing-to-suggest': 'there was no massage to suggest by then',
    'later-version': 'only a later version of Legwork knows how',
  }) satisfies Record<Ended, string>

/** What a message waits for, in a word or two. */
export const waitWords = (channel: ChannelName | null) =>
  ({
    snoozed: 'you paused messages',
    'quiet-hours': 'these are your quiet hours',
    'closed-hours': hoursWords(channel) ?? 'not at this hour',
  }) satisfies Record<HoursWhy, string>

/** When a channel is closed, whatever is chosen; null for never. @example hoursWords('sms') // 'no texts between 21:00 and 08:00' */
function hoursWords(channel: ChannelName | null): string | null {
  const closed = channel && channelRules[channel].closed
  return closed ? `no ${wordsOf(channel).plural} between ${closed.from} and ${closed.to}` : null
}

/**
 * What comes when no hours are quiet, and what even then does not.
 *
 * @example atAnyTime(['email', 'sms']) // 'e-mails at any time, but no texts between 21:00 and 08:00'
 */
export function atAnyTime(channels: readonly ChannelName[], also = ''): string {
  const closed = channels.flatMap((channel) => hoursWords(channel) ?? [])
  if (closed.length === 0) return `messages at any time${also}`
  const open = channels.filter((channel) => hoursWords(channel) === null)
  return `${list(open.map((channel) => wordsOf(channel).plural))} at any time${also}, but ${closed.join(', ')}`
}

function upToADay(channel: ChannelName | null): string {
  const most = channel && channelRules[channel].limit?.messagesADay
  return most
    ? `no more than ${count(most, wordsOf(channel).noun)}`
    : `only so many ${wordsOf(channel).noun}s`
}

/** @example deliveryWords('cancelled', 'stale', 'email') // 'not sent: it had become too old' */
export function deliveryWords(
  state: DeliveryState,
  why: string | null,
  channel: ChannelName | null = null,
): string {
  const words = state === 'scheduled' ? waitWords(channel) : whyWords(channel)
  const known = Object.entries(words).find(([each]) => each === why)?.[1]
  // what a sender said of a try that failed is no reason to wait
  const reason = known ?? (state === 'scheduled' ? null : why)
  return reason ? `${STATES[state]}: ${reason}` : STATES[state]
}
