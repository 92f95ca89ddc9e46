/** Links in messages. Looking shows a button, for mail scanners look at every link; only pressing it acts. */
import { Hono } from 'hono'
import {
  confirmContact,
  type LinkRefused,
  readConfirmation,
  readWayOut,
  unsubscribe,
} from '../actions/contacts.ts'
import { Ask } from '../pages/ask.tsx'
import { Problem } from '../pages/problem.tsx'
import { type Around, nowOf, outsideOf } from './context.ts'

export const linkRoutes = new Hono<Around>()

const words: Record<LinkRefused, { title: string; detail: string }> = {
  'not-ours': {
    title: 'This link does not work',
    detail:
      'It may have been cut in two by the mail program. Copy all of it, or ask for a new one on your page.',
  },
  expired: { title: 'This link has expired', detail: 'Ask for a new one on your page; it takes a minute.' },
  taken: {
    title: 'This address belongs to another account here',
    detail: 'Remove it there first, or use another address.',
  },
}

linkRoutes.get('/verify/:token', async (c) => {
  const confirming = await readConfirmation(outsideOf(c), c.req.param('token'), nowOf(c))
  if (!confirming.ok) return c.html(<Problem {...words[confirming.error]} />, 400)
  if (confirming.value.alreadyConfirmed) return c.html(<Confirmed address={confirming.value.address} />)
  return c.html(
    <Ask
      title="Is this your address?"
      detail={`Confirm that Legwork may write to ${confirming.value.address} when your training calls for it.`}
      button="Yes, confirm"
    />,
  )
})

linkRoutes.post('/verify/:token', async (c) => {
  const confirmed = await confirmContact(outsideOf(c), c.req.param('token'), nowOf(c))
  if (!confirmed.ok) return c.html(<Problem {...words[confirmed.error]} />, 400)
  return c.html(<Confirmed address={confirmed.value.address} />)
})

linkRoutes.get('/unsubscribe/:token', async (c) => {
  const contact = await readWayOut(outsideOf(c), c.req.param('token'))
  if (!contact) return c.html(<Problem {...words['not-ours']} />, 400)
  if (contact.state === 'off') return c.html(<Gone address={contact.address} />)
  return c.html(
    <Ask
      title="No more messages?"
      detail={`Legwork will send nothing more to ${contact.address}.`}
      button="Yes, stop"
    />,
  )
})

linkRoutes.post('/unsubscribe/:token', async (c) => {
  const gone = await unsubscribe(outsideOf(c), c.req.param('token'))
  if (!gone.ok) return c.html(<Problem {...words['not-ours']} />, 400)
  return c.html(<Gone address={gone.value.address} />)
})

const Confirmed = ({ address }: { address: string }) => (
  <Problem
    title="Confirmed"
    detail={`Legwork writes to ${address} when a week or a run is worth a word. Every message has a way out.`}
    link={{ href: '/me', words: 'To your training' }}
  />
)

const Gone = ({ address }: { address: string }) => (
  <Problem
    title="Done"
    detail={`Nothing more goes to ${address}. If you change your mind, add it again on your page.`}
    link={{ href: '/me', words: 'To your page' }}
  />
)
