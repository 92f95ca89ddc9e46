/** The runner's own pages: who may see them, and where each is. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { disconnect } from '../../actions/connections.ts'
import { accountOf } from '../../dependencies.ts'
import { Disconnect } from '../../pages/me/settings/disconnect.tsx'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { landed, refuse } from '../lib/forms/answer.ts'
import { readForm, typed } from '../lib/forms/read.ts'
import { askToSignInFirst } from '../lib/forms/way.ts'
import { isRead } from '../lib/own-origin.ts'
import { renew, signOut } from '../lib/session/session.ts'
import { whoIsSignedIn } from '../lib/session/who.ts'
import { recordShown } from '../lib/standing/sources-shown.ts'
import { statesOnPage } from '../lib/standing/states-shown.ts'
import { accountDataRoutes, GONE_BEFORE, hasJustLeft, saidGoodbye } from './account-data.tsx'
import { calendarRoutes } from './automation/calendar.tsx'
import { eventPages } from './automation/events.ts'
import { webhookPages } from './automation/webhooks.tsx'
import { choiceRoutes } from './choices.ts'
import { contactRoutes } from './contacts.tsx'
import { legsRoutes } from './legs.ts'
import { massageRoutes } from './massage.tsx'
import { nudgeRoutes } from './nudges.tsx'
import { plannedRoutes, raceRoutes } from './races.ts'
import { settingRoutes } from './settings.tsx'
import { tokenRoutes } from './tokens.tsx'
import { trainingPage, waited } from './training/training.tsx'
import { wouldHaveRoutes } from './training/would-have.tsx'

const disconnectSchema = z.object({ connection: typed })
const signOutSchema = z.object({ everywhere: typed })

/** What a page of ours asks for by itself: nobody goes there, so it says nothing of where somebody wanted to go. */
const STANDING = '/standing'

const toSignIn = (c: Context<AppEnv>) =>
  c.req.path === `/me${STANDING}` ? c.body(null, 401) : askToSignInFirst(c)

export const meRoutes = new Hono<AppEnv>()

meRoutes.use(async (c, next) => {
  const session = await whoIsSignedIn(c)
  if (!session) return (await hasJustLeft(c)) ? saidGoodbye(c, GONE_BEFORE) : toSignIn(c)
  // every form is answered by a page that is got
  if (isRead(c)) await renew(c, session)
  c.set('runnerId', session.runnerId)
  c.set('who', session.who)
  return next()
})

// whoever wants to leave, or to take all that is theirs along, is not kept here by a training that cannot be read
meRoutes.route('/', accountDataRoutes)

meRoutes.get('/disconnect', async (c) => {
  const connection = c.req.query('connection') ?? ''
  const { store, sources } = dependenciesOf(c)
  const counted = await store.accountData.countsOf(c.get('runnerId'), connection)
  if (!counted) return c.redirect('/me/settings#sources')
  const { label } = sources[accountOf(connection).source] ?? { label: connection }
  return c.html(<Disconnect who={c.get('who')} label={label} connection={connection} counted={counted} />)
})

meRoutes.post('/disconnect', async (c) => {
  const form = await readForm(c, disconnectSchema)
  if (!form.ok) return refuse(c, form.error)
  const { connection } = form.value
  const done = await disconnect(dependenciesOf(c), c.get('runnerId'), connection, nowOf(c))
  if (!done.ok) return landed(c, '/me/settings', 'Nothing is connected there any more.', { at: 'sources' })
  const { label } = dependenciesOf(c).sources[accountOf(connection).source] ?? { label: connection }
  return landed(
    c,
    '/me/settings',
    `Disconnected: what came from ${label} is erased, and our access there is being ended.`,
  )
})

meRoutes.post('/sign-out', async (c) => {
  const form = await readForm(c, signOutSchema)
  if (form.ok && form.value.everywhere) await dependenciesOf(c).store.runners.raiseEpoch(c.get('runnerId'))
  signOut(c)
  return c.redirect('/', 303)
})

meRoutes.use(async (c, next) => {
  const training = await dependenciesOf(c).store.runners.training(c.get('runnerId'))
  if (!training) return toSignIn(c)
  c.set('training', training)
  const who = c.get('who')
  // each of these pages says who is signed in, and with it what is noted of them and how old their runs are
  const source = recordShown(dependenciesOf(c), training, nowOf(c))
  const states = [
    ...statesOnPage(training.runner, nowOf(c)),
    ...(source?.words ? [{ id: 'standing', words: source.words, isFirst: false }] : []),
  ]
  if (who) c.set('who', { ...who, states, asRead: source?.asRead ?? null })
  return next()
})

meRoutes.get('/', trainingPage)
meRoutes.get(STANDING, async (c) => c.json(await waited(c)))

meRoutes.route('/', choiceRoutes)
meRoutes.route('/', legsRoutes)
meRoutes.route('/calendar', calendarRoutes)
meRoutes.route('/contacts', contactRoutes)
meRoutes.route('/nudges', nudgeRoutes)
meRoutes.route('/would-have', wouldHaveRoutes)
meRoutes.route('/settings', settingRoutes)
meRoutes.route('/races', raceRoutes)
meRoutes.route('/planned-runs', plannedRoutes)
meRoutes.route('/massage', massageRoutes)
meRoutes.route('/tokens', tokenRoutes)
meRoutes.route('/webhooks', webhookPages)
meRoutes.route('/events', eventPages)
