/** What Twilio tells us: what became of a message, and what was texted back. Believed only with its signature. */
import type { Report } from './channel.ts'

export type InboundText = { id: string; from: string; text: string }

/**
 * Whether the fields came from Twilio to this address. Its signature is HMAC-SHA1 over the full address and every
 * field, sorted by name, name and value together, nothing trimmed.
 */
export async function isFromTwilio(
  authToken: string,
  url: string,
  fields: URLSearchParams,
  signature: string | null,
): Promise<boolean> {
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
  const signed = url + sorted.map(([name, value]) => name + value).join('')
  const hmac = { name: 'HMAC', hash: 'SHA-1' }
  const key = await crypto.subtle.importKey('raw', bytes(authToken), hmac, false, ['verify'])
  // compares in constant time
  return crypto.subtle.verify('HMAC', key, fromBase64(signature ?? ''), bytes(signed))
}

const bytes = (text: string) => new TextEncoder().encode(text)

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

/** Message states of Twilio that say something new; `queued` and `sending` do not. */
const BECAME: Readonly<Record<string, Report['became']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'bounced',
  failed: 'failed',
}

/** Stopped by its owner; a number that does not exist; a landline; nobody knows it. */
const STOPPING = ['21610', '21211', '30005', '30006']

/** Null for a state on the way. */
export function reportFrom(fields: URLSearchParams, delivery: string | null): Report | null {
  const became = BECAME[fields.get('MessageStatus') ?? '']
  if (!became) return null
  const code = fields.get('ErrorCode')
  return {
    delivery,
    providerMessageId: fields.get('MessageSid'),
    became,
    why: code ? `Twilio error ${code}` : null,
    stops: code !== null && STOPPING.includes(code),
  }
}

/** Null when it is no text message. */
export function inboundFrom(fields: URLSearchParams): InboundText | null {
  const [id, from] = [fields.get('MessageSid'), fields.get('From')]
  return id && from ? { id, from, text: fields.get('Body') ?? '' } : null
}
