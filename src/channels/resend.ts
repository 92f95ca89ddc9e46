/** E-mail through Resend. The delivery's id is the key: the same delivery is one mail, however often it is tried. */
import * as z from 'zod'
import { type CallOptions, call } from '../call.ts'
import { err, ok, type Result } from '../result.ts'
import type { Channel, Outgoing, SendError } from './channel.ts'

export type ResendOptions = CallOptions & {
  apiUrl: string
  apiKey: string
  from: string
}

const acceptedSchema = z.object({ id: z.string() })
const errorSchema = z.object({ name: z.string() })

export function resend(options: ResendOptions): Channel {
  return {
    idempotent: true,
    async send(message, to, key, now) {
      const request = new Request(`${options.apiUrl}/emails`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${options.apiKey}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': key,
          'User-Agent': 'Legwork',
        },
        body: JSON.stringify(mailFor(message, options.from, to, key)),
      })
      const answer = await call(options, request)
      return answer.ok ? read(answer.value, now) : answer
    },
  }
}

/** Our words on Resend's wire. */
export function mailFor(
  { subject, html, text, unsubscribeUrl }: Outgoing,
  from: string,
  to: string,
  key: string,
) {
  const headers = unsubscribeUrl && {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  return {
    from,
    to: [to],
    subject,
    html,
    text,
    ...(headers ? { headers } : {}),
    tags: [{ name: 'delivery', value: key }],
  }
}

async function read(answer: Response, now: Date): Promise<Result<{ id: string | null }, SendError>> {
  const body: unknown = await answer.json().catch(() => null)
  if (answer.ok) {
    const accepted = acceptedSchema.safeParse(body)
    return accepted.success ? ok(accepted.data) : err({ kind: 'unavailable', why: 'an answer without an id' })
  }
  const error = errorSchema.safeParse(body)
  const name = error.success ? error.data.name : `status ${answer.status}`
  // the key was used with another body: the mail is already on its way
  if (name === 'invalid_idempotent_request') return ok({ id: null })
  switch (answer.status) {
    case 429: {
      const seconds = name === 'rate_limit_exceeded' ? Number(answer.headers.get('Retry-After')) || 5 : 3600
      return err({ kind: 'closed', until: new Date(now.getTime() + seconds * 1000), why: name })
    }
    // a wrong key or an unverified domain is the operator's to mend: the mail can wait for it
    case 401:
    case 403:
      return err({ kind: 'closed', until: new Date(now.getTime() + 3_600_000), why: name })
    case 409:
      return err({ kind: 'unavailable', why: name })
    default:
      return answer.status >= 500
        ? err({ kind: 'unavailable', why: name })
        : err({ kind: 'refused', why: name })
  }
}
