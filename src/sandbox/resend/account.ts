/** The rest of Resend's account: domains, and webhooks made by its API. */
import { Hono } from 'hono'
import { z } from 'zod'
import { json, randomHex } from '../http.ts'
import { invalidMail, refusal } from './emails.ts'

type Domain = { name: string; status: 'verified' | 'pending' | 'not_started' | 'failed' }
type MadeWebhook = { id: string; endpoint: string; events: string[]; signingSecret: string }
export type ResendAccount = {
  domains: Domain[]
  webhooks: MadeWebhook[]
  /** Its key was made for sending alone. */
  mayOnlySend: boolean
}

const webhookBody = z.object({
  endpoint: z.url({ protocol: /^https?$/ }),
  events: z.array(z.string()).min(1),
})

export const restrictedKey = () =>
  refusal(401, 'restricted_api_key', 'This API key is restricted to only send emails')

export function accountApi({ domains, webhooks }: ResendAccount): Hono {
  const api = new Hono()
  const describe = ({ id, endpoint, events }: MadeWebhook) => ({ id, endpoint, events, status: 'enabled' })

  api.get('/domains', () =>
    json(200, { data: domains.map((domain, place) => ({ id: `domain-${place}`, ...domain })) }),
  )
  // a list shows no secrets
  api.get('/webhooks', () => json(200, { object: 'list', has_more: false, data: webhooks.map(describe) }))
  api.post('/webhooks', async (c) => {
    const body = webhookBody.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return invalidMail('Invalid `endpoint` field.')
    const made = { id: crypto.randomUUID(), ...body.data, signingSecret: `whsec_${btoa(randomHex(12))}` }
    webhooks.push(made)
    return json(201, { object: 'webhook', id: made.id, signing_secret: made.signingSecret })
  })
  api.get('/webhooks/:id', (c) => {
    const found = webhooks.find(({ id }) => id === c.req.param('id'))
    return found
      ? json(200, { object: 'webhook', ...describe(found), signing_secret: found.signingSecret })
      : notFound()
  })
  api.delete('/webhooks/:id', (c) => {
    const place = webhooks.findIndex(({ id }) => id === c.req.param('id'))
    if (place < 0) return notFound()
    const [gone] = webhooks.splice(place, 1)
    return json(200, { object: 'webhook', id: gone?.id, deleted: true })
  })
  api.notFound(notFound)
  return api
}

const notFound = () => refusal(404, 'not_found', 'The requested endpoint does not exist.')
