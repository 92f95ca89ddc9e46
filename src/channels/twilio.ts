/**
 * Text messages through Twilio. It knows no key for a message, so one that was cut off is never tried again: a text
 * that comes twice is worse than one whose callback tells later what became of it.
 */
import * as z from 'zod'
import { type CallOptions, call } from '../call.ts'
import { err, ok, type Result } from '../result.ts'
import type { Accepted, Channel, SendError } from './channel.ts'

export type TwilioOptions = CallOptions & {
  apiUrl: string
  accountSid: string
  authToken: string
  sender: { from: string } | { messagingServiceSid: string }
  /** Where Twilio tells what became of a message; the delivery's id is in its address. */
  statusUrl: (key: string) => string
}

const HOUR_MS = 3_600_000
/** The recipient texted STOP to this sender. */
const OPTED_OUT = 21610

const acceptedSchema = z.object({ sid: z.string() })
const errorSchema = z.object({ code: z.number() })

export function twilio(options: TwilioOptions): Channel {
  const { apiUrl, accountSid, authToken } = options
  return {
    idempotent: false,
    async send({ text }, to, key, now) {
      const request = new Request(`${apiUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
        method: 'POST',
        headers: { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
        body: formFor(text, to, key, options),
      })
      const answer = await call(options, request)
      return answer.ok ? read(answer.value, now) : answer
    },
  }
}

/** Our words on Twilio's wire. */
function formFor(
  text: string,
  to: string,
  key: string,
  { sender, statusUrl }: Pick<TwilioOptions, 'sender' | 'statusUrl'>,
): URLSearchParams {
  const from = 'from' in sender ? { From: sender.from } : { MessagingServiceSid: sender.messagingServiceSid }
  return new URLSearchParams({ To: to, ...from, Body: text, StatusCallback: statusUrl(key) })
}

async function read(answer: Response, now: Date): Promise<Result<Accepted, SendError>> {
  const body: unknown = await answer.json().catch(() => null)
  if (answer.ok) {
    // it says that it took the message, whatever else of the answer was lost
    const accepted = acceptedSchema.safeParse(body)
    return ok({ id: accepted.success ? accepted.data.sid : null })
  }
  const error = errorSchema.safeParse(body)
  const code = error.success ? error.data.code : null
  const why = code === null ? `status ${answer.status}` : `Twilio error ${code}`
  if (code === OPTED_OUT) return err({ kind: 'stopped', why })
  switch (answer.status) {
    case 429: {
      const seconds = Number(answer.headers.get('Retry-After')) || 10
      return err({ kind: 'closed', until: new Date(now.getTime() + seconds * 1000), why })
    }
    // a wrong token is the operator's to mend: the message can wait for it
    case 401:
    case 403:
      return err({ kind: 'closed', until: new Date(now.getTime() + HOUR_MS), why })
    default:
      return answer.status >= 500 ? err({ kind: 'unavailable', why }) : err({ kind: 'refused', why })
  }
}
