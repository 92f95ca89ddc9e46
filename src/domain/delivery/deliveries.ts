/** Who is told of a nudge, and whether a message may leave now. */

import { hasSettled, isOpen, type Nudge } from '../nudges/decide.ts'
import { policy } from '../policy/rules.ts'
import { clockTimeOf } from '../time/calendar.ts'
import { isQuiet, type Spoken } from '../time/quiet-hours.ts'
import { type ChannelName, channelRules, openOn } from './channels.ts'
import { CODE_MINUTES } from './consent.ts'
import type { ContactState } from './contacts.ts'
import { linkMinutes } from './sign-in-links.ts'

/** What was sent is kept for so long: the massage clock and the pause count from nothing older. */
export const REMEMBERED_DAYS = 400

/** Nudges and summaries are what Legwork is for; the others are answers to what somebody did. */
export const DELIVERY_KINDS = [
  'nudge',
  'summary',
  'confirm',
  'notice',
  'test',
  'reply',
  'red-flag',
  'sign-in',
] as const
export type DeliveryKind = (typeof DELIVERY_KINDS)[number]

/** What a runner agrees to for each contact. Massage messages are advertising: a consent of their own. */
export const CATEGORIES = ['recovery', 'massage', 'summary'] as const
export type Category = (typeof CATEGORIES)[number]
export type Preferences = Readonly<Record<Category, boolean>>

/** States only move forward; `unknown` is said when nobody can tell whether the message arrived. */
export const DELIVERY_STATES = [
  'scheduled',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'failed',
  'cancelled',
  'unknown',
] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** States a sender may tell of later, and from which of ours it may still be believed. */
const FROM: Readonly<Record<Reported, readonly DeliveryState[]>> = {
  sent: ['scheduled', 'sending', 'unknown'],
  delivered: ['scheduled', 'sending', 'sent', 'unknown'],
  bounced: ['scheduled', 'sending', 'sent', 'delivered', 'unknown'],
  failed: ['scheduled', 'sending', 'sent', 'unknown'],
}
export type Reported = Extract<DeliveryState, 'sent' | 'delivered' | 'bounced' | 'failed'>

/** The states that may become what a sender says. @example statesBefore('sent').includes('delivered') // false */
export const statesBefore = (became: Reported): readonly DeliveryState[] => FROM[became]

/** A confirmed way to reach the runner. */
export type Address = { contactId: string; channel: ChannelName } & Preferences

/** A delivery to be made: one nudge to one contact. */
export type Addressed = { nudge: Nudge; contactId: string; dueAt: Date }

/**
 * The deliveries of released nudges: every confirmed contact that wants it once. Text messages stay within their week, a
 * massage that is due before all; `nudges` holds what was sent as well.
 *
 * @example deliveriesFor([releasedNudge], [{ contactId: 'c1', channel: 'email', … }]) // [{ nudge, contactId: 'c1', dueAt }]
 */
export function deliveriesFor(nudges: readonly Nudge[], addresses: readonly Address[]): Addressed[] {
  return nudges
    .filter(({ state }) => state === 'released')
    .flatMap((nudge) =>
      addresses
        .filter((to) => to[categoryOf(nudge)] && isWorthIt(nudge, nudges, to.channel))
        .map(({ contactId }) => ({ nudge, contactId, dueAt: nudge.dueAt })),
    )
}

/** Why a released nudge goes nowhere: no confirmed address, none that wants it, none on which it is worth a message, or a full week there. */
export type Unaddressed = 'no-address' | 'not-wanted' | 'not-worth-it' | 'week-full'

/**
 * Why none of the addresses gets a nudge; null where one does, or will at the next sync.
 *
 * @example whyUnaddressed(smallSpike, nudges, [aPhone]) // 'not-worth-it'
 */
export function whyUnaddressed(
  nudge: Nudge,
  nudges: readonly Nudge[],
  addresses: readonly Address[],
): Unaddressed | null {
  if (addresses.length === 0) return 'no-address'
  const wanting = addresses.filter((to) => to[categoryOf(nudge)])
  if (wanting.length === 0) return 'not-wanted'
  if (wanting.some(({ channel }) => isWorthIt(nudge, nudges, channel))) return null
  return wanting.some(({ channel }) => channelRules[channel].isWorthIt(nudge)) ? 'week-full' : 'not-worth-it'
}

/** Whether a message left, or may have: whatever is decided later comes after it. @example hasLeft('unknown') // true */
export const hasLeft = (state: DeliveryState): boolean =>
  state !== 'scheduled' && state !== 'cancelled' && state !== 'failed'

const WEEK_MS = 7 * 24 * 3_600_000

/** Whether a nudge is worth a message on a channel, beside the others of the seven days up to it. */
function isWorthIt(nudge: Nudge, nudges: readonly Nudge[], channel: ChannelName): boolean {
  const { isWorthIt: isWorth, nudgesAWeek: week } = channelRules[channel]
  if (!isWorth(nudge)) return false
  if (week === null) return true
  const others = nudges.filter((other) => {
    const before = nudge.dueAt.getTime() - other.dueAt.getTime()
    const isEarlier = before > 0 || (before === 0 && other.id < nudge.id)
    return hasSettled(other) && isWorth(other) && isEarlier && before < WEEK_MS
  })
  return nudge.rule === 'massage-due' ? others.length <= week.besideMassage : others.length < week.most
}

/** @example categoryOf({ rule: 'massage-due' }) // 'massage' */
const categoryOf = ({ rule }: Pick<Nudge, 'rule'>): Category =>
  rule === 'massage-due' ? 'massage' : 'recovery'

