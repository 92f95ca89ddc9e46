/** The runner's addresses and numbers: added, confirmed, chosen for what they want, tried out, removed. */
import { Hono } from 'hono'
import * as z from 'zod'
import { type AddRefused, addContact, askAgain } from '../../actions/add-contact.ts'
import { type CodeRefused, confirmByCode, removeContact, sendTestMessage } from '../../actions/contacts.ts'
import { CHANNELS, type ChannelName } from '../../domain/delivery/channels.ts'
import { channelWords, notSetUp } from '../../text/labels/channels.ts'
import { capital } from '../../text/sentences.ts'
import { type AppEnv, dependenciesOf, networksOf, nowOf } from '../lib/context.ts'
import { refuse, refuseFor, saved } from '../lib/forms/answer.ts'
import { readForm, ticked, typed } from '../lib/forms/read.ts'

const contactSchema = z.lazy(() => z.object({ channel: z.enum(CHANNELS), address: typed, agreed: ticked }))
const codeSchema = z.object({ code: typed })

export const contactRoutes = new Hono<AppEnv>()

contactRoutes.post('/', async (c) => {
  const form = await readForm(c, contactSchema, { channel: 'Choose e-mail or text messages.' })
  if (!form.ok) return refuse(c, form.error)
  const { channel } = form.value
  const asked = { ...form.value, networks: networksOf(c) }
  const added = await addContact(dependenciesOf(c), c.get('runnerId'), asked, nowOf(c))
  if (!added.ok) {
    const field = added.error === 'not-agreed' ? 'agreed' : 'address'
    return refuseFor(c, wordsFor(channel)[added.error], field)
  }
  return saved(c, `${channelWords[channel].asked} ${added.value.address}.`, 'contacts')
})

const TAKEN = 'Another account here has confirmed this address. Remove it there first.'
const STOPPED =
  'Its owner asked for no more messages. A number comes back with START; for a mailbox, write to us.'

const wordsFor = (channel: ChannelName): Record<AddRefused, string> => ({
  unreadable: channelWords[channel].unreadable,
  'not-agreed': `${capital(channelWords[channel].noun)}s are sent only if you agree to the terms above.`,
  stopped: STOPPED,
  'channel-off': `${capital(notSetUp(channel))}.`,
  'too-many-requests': 'Too many requests today. Please try again tomorrow.',
})

contactRoutes.post('/:id/again', async (c) => {
  const again = await askAgain(
    dependenciesOf(c),
    c.get('runnerId'),
    c.req.param('id'),
    networksOf(c),
    nowOf(c),
  )
  if (again.ok) return saved(c, 'Sent again.', 'contacts')
  if (again.error === 'not-yours') return refuseFor(c, GONE)
  return refuseFor(c, wordsFor(again.error.channel)[again.error.why])
})

contactRoutes.post('/:id/confirm', async (c) => {
  const form = await readForm(c, codeSchema)
  if (!form.ok) return refuse(c, form.error)
  const id = c.req.param('id')
  const runnerId = c.get('runnerId')
  const confirmed = await confirmByCode(dependenciesOf(c), runnerId, id, form.value.code, nowOf(c))
  if (!confirmed.ok) return refuseFor(c, codeWords[confirmed.error], 'code')
  return saved(c, 'Confirmed. Legwork will write to you there.', 'contacts')
})

const GONE = 'That address is no longer here.'

const codeWords: Record<CodeRefused, string> = {
  'not-yours': GONE,
  wrong: 'That is not the latest code we sent.',
  expired: 'That code has expired. Ask for a new one below.',
  'too-many-tries': 'Too many attempts. Ask for a new code below.',
  taken: TAKEN,
  stopped: STOPPED,
}

contactRoutes.post('/:id/test', async (c) => {
  const id = c.req.param('id')
  const sent = await sendTestMessage(dependenciesOf(c), c.get('runnerId'), id, nowOf(c))
  if (!sent.ok) return refuseFor(c, testWords[sent.error])
  return saved(
    c,
    'A test message is on its way. Not there in a minute? See below what happened to it.',
    'sent',
  )
})

const testWords = {
  'not-yours': GONE,
  'not-confirmed': 'Confirm it first, then send a test.',
  'too-many': 'Three tests today is the limit. Please try again tomorrow.',
}

contactRoutes.post('/:id/remove', async (c) => {
  const removed = await removeContact(dependenciesOf(c), c.get('runnerId'), c.req.param('id'))
  return saved(c, removed ? 'Removed. Nothing goes there any more.' : GONE, 'contacts')
})
