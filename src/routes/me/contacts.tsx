/** The runner's addresses and numbers: added, confirmed, chosen for what they want, tried out, removed. */
import { Hono } from 'hono'
import * as z from 'zod'
import { type AddRefused, addContact, askAgain } from '../../actions/add-contact.ts'
import {
  type CodeRefused,
  changeWants,
  confirmByCode,
  removeContact,
  sendTestMessage,
} from '../../actions/contacts.ts'
import { CHANNELS, type ChannelName } from '../../domain/delivery/channels.ts'
import { channelWords, notSetUp } from '../../text/labels/channels.ts'
import { capital } from '../../text/sentences.ts'
import { type AppEnv, dependenciesOf, networksOf, nowOf } from '../lib/context.ts'
import { formOf, ticked, typed } from '../lib/form.ts'
import { noSuch } from '../lib/wrong.ts'
import { settingsPage } from './settings-page.tsx'

const contactSchema = z.object({ channel: z.enum(CHANNELS), address: typed, agreed: ticked })
const codeSchema = z.object({ code: typed })
const wantsSchema = z.object({ recovery: ticked, massage: ticked, summary: ticked })

export const contactRoutes = new Hono<AppEnv>()

contactRoutes.post('/', async (c) => {
  const form = await formOf(c, contactSchema, 'That is no way we know to reach you.')
  const { channel, address } = form
  const asked = { ...form, networks: networksOf(c) }
  const added = await addContact(dependenciesOf(c), c.get('runnerId'), asked, nowOf(c))
  if (!added.ok) {
    const refused = wordsFor(channel)[added.error]
    return settingsPage(c, { contact: { channel, address, refused } }, 400)
  }
  return c.redirect('/me/settings#contacts', 303)
})

const TAKEN = 'Another account here has confirmed this address. Remove it there first.'
const STOPPED =
  'Its owner asked for no more messages. A number comes back with START; for a mailbox, write to us.'

const wordsFor = (channel: ChannelName): Record<AddRefused, string> => ({
  unreadable: channelWords[channel].unreadable,
  'not-agreed': `${capital(channelWords[channel].noun)}s are sent only to those who agree to the words above.`,
  stopped: STOPPED,
  'channel-off': `${capital(notSetUp(channel))}.`,
  'too-many-requests': 'That was asked for too often today. Please try again tomorrow.',
})

contactRoutes.post('/:id/again', async (c) => {
  const id = c.req.param('id')
  const asked = await askAgain(dependenciesOf(c), c.get('runnerId'), id, networksOf(c), nowOf(c))
  if (asked.ok) return c.redirect('/me/settings#contacts', 303)
  if (asked.error === 'not-yours') throw noSuch('contact')
  const { channel, address, why } = asked.error
  return settingsPage(c, { contact: { channel, address, refused: wordsFor(channel)[why] } }, 400)
})

contactRoutes.post('/:id/confirm', async (c) => {
  const { code } = await formOf(c, codeSchema)
  const id = c.req.param('id')
  const runnerId = c.get('runnerId')
  const confirmed = await confirmByCode(dependenciesOf(c), runnerId, id, code, nowOf(c))
  if (!confirmed.ok) {
    if (confirmed.error === 'not-yours') throw noSuch('contact')
    return settingsPage(c, { code: { contactId: id, refused: codeWords[confirmed.error] } }, 400)
  }
  return c.redirect('/me/settings#contacts', 303)
})

const codeWords: Record<Exclude<CodeRefused, 'not-yours'>, string> = {
  wrong: 'That is not the code we sent last.',
  expired: 'That code has expired. Ask for a new one below.',
  'too-many-tries': 'That was tried too often. Ask for a new code below.',
  taken: TAKEN,
  stopped: STOPPED,
}

contactRoutes.post('/:id/wants', async (c) => {
  const preferences = await formOf(c, wantsSchema)
  const changed = await changeWants(dependenciesOf(c), c.get('runnerId'), c.req.param('id'), preferences)
  if (!changed) throw noSuch('contact')
  return c.redirect('/me/settings#contacts', 303)
})

contactRoutes.post('/:id/test', async (c) => {
  const id = c.req.param('id')
  const sent = await sendTestMessage(dependenciesOf(c), c.get('runnerId'), id, nowOf(c))
  if (!sent.ok) {
    if (sent.error === 'not-yours') throw noSuch('contact')
    return settingsPage(c, { test: { contactId: id, refused: testWords[sent.error] } }, 400)
  }
  return c.redirect('/me/settings#sent', 303)
})

const testWords = {
  'not-confirmed': 'Confirm it first, then try it.',
  'too-many': 'That was tried three times today. Please try again tomorrow.',
}

contactRoutes.post('/:id/remove', async (c) => {
  const removed = await removeContact(dependenciesOf(c), c.get('runnerId'), c.req.param('id'))
  if (!removed) throw noSuch('contact')
  return c.redirect('/me/settings#contacts', 303)
})