/** @example takesSummaries({ channel: 'sms', summary: true, … }) // false: text messages carry none */
export const takesSummaries = ({ channel, summary }: Pick<Address, 'channel' | 'summary'>): boolean =>
  summary && channelRules[channel].carriesSummaries

/** What a runner asked for, or has to know at once. */
const AWAITED: readonly DeliveryKind[] = ['confirm', 'test', 'reply', 'red-flag', 'sign-in']

/**
 * For how long what somebody waits for is worth sending: a code and a link to sign in for as long as they work, whatever
 * held them up; anything else a day, for an answer is forgotten by then.
 */
function worthMinutes({ kind, channel, about }: Pick<Leaving, 'kind' | 'channel' | 'about'>): number {
  if (kind === 'sign-in') return linkMinutes(about)
  if (kind === 'confirm' && channelRules[channel].confirmedBy === 'code') return CODE_MINUTES
  return 24 * 60
}

const isOver = (leaving: Leaving, now: Date) =>
  now.getTime() - leaving.createdAt.getTime() > worthMinutes(leaving) * MINUTE_MS

export type Gate =
  | { kind: 'go' }
  | { kind: 'later'; at: Date }
  | { kind: 'never'; why: 'withdrawn' | 'stale' | 'not-confirmed' | 'not-wanted' | 'no-open-hour' }

/** What stands at the gate: a delivery with what it is about, as they are now. */
export type Leaving = {
  kind: DeliveryKind
  /** What it is about; of a link to sign in, for how long it works. */
  about: string
  createdAt: Date
  channel: ChannelName
  contact: ContactState
  preferences: Preferences
  nudge: Pick<Nudge, 'rule' | 'state' | 'createdAt'> | null
  /** The latest of the runner's nudges. */
  nudges: readonly Pick<Nudge, 'state' | 'dueAt'>[]
}

const MINUTE_MS = 60_000

/** A nudge that is due goes first, for the summary speaks of what was said; one that goes nowhere holds nothing up. */
const waitsForNudge = ({ kind, nudges }: Leaving, now: Date) =>
  kind === 'summary' &&
  nudges.some((nudge) => {
    const since = now.getTime() - nudge.dueAt.getTime()
    return isOpen(nudge) && since >= 0 && since < 30 * MINUTE_MS
  })

/**
 * Whether a message may leave now. A request to confirm goes to an unconfirmed address at any hour, for somebody waits
 * for it, and so does what a runner asked for; everything else needs a confirmed contact that wants it, an open hour,
 * and the last 72 hours; a nudge also a decision that stands.
 *
 * @example mayLeave({ kind: 'nudge', contact: 'off', … }, runner, now) // { kind: 'never', why: 'not-confirmed' }
 */
export function mayLeave(leaving: Leaving, runner: Spoken, now: Date): Gate {
  const { kind, contact, preferences, nudge, channel } = leaving
  const isAwaited = AWAITED.includes(kind)
  if (isAwaited && isOver(leaving, now)) return { kind: 'never', why: 'stale' }
  if (kind === 'confirm') return { kind: 'go' }
  if (contact !== 'confirmed') return { kind: 'never', why: 'not-confirmed' }
  if (isAwaited) return { kind: 'go' }
  if (kind === 'nudge' && !(nudge && hasSettled(nudge))) return { kind: 'never', why: 'withdrawn' }
  if (kind !== 'notice' && !preferences[nudge && kind === 'nudge' ? categoryOf(nudge) : 'summary']) {
    return { kind: 'never', why: 'not-wanted' }
  }
  const since = kind === 'nudge' && nudge ? nudge.createdAt : leaving.createdAt
  const stalesAt = new Date(since.getTime() + policy.nudge.staleHours * 3_600_000)
  if (now > stalesAt) return { kind: 'never', why: 'stale' }
  if (waitsForNudge(leaving, now)) return { kind: 'later', at: new Date(now.getTime() + 2 * MINUTE_MS) }
  return hoursFor(channel, heard(kind, runner), now)
}

/** What has to be known before the next run comes past a pause and quiet hours. */
const heard = (kind: DeliveryKind, runner: Spoken): Spoken =>
  kind === 'notice' ? { ...runner, snoozedUntil: null, quietHours: null } : runner

/** Why a message waits for an hour: a pause, the runner's quiet hours, or those in which its channel is closed. */
export type HoursWhy = 'snoozed' | 'quiet-hours' | 'closed-hours'

/**
 * What a scheduled message waits for at a moment, the longest of it; null where no hour keeps it.
 *
 * @example whyWaits({ state: 'scheduled', kind: 'nudge', channel: 'sms' }, withoutQuietHours, atElevenInTheEvening) // 'closed-hours'
 */
export function whyWaits(
  { state, kind, channel }: { state: DeliveryState; kind: DeliveryKind; channel: ChannelName | null },
  runner: Spoken,
  now: Date,
): HoursWhy | null {
  if (state !== 'scheduled' || channel === null || AWAITED.includes(kind)) return null
  const { timeZone, quietHours, snoozedUntil } = heard(kind, runner)
  const gate = hoursFor(channel, { timeZone, quietHours, snoozedUntil }, now)
  if (gate.kind !== 'later') return null
  const lastMoment = new Date(gate.at.getTime() - 1)
  if (snoozedUntil && snoozedUntil > lastMoment) return 'snoozed'
  return quietHours && isQuiet(clockTimeOf(lastMoment, timeZone), quietHours) ? 'quiet-hours' : 'closed-hours'
}

function hoursFor(channel: ChannelName, runner: Spoken, now: Date): Gate {
  const at = openOn(channel, now, runner)
  if (!at) return { kind: 'never', why: 'no-open-hour' }
  return at > now ? { kind: 'later', at } : { kind: 'go' }
}
