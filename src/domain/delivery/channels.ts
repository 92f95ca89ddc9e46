/** What differs between the ways to reach a runner: an entry each, and what a new one has to answer. */
import type { Nudge } from '../nudges/decide.ts'
import { RULES } from '../rules/index.ts'
import { openOutside, type QuietHours, type Spoken } from '../time/quiet-hours.ts'
import { textTerms } from './consent.ts'

export const CHANNELS = ['email', 'sms'] as const
export type ChannelName = (typeof CHANNELS)[number]

export type ChannelRules = {
  /** How its owner shows that an address is theirs: a link that is followed, or a code that is typed. */
  confirmedBy: 'link' | 'code'
  /** The words that are agreed to before anything goes there; null where the address itself is asked for enough. */
  terms: ((operator: string) => string) | null
  /** Whether who took the way out comes back by confirming once more. */
  reopensByConfirming: boolean
  /** Hours of the recipient's clock in which nothing about training leaves, whatever else they chose. */
  closed: QuietHours | null
  /** Whether a nudge is worth a message here. */
  isWorthIt: (nudge: Pick<Nudge, 'rule' | 'findings'>) => boolean
  /** Nudges in seven days, as its terms promise, and how many others leave room for a massage that is due; null: no limit. */
  nudgesAWeek: { most: number; besideMassage: number } | null
  /** Whether weekly summaries go there. */
  carriesSummaries: boolean
  /** Requests to confirm in a day: enough for typing errors, too few to be a nuisance or to cost a fortune. */
  requestsADay: { runner: number; address: number; network: number; service: number }
  /** Messages to one address in a day, and to all of them as the operator's budget of a month allows; null: no limit. */
  limit: { messagesADay: number; standIn: ChannelName } | null
  /** Warnings to one address in a day, and how many hours apart those beyond that are where nothing stands in. */
  warnings: { aDay: number; thenHoursApart: number }
}

/** @example channelRules.sms.confirmedBy // 'code' */
export const channelRules: Readonly<Record<ChannelName, ChannelRules>> = {
  email: {
    confirmedBy: 'link',
    terms: null,
    reopensByConfirming: true,
    closed: null,
    isWorthIt: () => true,
    nudgesAWeek: null,
    carriesSummaries: true,
    requestsADay: { runner: 5, address: 5, network: 30, service: 2_000 },
    limit: null,
    warnings: { aDay: 12, thenHoursApart: 1 },
  },
  sms: {
    confirmedBy: 'code',
    terms: textTerms,
    // a number comes back with START alone
    reopensByConfirming: false,
    closed: { from: '21:00', to: '08:00' },
    isWorthIt: isWorthAText,
    nudgesAWeek: { most: 3, besideMassage: 1 },
    carriesSummaries: false,
    requestsADay: { runner: 5, address: 3, network: 6, service: 60 },
    // a nudge, a code and a few answers
    limit: { messagesADay: 12, standIn: 'email' },
    warnings: { aDay: 4, thenHoursApart: 6 },
  },
}

/** Which limit was used up: of an address in a day, its part of the month, or the month of the whole service. */
export type LimitWhy = 'day-limit' | 'share-limit' | 'month-limit'

/** Whether a nudge is worth a text message, as its rule says. @example isWorthAText(smallSpike) // false */
export function isWorthAText({ rule, findings }: Pick<Nudge, 'rule' | 'findings'>): boolean {
  return RULES[rule].isWorthAText(findings?.[0] ?? null)
}

/**
 * The first moment a message may leave on a channel, or null when the runner's quiet hours leave none.
 *
 * @example openOn('sms', new Date('2024-06-05T05:00:00Z'), { timeZone: 'UTC', quietHours: null, … }) // 08:00 that day
 */
export const openOn = (channel: ChannelName, instant: Date, runner: Spoken): Date | null =>
  openOutside(channelRules[channel].closed, instant, runner)
