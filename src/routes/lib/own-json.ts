/** Writes by the API bear a cookie that a browser adds by itself, so they have to show that they come from here. */
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, dependenciesOf } from './context.ts'

/** A form on another site cannot be JSON, and a script there cannot hide its origin. */
export const ownJson = createMiddleware<AppEnv>(async (c, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
    const origin = c.req.header('Origin')
    const ours = [new URL(c.req.url).origin, new URL(dependenciesOf(c).config.BASE_URL).origin]
    if (origin !== undefined && !ours.includes(origin)) {
      throw new HTTPException(403, { message: 'Another site may not write here.' })
    }
    // what has no body, as most that is deleted, has no type either
    const type = c.req.header('Content-Type')
    const isJson = /^application\/json\s*(;|$)/i.test(type ?? '')
    if (!isJson && (c.req.method !== 'DELETE' || type !== undefined)) {
      throw new HTTPException(415, { message: 'Send Content-Type: application/json.' })
    }
  }
  await next()
})
