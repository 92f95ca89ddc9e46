/** What is written by the API is JSON: a form on another site cannot be. */
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from './context.ts'
import { isRead } from './own-origin.ts'

export const jsonOnly = createMiddleware<AppEnv>(async (c, next) => {
  // what has no body has no type either
  const type = c.req.header('Content-Type')
  const isJson = /^application\/json\s*(;|$)/i.test(type ?? '')
  if (!isRead(c) && !isJson && (c.req.raw.body !== null || type !== undefined)) {
    throw new HTTPException(415, { message: 'Send Content-Type: application/json.' })
  }
  await next()
})
