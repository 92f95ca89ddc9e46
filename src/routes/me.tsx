/** The runner's own pages: training, nudges, contacts, settings, the way out. */
import { type Context, Hono } from 'hono'
import { disconnect, refresh } from '../actions/connections.ts'
import { type AddRefused, addContact, removeContact } from '../actions/contacts.ts'
import { changeSettings } from '../actions/settings.ts'
import { headroom } from '../domain/headroom.ts'
import { explain } from '../messages/explain.ts'
import { Me, type MeProps } from '../pages/me/me.tsx'
import type { NudgeLine } from '../pages/me/nudges.tsx'
import { NudgePage } from '../pages/nudge.tsx'
import { Problem } from '../pages/problem.tsx'
import type { Training } from '../store/runners.ts'
import { type Around, nowOf, outsideOf, signedIn, signOut } from './context.ts'
import { logOf } from './training.ts'

export const meRoutes = new Hono<Around>()

meRoutes.use(async (c, next) => {
  const runnerId = await signedIn(c)
  const training = runnerId && (await outsideOf(c).store.runners.training(runnerId))
  if (!training) return c.redirect('/')
  c.set('training', training)
  return next()
})

meRoutes.get('/', async (c) => {
  const training = c.get('training')
  const { source } = training
  const refreshing = source?.state === 'active' && !source.syncedAt
  if (source && refreshing) await refresh(outsideOf(c), source.id, nowOf(c))
  return page(c, {})
})

meRoutes.post('/contacts', async (c) => {
  const { address } = await c.req.parseBody()
  const added = await addContact(outsideOf(c), c.get('training').runner.id, String(address ?? ''), nowOf(c))
  if (!added.ok)
    return page(c, { contact: { address: String(address ?? ''), refused: words[added.error] } }, 400)
  return c.redirect('/me#contacts', 303)
})

const words: Record<AddRefused, string> = {
  'not-an-address': 'That is not an e-mail address. One looks like name@example.org.',
  taken: 'Another account here has confirmed this address. Remove it there first.',
  'too-many-requests': 'That was asked for five times today. Please try again tomorrow.',
}

meRoutes.post('/contacts/:id/remove', async (c) => {
  await removeContact(outsideOf(c), c.get('training').runner.id, c.req.param('id'))
  return c.redirect('/me#contacts', 303)
})

meRoutes.post('/settings', async (c) => {
  const form = await c.req.parseBody()
  const changed = await changeSettings(outsideOf(c), c.get('training').runner.id, form, nowOf(c))
  if (!changed.ok) return page(c, { settings: changed.error }, 400)
  return c.redirect('/me#settings', 303)
})

meRoutes.post('/disconnect', async (c) => {
  const { connection } = await c.req.parseBody()
  const done = await disconnect(outsideOf(c), c.get('training').runner.id, String(connection ?? ''), nowOf(c))
  if (!done.ok) return c.html(<Problem title="Not connected" detail="There is nothing to disconnect." />, 404)
  return c.html(
    <Problem
      title="Disconnected"
      detail="Your runs, weeks and what was made of them are erased here. Our access there is being given back."
      link={{ href: '/', words: 'To the start' }}
    />,
  )
})

meRoutes.post('/sign-out', async (c) => {
  const { everywhere } = await c.req.parseBody()
  if (everywhere) await outsideOf(c).store.runners.raiseEpoch(c.get('training').runner.id)
  signOut(c)
  return c.redirect('/', 303)
})

meRoutes.get('/nudges/:id', (c) => {
  const training = c.get('training')
  const nudge = training.nudges.find(({ id }) => id === c.req.param('id'))
  if (!nudge) {
    return c.html(<Problem title="No such nudge" detail="It may belong to another account." />, 404)
  }
  const { runner } = training
  const explained = (nudge.findings ?? []).map((finding) => explain(finding, runner))
  return c.html(<NudgePage nudge={lineOf(nudge, training)} explained={explained} runner={runner} />)
})

/** A nudge with what became of its deliveries. */
function lineOf<T extends Training['nudges'][number]>(nudge: T, { deliveries }: Training): T & NudgeLine {
  const sent = deliveries.filter(({ kind, about }) => kind === 'nudge' && about === nudge.id)
  return { ...nudge, deliveryStates: sent.map(({ state }) => state) }
}

function page(c: Context<Around>, wrong: MeProps['wrong'], status: 200 | 400 = 200) {
  const training = c.get('training')
  const { runner, source, contacts, nudges } = training
  const now = nowOf(c)
  const log = logOf(training, now)
  return c.html(
    <Me
      runner={runner}
      source={source}
      log={log}
      headroom={headroom(log, runner, now)}
      nudges={nudges.map((nudge) => lineOf(nudge, training))}
      contacts={contacts}
      wrong={wrong}
    />,
    status,
  )
}
