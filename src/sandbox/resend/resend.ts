/** The simulated Resend: accepts mails, keeps them for the mailbox, and fails when told to. */

import { Hono } from 'hono'
import { json } from '../http.ts'
import { accountApi, type ResendAccount, restrictedKey } from './account.ts'
import { invalidKey, type MailBody, missingKey, namelessClient, readMail, refusal } from './emails.ts'
import { signedEvent } from './events.ts'
import { type MailFault, withMailFaults } from './faults.ts'
import { createKeys } from './idempotency.ts'
import { oneClickRequest, oneClickTarget } from './one-click.ts'
import { mailboxPages } from './pages.ts'
import { createRate } from './rate.ts'
import type { Mail, ResendOptions, ResendSandbox } from './sandbox.ts'

export function createResend({ now, apiKey, callWorker, wait, webhook }: ResendOptions): ResendSandbox {
  const mails: Mail[] = []
  const faults: MailFault[] = []
  const rate = createRate(now)
  const claim = createKeys(now)
  const account: ResendAccount = { domains: [], webhooks: [], mayOnlySend: false }
  let gate: Promise<void> | null = null

  function accept(body: MailBody, idempotencyKey: string | null): Mail {
    const { from, to, subject, html = null, text = null, headers, tags, reply_to = [] } = body
    const about = { id: crypto.randomUUID(), at: now(), replyTo: reply_to, idempotencyKey }
    const mail = { ...about, from, to, subject, html, text, headers, tags }
    mails.push(mail)
    return mail
  }

  async function send(request: Request): Promise<Response> {
    const body = await readMail(request)
    if (body instanceof Response) return body
    const key = request.headers.get('Idempotency-Key')
    const claimed = claim(key, JSON.stringify(body))
    if ('refused' in claimed) return claimed.refused
    if ('repeats' in claimed) return json(200, { id: claimed.repeats })
    await gate
    const overQuota = rate.quotaRefusal()
    const mail = overQuota ? null : accept(body, key)
    claimed.fresh.done(mail?.id ?? null)
    if (mail && resend.callbacks === 'before') await resend.tell(mail.id, 'email.delivered')
    if (mail && resend.callbacks === 'after') void arrive(mail.id).catch(() => {})
    return overQuota ?? json(200, { id: mail?.id })
  }

  async function arrive(mailId: string): Promise<void> {
    await wait(500)
    await resend.tell(mailId, 'email.delivered')
  }

  async function answer(request: Request, about: (request: Request) => Promise<Response>): Promise<Response> {
    if (!request.headers.get('User-Agent')) return namelessClient()
    const turn = rate.take()
    if ('refused' in turn) return turn.refused
    const authorization = request.headers.get('Authorization')
    if (!authorization?.startsWith('Bearer ')) return missingKey()
    if (authorization !== `Bearer ${apiKey}`) return invalidKey()
    const response = await withMailFaults(faults, request, {
      send: () => about(request),
      tooMany: rate.tooMany,
    })
    for (const [name, value] of Object.entries(turn.headers)) response.headers.set(name, value)
    return response
  }

  const resend: ResendSandbox = {
    mails,
    faults,
    limits: rate.limits,
    callbacks: 'held',
    account,
    async tell(mailId, type, more = {}) {
      const mail = mails.find(({ id }) => id === mailId)
      if (!mail) return null
      const { from, to, subject } = mail
      const tags = Object.fromEntries(mail.tags.map(({ name, value }) => [name, value]))
      const data = { email_id: mailId, from, to, subject, tags, ...more }
      return callWorker(await signedEvent(webhook, { type, data }, now()))
    },
    hold() {
      let open = () => {}
      gate = new Promise((resolve) => {
        open = resolve
      })
      return () => {
        gate = null
        open()
      }
    },
    async unsubscribe(mailId) {
      const target = oneClickTarget(mails.find((mail) => mail.id === mailId)?.headers ?? {})
      return target === null ? null : callWorker(oneClickRequest(target))
    },
    async fetch(request) {
      const { pathname } = new URL(request.url)
      // Outside the router, which would turn a lost connection into an answer.
      if (pathname === '/resend/emails' && request.method === 'POST') return answer(request, send)
      if (/^\/resend\/(?:domains|webhooks)/.test(pathname)) {
        return answer(request, async () =>
          resend.account.mayOnlySend ? restrictedKey() : accountRoutes.fetch(request),
        )
      }
      return routes.fetch(request)
    },
  }
  const accountRoutes = new Hono().route('/resend', accountApi(account))
  const routes = new Hono().route('/mailbox', mailboxPages(resend))
  routes.notFound(() => refusal(404, 'not_found', 'The requested endpoint does not exist.'))
  return resend
}
