/** E-mail through Cloudflare's Email Service. It knows no key for a message, so what was cut off is never tried again. */
import * as z from 'zod'
import { nextUtcDay } from '../domain/time/calendar.ts'
import { err, ok } from '../result.ts'
import type { Channel, Outgoing, SendError } from './channel.ts'

const MINUTE_MS = 60_000

const errorSchema = z.object({ code: z.string() })

export function cloudflareEmail({ binding, from }: { binding: SendEmail; from: string }): Channel {
  return {
    idempotent: false,
    async send(message, to, key, now) {
      try {
        const { messageId } = await binding.send(builderFor(message, from, to, key))
        return ok({ id: messageId })
      } catch (error) {
        return err(errorFor(error, now))
      }
    },
  }
}

/** Our words in Cloudflare's. */
export function builderFor(
  { subject, html, text, unsubscribeUrl }: Outgoing,
  from: string,
  to: string,
  key: string,
): EmailMessageBuilder {
  const headers = {
    'X-Legwork-Delivery': key,
    ...(unsubscribeUrl
      ? { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {}),
  }
  return { to, from: senderOf(from), subject, html, text, headers }
}

/** @example senderOf('Legwork <nudges@legwork.example>') // { name: 'Legwork', email: 'nudges@legwork.example' } */
function senderOf(from: string): string | { name: string; email: string } {
  const [, name, email] = /^([^<]+)<([^<>]+)>$/.exec(from.trim()) ?? []
  return name && email ? { name: name.trim().replace(/^"(.*)"$/, '$1'), email } : from
}

function errorFor(error: unknown, now: Date): SendError {
  const parsed = errorSchema.safeParse(error)
  const why = parsed.success ? parsed.data.code : 'no answer'
  const later = (ms: number): SendError => ({ kind: 'closed', until: new Date(now.getTime() + ms), why })
  switch (why) {
    case 'E_RATE_LIMIT_EXCEEDED':
      return later(MINUTE_MS)
    case 'E_DAILY_LIMIT_EXCEEDED':
      return { kind: 'closed', until: nextUtcDay(now), why }
    // the operator's to mend: the mail can wait for it
    case 'E_SENDER_NOT_VERIFIED':
    case 'E_SENDER_DOMAIN_NOT_AVAILABLE':
      return later(60 * MINUTE_MS)
    case 'E_RECIPIENT_SUPPRESSED':
      return { kind: 'stopped', why }
    case 'E_INTERNAL_SERVER_ERROR':
    case 'E_DELIVERY_FAILED':
    case 'no answer':
      return { kind: 'unavailable', why }
    default:
      return { kind: 'refused', why }
  }
}
