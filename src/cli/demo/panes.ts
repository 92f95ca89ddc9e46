/** What stands beside Legwork: the mailbox and the phone. */
import { html } from 'hono/html'
import type { Sandbox } from '../../sandbox/outside.ts'
import { wallClock } from '../../sandbox/zone.ts'

export type Markup = ReturnType<typeof html>
type Mail = Sandbox['resend']['mails'][number]
type Text = Sandbox['twilio']['texts'][number]

/** Words worth a button. */
const QUICK = ['WHY', 'LONG', 'SORE CALVES', 'DONE', 'HELP']

export const clock = (at: Date, zone: string) => wallClock(zone, at).toISOString().slice(11, 16)

export function mailList(mails: readonly Mail[]): Markup {
  if (mails.length === 0) return html`<p class="soft">No mail yet. It opens here by itself.</p>`
  return html`<ul class="mails">
    ${mails
      .toReversed()
      .map(
        ({ id, subject }) =>
          html`<li><a href="/demo/mail/${id}" target="letter" data-mail="${id}">${subject}</a></li>`,
      )}
  </ul>`
}

export function textList(texts: readonly Text[]): Markup {
  if (texts.length === 0) return html`<li class="soft">No text yet.</li>`
  return html`${texts.map(({ way, body }) => html`<li class="${way === 'in' ? 'in' : 'out'}"><span class="hidden">${way === 'in' ? 'The runner' : 'Legwork'}: </span>${linked(body)}</li>`)}`
}

/** Addresses in a text open where Legwork is. */
function linked(body: string): Markup[] {
  return body
    .split(/(https?:\/\/\S+)/)
    .map((part, place) =>
      place % 2 === 1
        ? html`<a href="${part}" target="legwork">${part.replace(/^https?:\/\//, '')}</a>`
        : html`${part}`,
    )
}

export function texting(off: boolean): Markup {
  return html`<form class="quick" method="post" action="/demo/text" target="legwork">
    ${QUICK.map((word) => html`<button name="body" value="${word}" ${off ? 'disabled' : ''}>${word}</button>`)}
  </form>`
}

/** A mail as its reader sees it: links open where Legwork is, and nothing in it runs. */
export function letter({ html: markup, text }: Mail): Response {
  const body = markup?.replace('<head>', '<head><base target="legwork">') ?? ''
  return new Response(body || (text ?? ''), {
    headers: {
      'Content-Type': `text/${body ? 'html' : 'plain'}; charset=utf-8`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      'Cache-Control': 'no-store',
    },
  })
}
