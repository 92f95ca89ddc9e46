/** How much of a channel's month each kind of message may use: answers come last, a warning is always sent. */
import type { DeliveryKind } from './deliveries.ts'

/** Once so much of the month is used, no more of the kind leave: a code still goes when nudges wait, and they when answers do. */
const MONTH_PERCENT: Readonly<Record<DeliveryKind, number>> = {
  confirm: 100,
  'sign-in': 100,
  'red-flag': 100,
  nudge: 90,
  notice: 90,
  summary: 80,
  reply: 60,
  test: 60,
}

/** What one address may use of the month for what it brings about by texting or asking. */
const ADDRESS_PERCENT = 10

const part = (limit: number, percent: number) => Math.floor((limit * percent) / 100)

/** @example shareOf(500, 'nudge') // 450 */
export const shareOf = (limit: number, kind: DeliveryKind): number => part(limit, MONTH_PERCENT[kind])

/** Whether somebody gets as many of a kind as they ask for. @example isAskedAtWill('reply') // true */
export const isAskedAtWill = (kind: DeliveryKind): boolean => kind === 'reply' || kind === 'test'

/** Whether a kind counts against the share of its address. @example hasShare('red-flag') // true */
export const hasShare = (kind: DeliveryKind): boolean => isAskedAtWill(kind) || kind === 'red-flag'

/** The part of a month that the answers to one address may take; one at least. @example addressShareOf(500) // 50 */
export const addressShareOf = (limit: number): number => Math.max(1, part(limit, ADDRESS_PERCENT))
