/** How Twilio says yes and no, and the failures that can be switched on. */

import { hang, json, takeFault } from '../http.ts'

/** `malformed` and `timeout-after` accept the text; the others don't. */
export const textFaultAnswers = [
  'rate-limited',
  'server-error',
  'malformed',
  'timeout-before',
  'timeout-after',
  'unauthorized',
  'invalid',
  'opted-out',
] as const

export type TextFault = { times: number; answer: (typeof textFaultAnswers)[number] }

export const refusal = (status: number, code: number, message: string) =>
  json(status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status })

export const optedOut = () => refusal(400, 21610, 'Attempt to send to unsubscribed recipient')
export const invalidTo = () => refusal(400, 21211, "Invalid 'To' Phone Number")
export const unauthorized = () => refusal(401, 20003, 'Authenticate')

export async function withTextFaults(
  faults: TextFault[],
  request: Request,
  send: () => Promise<Response>,
): Promise<Response> {
  switch (takeFault(faults, () => true)?.answer) {
    case undefined:
      return send()
    case 'rate-limited':
      return refusal(429, 20429, 'Too Many Requests')
    case 'server-error':
      return refusal(500, 20500, 'Internal Server Error')
    case 'unauthorized':
      return unauthorized()
    case 'invalid':
      return invalidTo()
    case 'opted-out':
      return optedOut()
    case 'timeout-before':
      return hang(request)
    case 'timeout-after':
      await send()
      return hang(request)
    case 'malformed':
      await send()
      return new Response('{"sid":"SM', { status: 201, headers: { 'Content-Type': 'application/json' } })
  }
}
