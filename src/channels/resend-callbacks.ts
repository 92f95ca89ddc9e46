/** What Resend tells us of a mail it took. Signed as Svix does it; a signature is good for five minutes. */
import * as z from 'zod'
import type { Report } from './channel.ts'

const TOLERANCE_SECONDS = 5 * 60
const PREFIX = 'whsec_'

export type SignedHeaders = { id: string | null; timestamp: string | null; signature: string | null }

/** Whether the body came from Resend; any of several signatures will do, for a secret may be rotating. */
export async function isFromResend(
  secret: string,
  { id, timestamp, signature }: SignedHeaders,
  body: string,
  now: Date,
): Promise<boolean> {
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp))
  if (!id || !timestamp || !signature || !(age <= TOLERANCE_SECONDS)) return false
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOf(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  )
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const given = signature.split(' ').filter((each) => each.startsWith('v1,'))
  for (const each of given) {
    // compares in constant time
    if (await crypto.subtle.verify('HMAC', key, bytesOf(each.slice('v1,'.length)), signed)) return true
  }
  return false
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

const tagsSchema = z.lazy(() =>
  z.union([
    z.record(z.string(), z.string()),
    // as they were sent
    z
      .array(z.object({ name: z.string(), value: z.string() }))
      .transform((tags) => Object.fromEntries(tags.map(({ name, value }) => [name, value]))),
  ]),
)

const eventSchema = z.lazy(() =>
  z.object({
    type: z.string(),
    data: z.object({
      email_id: z.string().optional(),
      to: z.array(z.string()).optional().catch(undefined),
      tags: tagsSchema.optional(),
      bounce: z.object({ type: z.string().optional(), subType: z.string().optional() }).optional(),
    }),
  }),
)

const BECAME: Readonly<Record<string, Report['became']>> = {
  'email.sent': 'sent',
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
  'email.failed': 'failed',
  'email.suppressed': 'bounced',
}

/** Null for an event that says nothing of what became of a message. */
export function reportFromResend(body: string): Report | null {
  const event = eventSchema.safeParse(jsonOf(body))
  const became = event.success ? BECAME[event.data.type] : undefined
  if (!event.success || !became) return null
  const { type, data } = event.data
  const bounce = data.bounce?.type
  const [address] = data.to ?? []
  return {
    delivery: data.tags?.delivery ?? null,
    providerMessageId: data.email_id ?? null,
    became,
    to: address ? { channel: 'email', address } : null,
    why: bounce ? `${bounce} bounce` : type === 'email.suppressed' ? 'suppressed by the sender' : null,
    stops:
      became === 'complained' ||
      type === 'email.suppressed' ||
      (became === 'bounced' && bounce === 'Permanent'),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
