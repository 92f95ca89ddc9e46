/** Who is signed in: enough to know oneself by, and not enough for somebody who looks over a shoulder. */
import type { ChannelName } from '../domain/delivery/channels.ts'
import { channelWords } from './labels/channels.ts'
import { list } from './sentences.ts'

export type KnownBy = {
  /** Confirmed addresses, the first one first. */
  confirmed: readonly { channel: ChannelName; address: string }[]
  /** What people call the sources that are connected. */
  sources: readonly string[]
}

const SHOWN = 2

/** @example maskedNames([{ channel: 'email', address: 'jo@example.com' }]) // 'j…@example.com' */
export function maskedNames(confirmed: KnownBy['confirmed']): string {
  const names = confirmed.slice(0, SHOWN).map(({ channel, address }) => channelWords[channel].masked(address))
  const more = confirmed.length - SHOWN
  return list(more > 0 ? [...names, `${more} more`] : names)
}

/**
 * Goes on after “You are signed in”.
 *
 * @example signedInWords({ confirmed: [mailbox], sources: [] }) // 'as j…@example.com'
 */
export function signedInWords({ confirmed, sources }: KnownBy): string {
  if (confirmed.length > 0) return `as ${maskedNames(confirmed)}`
  return sources.length > 0
    ? `with ${list(sources)}, no address confirmed yet`
    : 'to a log without a source or an address'
}
