/** The front door and the privacy page. */
import { Hono } from 'hono'
import { AccountGone } from '../pages/me/settings/account-data.tsx'
import { Home } from '../pages/public/home.tsx'
import { Privacy } from '../pages/public/privacy.tsx'
import { type AppEnv, dependenciesOf } from './lib/context.ts'
import { takeWords } from './lib/forms/flash.ts'
import { whoIsSignedIn } from './lib/session/who.ts'

export const homeRoutes = new Hono<AppEnv>()

homeRoutes.get('/', async (c) => {
  const { config, sources } = dependenciesOf(c)
  const who = (await whoIsSignedIn(c))?.who
  return c.html(<Home operator={config.OPERATOR_NAME} who={who} sources={Object.values(sources)} />)
})

// the last page of somebody who left: what was erased, told once
homeRoutes.get('/gone', async (c) => {
  const words = await takeWords(c)
  return words ? c.html(<AccountGone words={words} />) : c.redirect('/')
})

homeRoutes.get('/privacy', (c) => {
  const { config, sources } = dependenciesOf(c)
  const { OPERATOR_NAME: name, OPERATOR_EMAIL: email, OPERATOR_ADDRESS: address } = config
  return c.html(<Privacy operator={{ name, email, address }} sources={Object.values(sources)} />)
})
