/** Scripts of other sites may call with a token of their own; with our cookie they never may. */
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../context.ts'
import { saysWho } from '../own-origin.ts'

const MAY_SEND = 'Authorization, Content-Type, Idempotency-Key, If-None-Match'
const MAY_READ =
  'ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate'

export const forScripts = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === 'OPTIONS' && c.req.header('Access-Control-Request-Method')) {
    return c.body(null, 204, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
      'Access-Control-Allow-Headers': MAY_SEND,
      'Access-Control-Max-Age': '86400',
    })
  }
  await next()
  if (saysWho(c)) {
    c.res.headers.set('Access-Control-Allow-Origin', '*')
    c.res.headers.set('Access-Control-Expose-Headers', MAY_READ)
  }
  return undefined
})
