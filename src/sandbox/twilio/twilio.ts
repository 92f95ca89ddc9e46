/** The simulated Twilio: takes texts, shows them on the phone, lets it text back, tells what became of them. */

import { Hono } from 'hono'
import { fieldsOf, json, randomHex } from '../http.ts'
import { accountApi, type TwilioAccount } from './account.ts'
import { invalidTo, optedOut, refusal, type TextFault, unauthorized, withTextFaults } from './answers.ts'
import { keywordOf } from './keywords.ts'
import { phonePages } from './pages.ts'
import type { Text, TwilioOptions, TwilioSandbox } from './sandbox.ts'
import { signedCall } from './signed.ts'

export function createTwilio(options: TwilioOptions): TwilioSandbox {
  const { now, accountSid, authToken, callWorker, wait } = options
  const texts: Text[] = []
  const faults: TextFault[] = []
  const stopped = new Set<string>()
  const account: TwilioAccount = {
    numbers: [{ sid: 'PNsimulated', number: options.from, smsUrl: '' }],
    shortCodes: [],
    services: [],
  }

  function keep(text: Omit<Text, 'sid' | 'at'>): Text {
    const kept = { sid: `SM${randomHex(16)}`, at: now(), ...text }
    texts.push(kept)
    return kept
  }

  async function send(request: Request): Promise<Response> {
    const fields = await fieldsOf(request)
    const [to, body] = [fields.get('To') ?? '', fields.get('Body') ?? '']
    const from = fields.get('From') ?? (fields.get('MessagingServiceSid') ? options.from : '')
    if (!from) return refusal(400, 21603, "A 'From' phone number is required.")
    if (!body) return refusal(400, 21602, 'Message body is required.')
    if (!/^\+[1-9]\d{6,14}$/.test(to)) return invalidTo()
    if (stopped.has(to)) return optedOut()
    const statusCallback = fields.get('StatusCallback')
    const text = keep({ way: 'out', from, to, body, statusCallback, status: 'queued' })
    if (twilio.callbacks === 'before') await twilio.tell(text.sid, 'delivered')
    if (twilio.callbacks === 'after') void arrive(text.sid).catch(() => {})
    return json(201, { sid: text.sid, status: 'queued', to, from, body })
  }

  async function arrive(sid: string): Promise<void> {
    await wait(300)
    await twilio.tell(sid, 'sent')
    await wait(700)
    await twilio.tell(sid, 'delivered')
  }

  const twilio: TwilioSandbox = {
    texts,
    faults,
    stopped,
    account,
    keywords: new Map(),
    callbacks: 'held',
    async tell(sid, status, errorCode) {
      const text = texts.find((one) => one.sid === sid)
      if (!text?.statusCallback) return null
      text.status = status
      const fields = {
        MessageSid: sid,
        MessageStatus: status,
        To: text.to,
        From: text.from,
        AccountSid: accountSid,
        ...(errorCode ? { ErrorCode: String(errorCode) } : {}),
      }
      return callWorker(await signedCall(authToken, text.statusCallback, fields))
    },
    async reply(from, body) {
      const { sid } = keep({
        way: 'in',
        from,
        to: options.from,
        body,
        statusCallback: null,
        status: 'received',
      })
      const keyword = keywordOf(body, twilio.keywords)
      if (keyword?.type === 'STOP') stopped.add(from)
      if (keyword?.type === 'START') stopped.delete(from)
      if (keyword) {
        const answer = { body: keyword.answer, statusCallback: null, status: 'delivered' }
        keep({ way: 'auto', from: options.from, to: from, ...answer })
      }
      const fields = {
        MessageSid: sid,
        AccountSid: accountSid,
        From: from,
        To: options.from,
        Body: body,
        ...(keyword && twilio.keywords.size > 0 ? { OptOutType: keyword.type } : {}),
      }
      return callWorker(await signedCall(authToken, options.inboundUrl, fields))
    },
    async fetch(request) {
      const { pathname } = new URL(request.url)
      // outside the router, which would turn a lost connection into an answer
      if (
        request.method === 'POST' &&
        /^\/twilio\/2010-04-01\/Accounts\/\w+\/Messages\.json$/.test(pathname)
      ) {
        if (!isKnown(request) || !pathname.includes(`/${accountSid}/`)) return unauthorized()
        return withTextFaults(faults, request, () => send(request))
      }
      if (/^\/twilio\/(?:2010-04-01|v1)\//.test(pathname)) {
        return isKnown(request) ? accountRoutes.fetch(request) : unauthorized()
      }
      return routes.fetch(request)
    },
  }
  const isKnown = (request: Request) =>
    request.headers.get('Authorization') === `Basic ${btoa(`${accountSid}:${authToken}`)}`
  const accountRoutes = new Hono().route('/twilio', accountApi(account))
  const routes = new Hono().route('/phone', phonePages(twilio))
  routes.notFound(() => refusal(404, 20404, 'The requested resource was not found'))
  return twilio
}
