/** The runner's addresses and numbers: added, confirmed, chosen for what they want, tried out, removed. */
import { Hono } from 'hono'
import {
  type AddRefused,
  addContact,
  type CodeRefused,
  changeWants,
  confirmByCode,
  removeContact,
} from '../../actions/contacts.ts'
import { sendTestMessage } from '../../actions/send-test-message.ts'
import type { ChannelName } from '../../domain/delivery/deliveries.ts'
import { type AppEnv, dependenciesOf, networkOf, nowOf } from '../lib/context.ts'
import { settingsPage } from './settings-page.tsx'

export const contactRoutes = new Hono<AppEnv>()

contactRoutes.post('/', async (c) => {
  const form = await c.req.parseBody()
  const channel: ChannelName = form.channel === 'sms' ? 'sms' : 'email'
  const address = String(form.address ?? '')
  const asked = { channel, address, agreed: form.agreed === 'yes', network: networkOf(c) }
  const added = await addContact(dependenciesOf(c), c.get('training').runner.id, asked, nowOf(c))
  if (!added.ok) return settingsPage(c, { contact: { channel, address, refused: words[added.error] } }, 400)
  return c.redirect('/me/settings#contacts', 303)
})

const words: Record<AddRefused, string> = {
  'not-an-address': 'That is not an e-mail address. One looks like name@example.org.',
  'not-a-number':
    'That is not a telephone number. One begins with a plus and the country, as in +1 505 555 0123.',
  'not-agreed': 'Text messages are sent only to those who agree to the words above.',
  taken: 'Another account here has confirmed this address. Remove it there first.',
  stopped:
    'Its owner asked for no more messages. A number comes back with START; for a mailbox, write to us.',
  'texts-off': 'Text messages are not set up here.',
  'too-many-requests': 'That was asked for too often today. Please try again tomorrow.',
}

contactRoutes.post('/:id/confirm', async (c) => {
  const { code } = await c.req.parseBody()
  const id = c.req.param('id')
  const runnerId = c.get('training').runner.id
  const confirmed = await confirmByCode(dependenciesOf(c), runnerId, id, String(code ?? ''), nowOf(c))
  if (!confirmed.ok)
    return settingsPage(c, { code: { contactId: id, refused: codeWords[confirmed.error] } }, 400)
  return c.redirect('/me/settings#contacts', 303)
})

const codeWords: Record<CodeRefused, string> = {
  wrong: 'That is not the code we sent last.',
  expired: 'That code has expired. Ask for a new one below.',
  'too-many-tries': 'That was tried too often. Ask for a new code below.',
  taken: 'Another account here has confirmed this number. Remove it there first.',
  stopped: 'STOP was texted from this number. It comes back when its owner texts START.',
}

contactRoutes.post('/:id/wants', async (c) => {
  const form = await c.req.parseBody()
  const preferences = {
    recovery: form.recovery === 'yes',
    massage: form.massage === 'yes',
    summary: form.summary === 'yes',
  }
  await changeWants(dependenciesOf(c), c.get('training').runner.id, c.req.param('id'), preferences)
  return c.redirect('/me/settings#contacts', 303)
})

contactRoutes.post('/:id/test', async (c) => {
  const id = c.req.param('id')
  const sent = await sendTestMessage(dependenciesOf(c), c.get('training').runner.id, id, nowOf(c))
  if (!sent.ok) return settingsPage(c, { test: { contactId: id, refused: testWords[sent.error] } }, 400)
  return c.redirect('/me/settings#sent', 303)
})

const testWords = {
  'not-confirmed': 'Confirm it first, then try it.',
  'too-many': 'That was tried three times today. Please try again tomorrow.',
}

contactRoutes.post('/:id/remove', async (c) => {
  await removeContact(dependenciesOf(c), c.get('training').runner.id, c.req.param('id'))
  return c.redirect('/me/settings#contacts', 303)
})
