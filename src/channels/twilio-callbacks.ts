/** What Twilio tells us: what became of a message, and what was texted back. Believed only with its signature. */
import type { Report } from './channel.ts'

export type InboundText = {
  id: string
  from: string
  text: string
  /** What Twilio took it for, by the words it knows itself or those its owner entered there; it has answered it. */
  keyword: 'stop' | 'start' | 'help' | null
}

const KEYWORDS: Readonly<Record<string, InboundText['keyword']>> = {
  STOP: 'stop',
  START: 'start',
  HELP: 'help',
}

/**
 * Whether the fields came from Twilio to this address. Its signature is HMAC-SHA1 over the full address and every
 * field, sorted by name, name and value together, nothing trimmed; of a name that comes several times each value once,
 * sorted too. It knows the address with its port or without.
 */
export async function isFromTwilio(
  authToken: string,
  url: string,
  fields: URLSearchParams,
  signature: string | null,
): Promise<boolean> {
  const hmac = { name: 'HMAC', hash: 'SHA-1' }
  const key = await crypto.subtle.importKey('raw', bytes(authToken), hmac, false, ['verify'])
  const given = fromBase64(signature ?? '')
  const signed = signedFields(fields)
  for (const each of withAndWithoutPort(url)) {
    // compares in constant time
    if (await crypto.subtle.verify('HMAC', key, given, bytes(each + signed))) return true
  }
  return false
}

const signedFields = (fields: URLSearchParams): string =>
  [...new Set(fields.keys())]
    .sort()
    .flatMap((name) => [...new Set(fields.getAll(name))].sort().map((value) => name + value))
    .join('')

/** As it was called, not as `URL` would write it: what is signed is the spelling. */
function withAndWithoutPort(url: string): string[] {
  const [, scheme = '', host = '', port, rest = ''] =
    /^(https?:)\/\/([^/?#:]*)(?::(\d+))?(.*)/s.exec(url) ?? []
  const usual = scheme === 'https:' ? '443' : '80'
  return [`${scheme}//${host}${rest}`, `${scheme}//${host}:${port ?? usual}${rest}`]
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
  const to = fields.get('To')
  return {
    delivery,
    providerMessageId: fields.get('MessageSid'),
    became,
    to: to ? { channel: 'sms', address: to } : null,
    why: code ? `Twilio error ${code}` : null,
    stops: code !== null && STOPPING.includes(code),
  }
}

/** Null when it is no text message. */
export function inboundFrom(fields: URLSearchParams): InboundText | null {
  const [id, from] = [fields.get('MessageSid'), fields.get('From')]
  if (!id || !from) return null
  return {
    id,
    from,
    text: fields.get('Body') ?? '',
    keyword: KEYWORDS[fields.get('OptOutType') ?? ''] ?? null,
  }
}
