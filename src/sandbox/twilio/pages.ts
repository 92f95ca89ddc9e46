/** The phone: what was texted to each number, and a way to text back. */

import { Hono } from 'hono'
import { html } from 'hono/html'
import { fieldsOf, seeOther } from '../http.ts'
import { type Html, page } from '../page.ts'
import { textFaultAnswers } from './answers.ts'
import type { Text, TwilioSandbox } from './sandbox.ts'

const LOOKS_AGAIN_SECONDS = 4
/** Words worth a button. */
const WORDS = ['DONE', 'BOOKED', 'SORE calves', 'LONG', 'WHY', 'SNOOZE 3', 'HELP', 'STOP', 'START']

export function phonePages(twilio: TwilioSandbox): Hono {
  const app = new Hono()

  app.get('/', () => inbox(twilio))

  app.get('/:number', (c) => conversation(twilio, c.req.param('number')))

  app.post('/fault', async (c) => {
    const fields = await fieldsOf(c.req.raw)
    const answer = textFaultAnswers.find((one) => one === fields.get('answer'))
    if (answer) twilio.faults.push({ times: 1, answer })
    return seeOther('/phone')
  })

  app.post('/:number', async (c) => {
    const number = c.req.param('number')
    const body = (await fieldsOf(c.req.raw)).get('body') ?? ''
    if (body.trim()) await twilio.reply(number, body).catch(() => null)
    return seeOther(`/phone/${encodeURIComponent(number)}`)
  })

  return app
}

const clock = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

const phoneOf = (text: Text) => (text.way === 'in' ? text.from : text.to)

function inbox({ texts, faults }: TwilioSandbox): Promise<Response> {
  const numbers = [...new Set(texts.toReversed().map(phoneOf))]
  return page(
    `Phone (${texts.length})`,
    html`<h1>Phone <span class="tag">simulated</span></h1>
      <div id="live">
      ${numbers.length === 0 ? html`<p class="note">No text yet.</p>` : ''}
      <ul class="plain">
        ${numbers.map((number) => {
          const last = texts.findLast((text) => phoneOf(text) === number)
          return html`<li><a class="mail card" href="/phone/${encodeURIComponent(number)}"><strong>${number}</strong><br />
            <span class="note">${last?.body ?? ''}</span></a></li>`
        })}
      </ul>
      </div>
      <h2>Make the next text fail</h2>
      <form method="post" action="/phone/fault" class="row">
        ${textFaultAnswers.map((answer) => html`<button name="answer" value="${answer}">${answer}</button>`)}
      </form>
      <p class="note">${faults.map(({ answer, times }) => `${answer} ×${times}`).join(' · ')}</p>`,
    { looksAgain: LOOKS_AGAIN_SECONDS },
  )
}

function conversation({ texts, stopped }: TwilioSandbox, number: string): Promise<Response> {
  const mine = texts.filter((text) => phoneOf(text) === number)
  return page(
    number,
    html`<p><a href="/phone">All numbers</a></p>
      <h1>${number}</h1>
      ${stopped.has(number) ? html`<p class="note">This number said STOP: Twilio lets nothing through.</p>` : ''}
      <ul class="plain">${mine.map(bubble)}</ul>
      <form method="post" class="row">
        <label>Text back <input name="body" autocomplete="off" /></label>
        <button class="main">Send</button>
      </form>
      <form method="post" class="row">
        ${WORDS.map((word) => html`<button name="body" value="${word}">${word}</button>`)}
      </form>`,
  )
}

const WAYS: Record<Text['way'], string> = { in: 'the phone', out: 'Legwork', auto: 'Twilio by itself' }

function bubble({ body, way, at, status }: Text): Html {
  return html`<li class="card"><pre>${body}</pre><span class="note">${WAYS[way]} · ${clock(at)} · ${status}</span></li>`
}
