/** What the receiver was sent, and its failures to switch on. */
import { Hono } from 'hono'
import { html } from 'hono/html'
import { fieldsOf, seeOther } from '../http.ts'
import { page } from '../page.ts'
import { type ReceiverFault, receiverAnswers } from './faults.ts'
import type { Received } from './sandbox.ts'

const LOOKS_AGAIN_SECONDS = 4

export function receiverPages({ received, faults }: { received: Received[]; faults: ReceiverFault[] }): Hono {
  const app = new Hono()

  app.get('/receiver', (c) => inbox(received, faults, new URL(c.req.url).origin))
  app.get('/receiver/*', () => seeOther('/receiver'))

  app.post('/receiver/fault', async (c) => {
    const fields = await fieldsOf(c.req.raw)
    const answer = receiverAnswers.find((one) => one === fields.get('answer'))
    if (answer) faults.push({ times: 1, answer })
    return seeOther('/receiver')
  })

  return app
}

function inbox(received: Received[], faults: ReceiverFault[], origin: string): Promise<Response> {
  return page(
    `Receiver (${received.length})`,
    html`<h1>A receiver of webhooks <span class="tag">simulated</span></h1>
      <p>Choose <code>${origin}/receiver/mine</code> as an address under Webhooks in Legwork.</p>
      <div id="live">
      ${received.length === 0 ? html`<p class="note">Nothing yet.</p>` : ''}
      <ul class="plain">${received.toReversed().map(entry)}</ul>
      </div>
      <h2>Make the next one fail</h2>
      <form method="post" action="/receiver/fault" class="row">
        ${receiverAnswers.map((answer) => html`<button name="answer" value="${answer}">${answer}</button>`)}
      </form>
      <p class="note">${faults.map(({ answer, times }) => `${answer} ×${times}`).join(' · ')}</p>`,
    { looksAgain: LOOKS_AGAIN_SECONDS },
  )
}

const entry = ({ at, url, headers, body, status }: Received) => html`<li class="card">
  <p class="note">${at.toISOString()} · ${new URL(url).pathname} · ${status === null ? 'no answer' : `answered ${status}`}</p>
  <pre>webhook-id: ${headers['webhook-id']}
webhook-timestamp: ${headers['webhook-timestamp']}
webhook-signature: ${headers['webhook-signature']}

${body}</pre></li>`
