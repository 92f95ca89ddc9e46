/** Failures of the simulated Resend that can be switched on. */

import { hang, takeFault } from '../http.ts'
import { invalidMail, refusal, serverError } from './emails.ts'

/** `malformed` and `timeout-after` accept the mail; the others don't. */
export const mailFaultAnswers = [
  'rate-limited',
  'server-error',
  'malformed',
  'timeout-before',
  'timeout-after',
  'unauthorized',
  'invalid',
] as const

export type MailFault = { times: number; answer: (typeof mailFaultAnswers)[number] }

export async function withMailFaults(
  faults: MailFault[],
  request: Request,
  { send, tooMany }: { send: () => Promise<Response>; tooMany: () => Response },
): Promise<Response> {
  switch (takeFault(faults, () => true)?.answer) {
    case undefined:
      return send()
    case 'rate-limited':
      return tooMany()
    case 'server-error':
      return serverError()
    case 'unauthorized':
      return refusal(401, 'validation_error', 'API key is invalid')
    case 'invalid':
      return invalidMail('Invalid `to` field.')
    case 'timeout-before':
      return hang(request)
    case 'timeout-after':
      await send()
      return hang(request)
    case 'malformed':
      await send()
      return new Response('{"id":"4', { status: 200, headers: { 'Content-Type': 'application/json' } })
  }
}
