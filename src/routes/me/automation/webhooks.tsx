/** The pages of outgoing webhooks: made, looked at, changed, tried out, removed. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import {
  addEndpoint,
  changeEndpoint,
  type EndpointRefused,
  madeByThisPress,
  removeEndpoint,
  rotateSecret,
  secretOf,
  sendAgain,
  testEndpoint,
} from '../../../actions/api/endpoints.ts'
import { MOST_ENDPOINTS, PRESETS } from '../../../domain/events/endpoint.ts'
import { EVENT_TYPES } from '../../../domain/events/event.ts'
import { WebhookPage } from '../../../pages/me/automation/webhook.tsx'
import { Webhooks } from '../../../pages/me/automation/webhooks.tsx'
import { type AppEnv, dependenciesOf, nowOf } from '../../lib/context.ts'
import { landed, refuse, refuseFor, saved } from '../../lib/forms/answer.ts'
import { readForm, someOf, ticked, typed } from '../../lib/forms/read.ts'
import { noSuch } from '../../lib/wrong.ts'

export const webhookPages = new Hono<AppEnv>()

const ATTEMPTS = 50

const types = z.lazy(() => someOf(EVENT_TYPES))
const preset = z.lazy(() => z.enum(PRESETS).default('standard'))
const newSchema = z.lazy(() => z.object({ url: typed, types, preset, agreed: ticked }))
const changeSchema = z.object({ types, preset })
const switchSchema = z.object({ on: ticked })
const againSchema = z.lazy(() => z.object({ days: z.coerce.number().int().min(1).max(30).default(1) }))

webhookPages.get('/', async (c) => {
  const endpoints = await dependenciesOf(c).store.endpoints.of(c.get('runnerId'))
  return c.html(<Webhooks who={c.get('who')} endpoints={endpoints} />)
})

webhookPages.post('/', async (c) => {
  const form = await readForm(c, newSchema, WORDS)
  if (!form.ok) return refuse(c, form.error)
  if (form.value.types.length === 0) return refuseFor(c, NO_TYPES, 'types')
  const asked = { ...form.value, isPress: true } as const
  const made = await addEndpoint(dependenciesOf(c), c.get('runnerId'), asked, nowOf(c))
  if (made.ok) return landed(c, `/me/webhooks/${made.value.id}`, MADE)
  const twin = await madeByThisPress(dependenciesOf(c), c.get('runnerId'), asked.url, nowOf(c))
  if (twin !== null) return landed(c, `/me/webhooks/${twin}`, MADE)
  return refuseFor(c, REFUSED[made.error], made.error === 'not-agreed' ? 'agreed' : 'url')
})

const MADE = 'Saved. Send a test to see that it arrives.'

const NO_TYPES = 'Choose at least one of what is to be sent.'

const WORDS = {
  types: NO_TYPES,
  preset: 'Choose what it is shaped for.',
  days: 'Choose from a day to a month.',
}

const REFUSED: Readonly<Record<EndpointRefused, string>> = {
  'not-an-address': 'That is not a web address. It should begin with https://',
  'not-https': 'Only addresses that begin with https:// are called.',
  'not-public': 'Only names of the public internet are called, no numbers and nothing within a network.',
  'with-password': 'An address with a name and a password in it is not called.',
  'our-own': 'That is Legwork itself.',
  'other-port': 'Only port 443, or one from 1024 on, is called.',
  'not-agreed': 'Nothing leaves before you agree to the words above.',
  'too-many': `There are ${MOST_ENDPOINTS} already. Remove one first.`,
}

const GONE = 'There is no such webhook any more.'

webhookPages.get('/:id', (c) => onePage(c, c.req.param('id')))

webhookPages.post('/:id/change', async (c) => {
  const form = await readForm(c, changeSchema, WORDS)
  if (!form.ok) return refuse(c, form.error)
  if (form.value.types.length === 0) return refuseFor(c, NO_TYPES, 'types')
  const changed = await changeEndpoint(
    dependenciesOf(c),
    c.get('runnerId'),
    c.req.param('id'),
    form.value,
    nowOf(c),
  )
  return changed ? saved(c, 'Saved: what goes there, and in which shape.') : refuseFor(c, GONE)
})

webhookPages.post('/:id/switch', async (c) => {
  const form = await readForm(c, switchSchema)
  if (!form.ok) return refuse(c, form.error)
  const { on } = form.value
  const changed = await changeEndpoint(
    dependenciesOf(c),
    c.get('runnerId'),
    c.req.param('id'),
    { on },
    nowOf(c),
  )
  if (!changed) return refuseFor(c, GONE)
  return saved(c, on ? 'Switched on: events go there again.' : 'Switched off: nothing goes there.')
})

webhookPages.post('/:id/rotate', async (c) => {
  const rotated = await rotateSecret(dependenciesOf(c), c.get('runnerId'), c.req.param('id'), nowOf(c))
  if (!rotated) return refuseFor(c, GONE)
  return saved(c, 'Changed. The new secret stands here; the old one signs too for a day.', 'secret-head')
})

webhookPages.post('/:id/test', async (c) => {
  const tested = await testEndpoint(dependenciesOf(c), c.get('runnerId'), c.req.param('id'), nowOf(c), true)
  if (tested.ok)
    return saved(c, 'A test event is on its way. Load this page again to see the response.', 'tries')
  return refuseFor(c, TEST_WORDS[tested.error])
})

const TOO_MANY = 'That was tried often today. Try again tomorrow.'
const TEST_WORDS = { 'not-yours': GONE, off: 'Switch it on first.', 'too-many': TOO_MANY }

const DAY_MS = 86_400_000

webhookPages.post('/:id/send-again', async (c) => {
  const form = await readForm(c, againSchema, WORDS)
  if (!form.ok) return refuse(c, form.error)
  const since = new Date(nowOf(c).getTime() - form.value.days * DAY_MS)
  const again = await sendAgain(dependenciesOf(c), c.get('runnerId'), c.req.param('id'), since, nowOf(c))
  if (!again.ok) return refuseFor(c, again.error === 'too-many' ? TOO_MANY : GONE)
  return saved(c, 'Everything it missed is on its way again.', 'tries')
})

webhookPages.post('/:id/remove', async (c) => {
  const removed = await removeEndpoint(dependenciesOf(c), c.get('runnerId'), c.req.param('id'))
  return landed(c, '/me/webhooks', removed ? 'Removed, with its secret and all tries.' : GONE)
})

async function onePage(c: Context<AppEnv>, id: string) {
  const options = dependenciesOf(c)
  const runnerId = c.get('runnerId')
  const endpoint = await options.store.endpoints.find(runnerId, id)
  if (!endpoint) throw noSuch('webhook')
  const { oldUntil } = endpoint
  return c.html(
    <WebhookPage
      who={c.get('who')}
      endpoint={endpoint}
      secret={await secretOf(options, endpoint)}
      oldUntil={oldUntil && oldUntil > nowOf(c) ? oldUntil : null}
      attempts={await options.store.attempts.of(runnerId, id, ATTEMPTS)}
      runner={c.get('training').runner}
    />,
  )
}
