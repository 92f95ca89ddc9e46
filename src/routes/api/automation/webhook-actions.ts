/** What is done with an endpoint by the API: its log, a test, another secret, and all that it missed once more. */
import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { rotateSecret, sendAgain, testEndpoint } from '../../../actions/api/endpoints.ts'
import { EVENT_DELIVERY_STATES } from '../../../domain/events/endpoint.ts'
import { nextUtcDay } from '../../../domain/time/calendar.ts'
import { operation } from '../../lib/api/operation.ts'
import { instant } from '../../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../../lib/context.ts'
import { asRunner } from '../../lib/fresh-training.ts'
import { jsonBody } from '../../lib/json-body.ts'
import { noSuch, unfit } from '../../lib/wrong.ts'

export const webhookActionRoutes = new Hono<AppEnv>()

const ATTEMPTS = 50

const sinceSchema = z.lazy(() =>
  z.strictObject(
    { since: z.iso.datetime('an instant such as 2026-11-03T08:00:00Z').describe('A point in time.') },
    'an object',
  ),
)
const attempt = z.lazy(() =>
  z
    .object({
      event: z.string(),
      type: z.string(),
      state: z.enum(EVENT_DELIVERY_STATES).describe('Where the delivery of this event stands.'),
      number: z.int().describe('Which attempt this was.'),
      at: instant,
      status: z.int().nullable().describe('The status it answered with; null without an answer.'),
      why: z.string().nullable().describe('Why it does not count as accepted; null when it does.'),
      request: z.string().describe('What was posted, cut at 2 KB.'),
      answer: z.string().nullable().describe('What was answered, cut at 2 KB.'),
    })
    .meta({ id: 'WebhookAttempt' }),
)
const secret = z.lazy(() =>
  z.object({ secret: z.string(), oldSecretUntil: instant }).meta({ id: 'WebhookSecret' }),
)

webhookActionRoutes.get(
  '/webhooks/:id/attempts',
  operation({
    id: 'listWebhookAttempts',
    tag: 'Access',
    summary: 'Attempts to deliver, newest first',
    description: `The last ${ATTEMPTS}.`,
    answers: () => ({ 200: ['The attempts.', z.array(attempt)] }),
  }),
  async (c) => {
    const { store } = dependenciesOf(c)
    const [runnerId, id] = [c.get('runnerId'), c.req.param('id')]
    if (!(await store.endpoints.find(runnerId, id))) throw noSuch('webhook')
    return c.json(await store.attempts.of(runnerId, id, ATTEMPTS))
  },
)

webhookActionRoutes.post(
  '/webhooks/:id/rotate',
  operation({
    id: 'rotateWebhookSecret',
    tag: 'Access',
    summary: 'Rotate the secret',
    description:
      'For a day events are signed with both, so that you can update the receiver without losing any.',
    answers: () => ({ 200: ['The new secret.', secret] }),
  }),
  asRunner,
  async (c) => {
    const rotated = await rotateSecret(dependenciesOf(c), c.get('runnerId'), c.req.param('id'), nowOf(c))
    if (!rotated) throw noSuch('webhook')
    return c.json({ secret: rotated.secret, oldSecretUntil: rotated.oldUntil })
  },
)

webhookActionRoutes.post(
  '/webhooks/:id/test',
  operation({
    id: 'testWebhook',
    tag: 'Access',
    summary: 'Send a test event',
    description: 'An event of type `test`, to this address only. It does not appear in the feed.',
    answers: () => ({ 202: ['It is on its way; the attempts show how it went.', null] }),
  }),
  asRunner,
  async (c) => {
    const tested = await testEndpoint(dependenciesOf(c), c.get('runnerId'), c.req.param('id'), nowOf(c))
    if (tested.ok) return c.body(null, 202)
    if (tested.error === 'not-yours') throw noSuch('webhook')
    if (tested.error === 'too-many') throw tooManyToday(c)
    return unfit(c, [{ field: 'id', expected: 'a webhook that is switched on' }])
  },
)

webhookActionRoutes.post(
  '/webhooks/:id/send-again',
  operation({
    id: 'sendAgain',
    tag: 'Access',
    summary: 'Resend what it missed',
    description: 'Events since then that failed, or happened while it was off. It is switched back on.',
    answers: () => ({ 202: ['How many events are on their way.', z.object({ scheduled: z.int() })] }),
  }),
  asRunner,
  jsonBody(sinceSchema),
  async (c) => {
    const since = new Date(c.req.valid('json').since)
    const again = await sendAgain(dependenciesOf(c), c.get('runnerId'), c.req.param('id'), since, nowOf(c))
    if (!again.ok) throw again.error === 'too-many' ? tooManyToday(c) : noSuch('webhook')
    return c.json({ scheduled: again.value }, 202)
  },
)

function tooManyToday(c: Context<AppEnv>): HTTPException {
  const now = nowOf(c)
  c.header('Retry-After', String(Math.ceil((nextUtcDay(now).getTime() - now.getTime()) / 1000)))
  return new HTTPException(429, { message: 'Too many requests today. Please try again tomorrow.' })
}
