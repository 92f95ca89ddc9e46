/** The runner's own pages: who may see them, and where each is. */
import { Hono } from 'hono'
import * as z from 'zod'
import { disconnect } from '../../actions/connections.ts'
import { Problem } from '../../pages/public/problem.tsx'
import { type AppEnv, dependenciesOf, nowOf, signOut } from '../lib/context.ts'
import { formOf, typed } from '../lib/form.ts'
import { recordShown } from '../lib/standing/sources-shown.ts'
import { statesOnPage } from '../lib/standing/states-shown.ts'
import { whoIsSignedIn } from '../lib/who.ts'
import { accountDataRoutes } from './account-data.tsx'
import { calendarRoutes } from './automation/calendar.tsx'
import { eventPages } from './automation/events.ts'
import { webhookPages } from './automation/webhooks.tsx'
import { choiceRoutes } from './choices.tsx'
import { contactRoutes } from './contacts.tsx'
import { legsRoutes } from './legs.ts'
import { massageRoutes } from './massage.tsx'
import { nudgeRoutes } from './nudges.tsx'
import { plannedRoutes, raceRoutes } from './races.tsx'
import { settingRoutes } from './settings.tsx'
import { tokenRoutes } from './tokens.tsx'
import { trainingPage } from './training.tsx'

const disconnectSchema = z.object({ connection: typed })
const signOutSchema = z.object({ everywhere: typed })

export const meRoutes = new Hono<AppEnv>()

meRoutes.use(async (c, next) => {
  const session = await whoIsSignedIn(c)
  if (!session) return c.redirect('/')
  c.set('runnerId', session.runnerId)
  c.set('who', session.who)
  return next()
})

// whoever wants to leave, or to take all that is theirs along, is not kept here by a training that cannot be read
meRoutes.route('/', accountDataRoutes)

meRoutes.post('/disconnect', async (c) => {
  const { connection } = await formOf(c, disconnectSchema)
  const done = await disconnect(dependenciesOf(c), c.get('runnerId'), connection, nowOf(c))
  if (!done.ok)
    return c.html(
      <Problem title="Not connected" detail="There is nothing to disconnect." who={c.get('who')} />,
      404,
    )
  return c.html(
    <Problem
      title="Disconnected"
      detail="Your runs, weeks and what was made of them are erased here. Our access there is being given back."
      link={{ href: '/', words: 'To the start' }}
      who={c.get('who')}
    />,
  )
})

meRoutes.post('/sign-out', async (c) => {
  const { everywhere } = await formOf(c, signOutSchema)
  if (everywhere) await dependenciesOf(c).store.runners.raiseEpoch(c.get('runnerId'))
  signOut(c)
  return c.redirect('/', 303)
})

meRoutes.use(async (c, next) => {
  const training = await dependenciesOf(c).store.runners.training(c.get('runnerId'))
  if (!training) return c.redirect('/')
  c.set('training', training)
  const who = c.get('who')
  // each of these pages says who is signed in, and with it what is noted of them and how old their runs are
  const source = recordShown(dependenciesOf(c), training, nowOf(c))
  const states = [
    ...statesOnPage(training.runner, nowOf(c)),
    ...(source?.words ? [{ words: source.words, isFirst: false }] : []),
  ]
  if (who) c.set('who', { ...who, states, asRead: source?.asRead ?? null })
  return next()
})

meRoutes.get('/', trainingPage)

meRoutes.route('/', choiceRoutes)
meRoutes.route('/', legsRoutes)
meRoutes.route('/calendar', calendarRoutes)
meRoutes.route('/contacts', contactRoutes)
meRoutes.route('/nudges', nudgeRoutes)
meRoutes.route('/settings', settingRoutes)
meRoutes.route('/races', raceRoutes)
meRoutes.route('/planned-runs', plannedRoutes)
meRoutes.route('/massage', massageRoutes)
meRoutes.route('/tokens', tokenRoutes)
meRoutes.route('/webhooks', webhookPages)
meRoutes.route('/events', eventPages)
