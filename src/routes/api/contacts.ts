/** Addresses and numbers by the API: asked for, confirmed by code, chosen for what they want, removed. */
import { Hono } from 'hono'
import * as z from 'zod'
import { type AddRefused, addContact } from '../../actions/add-contact.ts'
import { type CodeRefused, changeWants, confirmByCode, removeContact } from '../../actions/contacts.ts'
import { oneOf } from '../../actions/one-of.ts'
import { CHANNELS, type ChannelName } from '../../domain/delivery/channels.ts'
import { CONTACT_STATES, OFF_REASONS } from '../../domain/delivery/contacts.ts'
import { channelWords, notSetUp } from '../../text/labels/channels.ts'
import { operation } from '../lib/api/operation.ts'
import { deleted, yesOrNo } from '../lib/api/shapes.ts'
import { channelsOf } from '../lib/channels-offered.ts'
import { type AppEnv, dependenciesOf, networksOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { noSuch, unfit } from '../lib/wrong.ts'

export const contactRoutes = new Hono<AppEnv>()

const tag = 'Messages' as const

const contactSchema = z.lazy(() =>
  z.strictObject(
    {
      channel: oneOf(CHANNELS),
      address: z.string('an address or a number').max(254, 'at most 254 characters'),
      agreed: yesOrNo
        .default(false)
        .describe('For a number: whether its owner agreed to the terms on the settings page.'),
    },
    'an object',
  ),
)
const codeSchema = z.lazy(() =>
  z.strictObject({ code: z.string('six digits').max(20, 'six digits') }, 'an object'),
)
const wantsSchema = z.lazy(() =>
  z.strictObject({ recovery: yesOrNo, massage: yesOrNo, summary: yesOrNo }, 'an object'),
)

const state = z.enum(CONTACT_STATES)
const contact = z.lazy(() =>
  z
    .object({
      id: z.string(),
      channel: z.enum(CHANNELS),
      address: z.string(),
      state,
      offBecause: z.enum(OFF_REASONS).nullable(),
      wants: z.object({ recovery: yesOrNo, massage: yesOrNo, summary: yesOrNo }),
    })
    .meta({ id: 'Contact' }),
)
const asked = z.lazy(() =>
  z.object({ id: z.string(), address: z.string(), state }).meta({ id: 'ContactAsked' }),
)
const confirmation = z.lazy(() => z.object({ id: z.string(), state }).meta({ id: 'ContactConfirmed' }))

contactRoutes.get(
  '/contacts',
  operation({
    id: 'listContacts',
    tag,
    summary: 'Where messages go',
    description: 'Addresses and numbers, oldest first, and which messages go to each.',
    answers: () => ({ 200: ['The contacts.', z.array(contact)] }),
  }),
  async (c) => {
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
  },
)

contactRoutes.post(
  '/contacts',
  operation({
    id: 'addContact',
    tag,
    summary: 'Add an address or a number',
    description: 'Its owner is asked to confirm it, by a link in a mail or a code in a text.',
    answers: () => ({ 202: ['Its owner is asked to confirm it.', asked] }),
  }),
  asRunner,
  jsonBody(contactSchema),
  async (c) => {
    const given = c.req.valid('json')
    const added = await addContact(
      dependenciesOf(c),
      c.get('runnerId'),
      { ...given, networks: networksOf(c) },
      nowOf(c),
    )
    if (!added.ok) {
      const { [added.error]: expected } = expectedOf(given.channel, channelsOf(dependenciesOf(c)))
      return unfit(c, [{ field: fieldOf(added.error), expected }])
    }
    return c.json({ id: added.value.contactId, address: added.value.address, state: 'unconfirmed' }, 202)
  },
)

const fieldOf = (refused: AddRefused) =>
  ({ 'not-agreed': 'agreed', 'channel-off': 'channel' })[String(refused)] ?? 'address'

const TAKEN = 'an address that no other account has confirmed'
const STOPPED = 'an address whose owner has not opted out'

const expectedOf = (channel: ChannelName, offered: readonly ChannelName[]): Record<AddRefused, string> => ({
  unreadable: channelWords[channel].expected,
  'not-agreed': 'true, once its owner has agreed to the terms',
  stopped: STOPPED,
  'channel-off': `${offered.join(' or ')}: ${notSetUp(channel)}`,
  'too-many-requests': 'fewer requests in a day: please try again tomorrow',
})

contactRoutes.post(
  '/contacts/:id/confirm',
  operation({
    id: 'confirmContact',
    tag,
    summary: 'Confirm with the code that was sent',
    description: 'It works for half an hour.',
    answers: () => ({ 200: ['It is confirmed.', confirmation] }),
  }),
  asRunner,
  jsonBody(codeSchema),
  async (c) => {
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
  },
)

const codeExpected: Record<Exclude<CodeRefused, 'not-yours'>, string> = {
  wrong: 'the code that was sent last',
  expired: 'a code sent in the last half hour',
  'too-many-tries': 'a new code: this one was tried too often',
  taken: TAKEN,
  stopped: STOPPED,
}

contactRoutes.patch(
  '/contacts/:id',
  operation({
    id: 'changeWants',
    tag,
    summary: 'Choose which messages go there',
    description: 'Recovery, massage and the weekly summary.',
    answers: () => ({ 204: ['It is changed.', null] }),
  }),
  asRunner,
  jsonBody(wantsSchema),
  async (c) => {
    const preferences = c.req.valid('json')
    const changed = await changeWants(dependenciesOf(c), c.get('runnerId'), c.req.param('id'), preferences)
    if (!changed) throw noSuch('contact')
    return c.body(null, 204)
  },
)

contactRoutes.delete(
  '/contacts/:id',
  operation({
    id: 'removeContact',
    tag,
    summary: 'Remove an address or a number',
    description: 'Nothing is sent there any more.',
    answers: deleted,
  }),
  asRunner,
  async (c) => {
    const removed = await removeContact(dependenciesOf(c), c.get('runnerId'), c.req.param('id'))
    if (!removed) throw noSuch('contact')
    return c.body(null, 204)
  },
)
