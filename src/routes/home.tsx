/** The front door, the privacy page, and whether the Worker is well. */
import { Hono } from 'hono'
import { faultOf, log } from '../log.ts'
import { Home } from '../pages/public/home.tsx'
import { Privacy } from '../pages/public/privacy.tsx'
import { type AppEnv, dependenciesOf } from './lib/context.ts'
import { whoIsSignedIn } from './lib/who.ts'

export const homeRoutes = new Hono<AppEnv>()

homeRoutes.get('/', async (c) => {
  const { config, sources } = dependenciesOf(c)
  const who = (await whoIsSignedIn(c))?.who
  return c.html(<Home operator={config.OPERATOR_NAME} who={who} sources={Object.values(sources)} />)
})

homeRoutes.get('/privacy', (c) => {
  const { config, sources } = dependenciesOf(c)
  const { OPERATOR_NAME: name, OPERATOR_EMAIL: email, OPERATOR_ADDRESS: address } = config
  return c.html(<Privacy operator={{ name, email, address }} sources={Object.values(sources)} />)
})

/** Nothing here lives without its database. */
homeRoutes.get('/healthz', async (c) => {
  try {
    await dependenciesOf(c).store.maintenance.answers()
    return c.json({ ok: true })
  } catch (error) {
    log('unhealthy', { error: faultOf(error) })
    return c.json({ ok: false, why: 'the database does not answer' }, 503, { 'Retry-After': '60' })
  }
})
