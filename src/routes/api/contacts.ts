/** Addresses and numbers by the API: asked for, confirmed by code, chosen for what they want, removed. */
import { Hono } from 'hono'
import * as z from 'zod'
import { type AddRefused, addContact } from '../../actions/add-contact.ts'
import { type CodeRefused, changeWants, confirmByCode, removeContact } from '../../actions/contacts.ts'
import { oneOf } from '../../actions/one-of.ts'
import { CHANNELS, type ChannelName } from '../../domain/delivery/channels.ts'
import { channelWords, notSetUp } from '../../text/labels/channels.ts'
import { channelsOf } from '../lib/channels-offered.ts'
import { type AppEnv, dependenciesOf, networksOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { noSuch, unfit } from '../lib/wrong.ts'

export const contactRoutes = new Hono<AppEnv>()

const contactSchema = z.object({
  channel: oneOf(CHANNELS),
  address: z.string('an address or a number').max(254, 'at most 254 characters'),
  /** The terms shown on the settings page, for a number. */
  agreed: z.boolean('true or false').default(false),
})
const codeSchema = z.object({ code: z.string('six digits').max(20, 'six digits') })
const yesOrNo = z.boolean('true or false')
const wantsSchema = z.object({ recovery: yesOrNo, massage: yesOrNo, summary: yesOrNo })

contactRoutes.get('/', async (c) => {
  const { contacts } = await trainingOf(c)
  return c.json(
    contacts.map(({ id, channel, address, state, offWhy, recovery, massage, summary }) => ({
      id,
      channel,
      address,
      state,
      offBecause: offWhy,
      wants: { recovery, massage, summary },
    })),
  )
})

contactRoutes.post('/', asRunner, jsonBody(contactSchema), async (c) => {
  const asked = c.req.valid('json')
  const added = await addContact(
    dependenciesOf(c),
    c.get('runnerId'),
    { ...asked, networks: networksOf(c) },
    nowOf(c),
  )
  if (!added.ok) {
    const { [added.error]: expected } = expectedOf(asked.channel, channelsOf(dependenciesOf(c)))
    return unfit(c, [{ field: fieldOf(added.error), expected }])
  }
  return c.json({ id: added.value.contactId, address: added.value.address, state: 'unconfirmed' }, 202)
})

const fieldOf = (refused: AddRefused) =>
  ({ 'not-agreed': 'agreed', 'channel-off': 'channel' })[String(refused)] ?? 'address'

const TAKEN = 'an address no other account has confirmed'
const STOPPED = 'an address whose owner did not ask for no more messages'

const expectedOf = (channel: ChannelName, offered: readonly ChannelName[]): Record<AddRefused, string> => ({
  unreadable: channelWords[channel].expected,
  'not-agreed': 'true, after its owner agreed to the terms',
  stopped: STOPPED,
  'channel-off': `${offered.join(' or ')}: ${notSetUp(channel)}`,
  'too-many-requests': 'fewer requests in a day',
})

contactRoutes.post('/:id/confirm', asRunner, jsonBody(codeSchema), async (c) => {
  const given = c.req.valid('json')
  const confirmed = await confirmByCode(
    dependenciesOf(c),
    c.get('runnerId'),
    c.req.param('id'),
    given.code,
    nowOf(c),
  )
  if (!confirmed.ok) {
    if (confirmed.error === 'not-yours') throw noSuch('contact')
    return unfit(c, [{ field: 'code', expected: codeExpected[confirmed.error] }])
  }
  return c.json({ id: c.req.param('id'), state: 'confirmed' })
})

const codeExpected: Record<Exclude<CodeRefused, 'not-yours'>, string> = {
  wrong: 'the code that was sent last',
  expired: 'a code of the last half hour',
  'too-many-tries': 'a new code: this one was tried too often',
  taken: TAKEN,
  stopped: STOPPED,
}

contactRoutes.patch('/:id', asRunner, jsonBody(wantsSchema), async (c) => {
  const preferences = c.req.valid('json')
  const changed = await changeWants(dependenciesOf(c), c.get('runnerId'), c.req.param('id'), preferences)
  if (!changed) throw noSuch('contact')
  return c.body(null, 204)
})

contactRoutes.delete('/:id', asRunner, async (c) => {
  const removed = await removeContact(dependenciesOf(c), c.get('runnerId'), c.req.param('id'))
  if (!removed) throw noSuch('contact')
  return c.body(null, 204)
})
