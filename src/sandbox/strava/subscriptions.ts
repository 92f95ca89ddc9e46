/** Strava's push_subscriptions: one per app; creating one asks the callback to repeat a challenge. */

import { Hono } from 'hono'
import { empty, fieldsOf, json } from '../http.ts'
import { isoSeconds } from '../zone.ts'
import * as answers from './answers.ts'
import type { Events, Subscription } from './events.ts'

const LONGEST_URL = 255

export function subscriptionApi(app: { id: string; secret: string }, events: Events): Hono {
  const api = new Hono()

  const ours = (fields: URLSearchParams) =>
    fields.get('client_id') === app.id && fields.get('client_secret') === app.secret

  api.post('/', async (c) => {
    const fields = await fieldsOf(c.req.raw)
    if (!ours(fields)) return answers.applicationRefused()
    const callback = fields.get('callback_url') ?? ''
    if (callback.length > LONGEST_URL)
      return answers.badRequest('PushSubscription', 'callback_url', 'too long')
    if (!URL.canParse(callback)) return answers.badRequest('PushSubscription', 'callback_url')
    if (events.subscription) return answers.badRequest('PushSubscription', 'base', 'already exists')
    const verdict = await events.verify(callback, fields.get('verify_token') ?? '')
    if (verdict !== 'ok') return answers.badRequest('PushSubscription', 'callback url', reasons[verdict])
    return json(201, describe(events.subscribe(callback), app.id))
  })

  api.get('/', async (c) => {
    if (!ours(await fieldsOf(c.req.raw))) return answers.applicationRefused()
    return json(200, events.subscription ? [describe(events.subscription, app.id)] : [])
  })

  api.delete('/:id', async (c) => {
    if (!ours(await fieldsOf(c.req.raw))) return answers.applicationRefused()
    if (String(events.subscription?.id) !== c.req.param('id')) return answers.notFound()
    events.subscription = null
    return empty(204)
  })

  return api
}

const reasons = {
  'not-200': 'GET to callback URL does not return 200',
  'not-verifiable': 'not verifiable',
}

function describe({ id, callbackUrl, createdAt }: Subscription, clientId: string) {
  const at = isoSeconds(createdAt)
  const times = { created_at: at, updated_at: at }
  return { id, resource_state: 2, application_id: Number(clientId), callback_url: callbackUrl, ...times }
}
