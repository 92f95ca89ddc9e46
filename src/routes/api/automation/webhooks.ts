/** Endpoints by the API, as REST hooks want them: subscribed, looked at, changed, unsubscribed. */
import { Hono } from 'hono'
import * as z from 'zod'
import {
  addEndpoint,
  changeEndpoint,
  type EndpointRefused,
  endpointFields,
  presetField,
  removeEndpoint,
  typesField,
} from '../../../actions/api/endpoints.ts'
import {
  ENDPOINT_OFF_REASONS,
  ENDPOINT_STATES,
  MOST_ENDPOINTS,
  PRESETS,
} from '../../../domain/events/endpoint.ts'
import { EVENT_TYPES } from '../../../domain/events/event.ts'
import type { Endpoint } from '../../../store/events/endpoints.ts'
import { eventWords, presetWords } from '../../../text/events.ts'
import { operation } from '../../lib/api/operation.ts'
import { deleted, instant, meaning, yesOrNo } from '../../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../../lib/context.ts'
import { asRunner } from '../../lib/fresh-training.ts'
import { jsonBody } from '../../lib/json-body.ts'
import { noSuch, unfit } from '../../lib/wrong.ts'

export const webhookRoutes = new Hono<AppEnv>()

const newSchema = z.lazy(() => z.strictObject(endpointFields, 'an object'))
const changeSchema = z.lazy(() =>
  z.strictObject(
    {
      types: typesField.optional(),
      preset: presetField.optional(),
      on: yesOrNo
        .optional()
        .describe('Whether events are posted. What is missed while it is off can be resent.'),
    },
    'an object',
  ),
)

const types = z.lazy(() => z.array(z.enum(EVENT_TYPES)).describe(meaning(eventWords)))
const preset = z.lazy(() => z.enum(PRESETS).describe(meaning(presetWords)))
const state = z.enum(ENDPOINT_STATES)
const url = z.string()
const webhook = z.lazy(() =>
  z
    .object({
      id: z.string(),
      url,
      types,
      preset,
      state,
      offBecause: z.enum(ENDPOINT_OFF_REASONS).nullable(),
      failingSince: instant.nullable().describe('Since when nothing has been accepted.'),
      createdAt: instant,
      oldSecretUntil: instant.nullable().describe('Until when the previous secret signs as well.'),
    })
    .meta({ id: 'Webhook' }),
)
const newWebhook = z.lazy(() =>
  z
    .object({
      ...{ id: z.string(), url, types, preset, state },
      secret: z.string().describe('What events are signed with, in the format of Standard Webhooks.'),
    })
    .meta({ id: 'NewWebhook' }),
)

/** The secret is told when it is made and when it is changed. */
const shown = ({ offWhy, oldUntil, ...endpoint }: Endpoint) => {
  const { id, url: address, types: chosen, preset: shape, failingSince, createdAt } = endpoint
  return {
    ...{ id, url: address, types: chosen, preset: shape, state: endpoint.state, failingSince, createdAt },
    ...{ offBecause: offWhy, oldSecretUntil: oldUntil },
  }
}

webhookRoutes.get(
  '/webhooks',
  operation({
    id: 'listWebhooks',
    tag: 'Access',
    summary: 'Webhooks, oldest first',
    description: 'Where events are posted, each without its secret.',
    answers: () => ({ 200: ['The webhooks.', z.array(webhook)] }),
  }),
  async (c) => c.json((await dependenciesOf(c).store.endpoints.of(c.get('runnerId'))).map(shown)),
)

webhookRoutes.post(
  '/webhooks',
  operation({
    id: 'makeWebhook',
    tag: 'Access',
    summary: 'Add a webhook',
    description:
      'What a REST hook calls subscribing. Each event carries the headers of Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature`.',
    answers: () => ({ 201: ['The webhook, with its secret.', newWebhook] }),
  }),
  asRunner,
  jsonBody(newSchema),
  async (c) => {
    const asked = c.req.valid('json')
    const made = await addEndpoint(dependenciesOf(c), c.get('runnerId'), asked, nowOf(c))
    if (!made.ok) {
      const field = made.error === 'not-agreed' ? 'agreed' : 'url'
      return unfit(c, [{ field, expected: EXPECTED[made.error] }])
    }
    return c.json({ ...made.value, types: asked.types, preset: asked.preset, state: 'on' as const }, 201)
  },
)

const EXPECTED: Readonly<Record<EndpointRefused, string>> = {
  'not-an-address': 'an address that begins with https://',
  'not-https': 'an address that begins with https://',
  'not-public': 'an address with a public host name: no IP address, no name inside a network',
  'with-password': 'an address without a user name and password',
  'our-own': 'an address outside this installation',
  'other-port': 'an address at port 443, or 1024 and above',
  'not-agreed': 'true, once the runner has agreed to the terms shown at /me/webhooks',
  'too-many': `at most ${MOST_ENDPOINTS} addresses: remove one first`,
}

webhookRoutes.get(
  '/webhooks/:id',
  operation({
    id: 'readWebhook',
    tag: 'Access',
    summary: 'One webhook',
    description: 'Without its secret.',
    answers: () => ({ 200: ['The webhook.', webhook] }),
  }),
  async (c) => {
    const endpoint = await dependenciesOf(c).store.endpoints.find(c.get('runnerId'), c.req.param('id'))
    if (!endpoint) throw noSuch('webhook')
    return c.json(shown(endpoint))
  },
)

webhookRoutes.patch(
  '/webhooks/:id',
  operation({
    id: 'changeWebhook',
    tag: 'Access',
    summary: 'Change its events or shape, switch it on or off',
    description: 'Fields left out stay as they are.',
    answers: () => ({ 200: ['The webhook as it is now.', webhook] }),
  }),
  asRunner,
  jsonBody(changeSchema),
  async (c) => {
    const { on, ...given } = c.req.valid('json')
    const change = {
      ...(given.types === undefined ? {} : { types: given.types }),
      ...(given.preset === undefined ? {} : { preset: given.preset }),
      ...(on === undefined ? {} : { on }),
    }
    const [options, runnerId, id] = [dependenciesOf(c), c.get('runnerId'), c.req.param('id')]
    const changed = await changeEndpoint(options, runnerId, id, change, nowOf(c))
    const endpoint = changed ? await options.store.endpoints.find(runnerId, id) : null
    if (!endpoint) throw noSuch('webhook')
    return c.json(shown(endpoint))
  },
)

webhookRoutes.delete(
  '/webhooks/:id',
  operation({
    id: 'removeWebhook',
    tag: 'Access',
    summary: 'Remove a webhook',
    description: 'What a REST hook calls unsubscribing. Its attempts are removed with it.',
    answers: deleted,
  }),
  asRunner,
  async (c) => {
    if (!(await removeEndpoint(dependenciesOf(c), c.get('runnerId'), c.req.param('id'))))
      throw noSuch('webhook')
    return c.body(null, 204)
  },
)
