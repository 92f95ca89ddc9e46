/** The mailbox: every mail Legwork sent, as a mail client would show it. */

import { Hono } from 'hono'
import { html } from 'hono/html'
import { fieldsOf, seeOther } from '../http.ts'
import { type Html, missing, page } from '../page.ts'
import { mailFaultAnswers } from './faults.ts'
import { oneClickTarget } from './one-click.ts'
import type { Mail, ResendSandbox } from './sandbox.ts'

const LOOKS_AGAIN_SECONDS = 3

export function mailboxPages(resend: ResendSandbox): Hono {
  const app = new Hono()
  const find = (id: string) => resend.mails.find((mail) => mail.id === id)

  app.get('/', () => list(resend))

  app.post('/fault', async (c) => {
    const fields = await fieldsOf(c.req.raw)
    const answer = mailFaultAnswers.find((one) => one === fields.get('answer'))
    if (answer) resend.faults.push({ times: 1, answer })
    return seeOther('/mailbox')
  })

  app.get('/:id', (c) => {
    const mail = find(c.req.param('id'))
    if (!mail) return missing('This mail')
    const query = new URL(c.req.url).searchParams
    return one(mail, query.get('show') ?? (mail.html === null ? 'text' : 'html'), query.get('left'))
  })

  app.post('/:id/unsubscribe', async (c) => {
    const id = c.req.param('id')
    const answer = await resend.unsubscribe(id).catch(() => null)
    return seeOther(`/mailbox/${id}?left=${answer?.status ?? 'failed'}`)
  })

  return app
}

const views = [
  ['html', 'Mail'],
  ['text', 'Text version'],
  ['headers', 'Headers'],
]

const clock = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

function list({ mails, faults }: ResendSandbox): Promise<Response> {
  return page(
    `Mailbox (${mails.length})`,
    html`<h1>Mailbox <span class="tag">simulated</span></h1>
      <div id="live">
      ${mails.length === 0 ? html`<p class="note">No mail yet.</p>` : ''}
      <ul class="plain">
        ${mails.toReversed().map(
          (mail) =>
            html`<li><a class="mail card" href="/mailbox/${mail.id}"><strong>${mail.subject}</strong><br />
              <span class="note">${mail.from} → ${mail.to.join(', ')} · ${clock(mail.at)}</span></a></li>`,
        )}
      </ul>
      </div>
      <h2>Make the next mail fail</h2>
      <form method="post" action="/mailbox/fault" class="row">
        ${mailFaultAnswers.map((answer) => html`<button name="answer" value="${answer}">${answer}</button>`)}
      </form>
      <p class="note">${faults.map(({ answer, times }) => `${answer} ×${times}`).join(' · ')}</p>`,
    { looksAgain: LOOKS_AGAIN_SECONDS },
  )
}

function one(mail: Mail, show: string, left: string | null): Promise<Response> {
  return page(
    mail.subject,
    html`<p><a href="/mailbox">All mails</a></p>
      <h1>${mail.subject}</h1>
      <p class="note">From ${mail.from}<br />To ${mail.to.join(', ')}<br />${clock(mail.at)}</p>
      <div class="row">
        ${views.map(([view, label]) =>
          view === show
            ? html`<strong aria-current="page">${label}</strong>`
            : html`<a href="/mailbox/${mail.id}?show=${view}">${label}</a>`,
        )}
        ${unsubscribeButton(mail)}
      </div>
      ${left === null ? '' : html`<p role="status">Legwork answered the unsubscribe with ${left}.</p>`}
      <p></p>
      ${view(mail, show)}`,
  )
}

function unsubscribeButton(mail: Mail): Html | '' {
  if (oneClickTarget(mail.headers) === null) return ''
  return html`<form method="post" action="/mailbox/${mail.id}/unsubscribe"><button>Unsubscribe</button></form>`
}

function view(mail: Mail, show: string): Html {
  if (show === 'text')
    return html`<div class="card"><pre>${mail.text ?? 'This mail has no text version.'}</pre></div>`
  if (show === 'headers') return html`<div class="card"><pre>${headerLines(mail).join('\n')}</pre></div>`
  // Links must open beside the mailbox, and the mail's own markup may do nothing else; its foot is not cut off.
  const content = `<base target="_blank">${mail.html ?? 'This mail has no HTML version.'}`
  return html`<iframe
    title="The mail"
    sandbox="allow-popups allow-popups-to-escape-sandbox allow-same-origin"
    onload="this.style.height = this.contentDocument.documentElement.scrollHeight + 2 + 'px'"
    srcdoc="${content}"
  ></iframe>`
}

function headerLines(mail: Mail): string[] {
  return [
    `From: ${mail.from}`,
    `To: ${mail.to.join(', ')}`,
    `Subject: ${mail.subject}`,
    `Date: ${mail.at.toUTCString()}`,
    ...mail.replyTo.map((address) => `Reply-To: ${address}`),
    ...Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}`),
    ...mail.tags.map(({ name, value }) => `X-Tag-${name}: ${value}`),
    ...(mail.idempotencyKey === null ? [] : [`Idempotency-Key: ${mail.idempotencyKey}`]),
  ]
}
