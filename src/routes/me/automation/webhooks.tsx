/** The pages of outgoing webhooks: made, looked at, changed, tried out, removed. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import {
  addEndpoint,
  changeEndpoint,
  type EndpointRefused,
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
import { formOf, ticked, typed } from '../../lib/form.ts'
import { noSuch } from '../../lib/wrong.ts'

export const webhookPages = new Hono<AppEnv>()

const ATTEMPTS = 50

/** One box that is ticked comes as a word, several as a list. */
const types = z
  .unknown()
  .optional()
  .transform((given) => (Array.isArray(given) ? given : [given]))
  .transform((given) => EVENT_TYPES.filter((type) => given.includes(type)))
const preset = z.enum(PRESETS).catch('standard')
const newSchema = z.object({ url: typed, types, preset, agreed: ticked })
const changeSchema = z.object({ types, preset })
const switchSchema = z.object({ on: ticked })
const againSchema = z.object({ days: z.coerce.number().int().min(1).max(30).catch(1) })

webhookPages.get('/', (c) => listPage(c, null))

webhookPages.post('/', async (c) => {
  const asked = await formOf(c, newSchema)
  if (asked.types.length === 0) return listPage(c, NO_TYPES, 400)
  const made = await addEndpoint(dependenciesOf(c), c.get('runnerId'), asked, nowOf(c))
  return made.ok ? c.redirect(`/me/webhooks/${made.value.id}`, 303) : listPage(c, REFUSED[made.error], 400)
})

const NO_TYPES = 'Choose at least one of what is to be sent.'

const REFUSED: Readonly<Record<EndpointRefused, string>> = {
  'not-an-address': 'That is no address. It begins with https://',
  'not-https': 'Only addresses that begin with https:// are called.',
  'not-public': 'Only names of the public internet are called, no numbers and nothing within a network.',
  'with-password': 'An address with a name and a password in it is not called.',
  'our-own': 'That is Legwork itself.',
  'other-port': 'Only port 443, or one from 1024 on, is called.',
  'not-agreed': 'Nothing leaves before you agree to the words above.',
  'too-many': `There are ${MOST_ENDPOINTS} already. Remove one first.`,
}

webhookPages.get('/:id', (c) => onePage(c, c.req.param('id'), null))

webhookPages.post('/:id/change', async (c) => {
  const change = await formOf(c, changeSchema)
  const id = c.req.param('id')
  if (change.types.length === 0) return onePage(c, id, NO_TYPES, 400)
  if (!(await changeEndpoint(dependenciesOf(c), c.get('runnerId'), id, change, nowOf(c))))
    throw noSuch('webhook')
  return c.redirect(`/me/webhooks/${id}`, 303)
})

webhookPages.post('/:id/switch', async (c) => {
  const { on } = await formOf(c, switchSchema)
  const id = c.req.param('id')
  if (!(await changeEndpoint(dependenciesOf(c), c.get('runnerId'), id, { on }, nowOf(c))))
    throw noSuch('webhook')
  return c.redirect(`/me/webhooks/${id}`, 303)
})

webhookPages.post('/:id/rotate', async (c) => {
  const id = c.req.param('id')
  if (!(await rotateSecret(dependenciesOf(c), c.get('runnerId'), id, nowOf(c)))) throw noSuch('webhook')
  return c.redirect(`/me/webhooks/${id}#secret-head`, 303)
})

webhookPages.post('/:id/test', async (c) => {
  const id = c.req.param('id')
  const tested = await testEndpoint(dependenciesOf(c), c.get('runnerId'), id, nowOf(c))
  if (tested.ok) return c.redirect(`/me/webhooks/${id}#tries`, 303)
  if (tested.error === 'not-yours') throw noSuch('webhook')
  return onePage(c, id, tested.error === 'off' ? 'Switch it on first.' : TOO_MANY, 400)
})

const TOO_MANY = 'That was tried often today. Try again tomorrow.'

const DAY_MS = 86_400_000

webhookPages.post('/:id/send-again', async (c) => {
  const { days } = await formOf(c, againSchema)
  const id = c.req.param('id')
  const since = new Date(nowOf(c).getTime() - days * DAY_MS)
  const again = await sendAgain(dependenciesOf(c), c.get('runnerId'), id, since, nowOf(c))
  if (!again.ok && again.error === 'too-many') return onePage(c, id, TOO_MANY, 400)
  if (!again.ok) throw noSuch('webhook')
  return c.redirect(`/me/webhooks/${id}#tries`, 303)
})

webhookPages.post('/:id/remove', async (c) => {
  if (!(await removeEndpoint(dependenciesOf(c), c.get('runnerId'), c.req.param('id'))))
    throw noSuch('webhook')
  return c.redirect('/me/webhooks', 303)
})

async function listPage(c: Context<AppEnv>, refused: string | null, status: 200 | 400 = 200) {
  const endpoints = await dependenciesOf(c).store.endpoints.of(c.get('runnerId'))
  return c.html(<Webhooks who={c.get('who')} endpoints={endpoints} refused={refused} />, status)
}

async function onePage(c: Context<AppEnv>, id: string, refused: string | null, status: 200 | 400 = 200) {
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
      refused={refused}
      runner={c.get('training').runner}
    />,
    status,
  )
}
