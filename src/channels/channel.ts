/** What every way to send gives, and how it may fail. */
import type { ChannelName } from '../domain/delivery/channels.ts'
import type { Result } from '../result.ts'

/**
 * What leaves: subject and two renderings, and the way out where there is one. A text message is its `text` alone.
 */
export type Outgoing = { subject: string; html: string; text: string; unsubscribeUrl: string | null }

/** The sender's id of what it took; null when it only said that it already had it. */
export type Accepted = { id: string | null }

export type SendError =
  /** It will never take this message. */
  | { kind: 'refused'; why: string }
  /** It will never take anything for this address: its owner said so, there or here. */
  | { kind: 'stopped'; why: string }
  /** It takes nothing from us until then. */
  | { kind: 'closed'; until: Date; why: string }
  /** It may or may not have taken it. */
  | { kind: 'unavailable'; why: string }

export interface Channel {
  /** Whether the same key twice is one message; without it, what was cut off is never tried again. */
  readonly idempotent: boolean
  send(message: Outgoing, to: string, key: string, now: Date): Promise<Result<Accepted, SendError>>
}

/** What a sender says later of what it took. */
export type Report = {
  /** The delivery's id, which travelled with the message; null when it did not come back. */
  delivery: string | null
  providerMessageId: string | null
  became: 'sent' | 'delivered' | 'bounced' | 'failed' | 'complained'
  /** The sender's own word for it. */
  why: string | null
  /** Where it went; null when the sender does not say. */
  to: { channel: ChannelName; address: string } | null
  /** Whether nothing may go to the address any more. */
  stops: boolean
}
