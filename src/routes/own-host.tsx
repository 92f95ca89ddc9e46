/** What is asked at another host than ours is answered with where we are: cookies and links would not fit there. */
import { createMiddleware } from 'hono/factory'
import { isLocal } from '../config.ts'
import { Elsewhere } from '../pages/public/elsewhere.tsx'
import { type AppEnv, dependenciesOf } from './lib/context.ts'
import { problem } from './lib/wrong.ts'

/** What programs ask by an address they were given long ago, and where the operator sees that something is wrong. */
const ANYWHERE = /^\/(?:unsubscribe|calendar|operator|healthz)(?:\/|$)/

export const ownHost = createMiddleware<AppEnv>(async (c, next) => {
  const { config } = dependenciesOf(c)
  const asked = new URL(c.req.url)
  const isOurs = asked.host === new URL(config.BASE_URL).host
  // a machine of one's own has many names and ports
  if (isOurs || isLocal(config) || ANYWHERE.test(c.req.path)) return next()
  const detail = `You asked at ${asked.host}, and Legwork is at ${config.BASE_URL}.`
  if (c.req.path.startsWith('/api/')) return problem(c, 421, 'At another address', detail)
  return c.html(
    <Elsewhere asked={asked.host} ours={config.BASE_URL} path={`${asked.pathname}${asked.search}`} />,
    421,
  )
})
