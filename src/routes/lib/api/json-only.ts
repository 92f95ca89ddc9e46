/** What is written by the API is JSON: a form on another site cannot be. */
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../context.ts'
import { isRead } from '../own-origin.ts'

export const jsonOnly = createMiddleware<AppEnv>(async (c, next) => {
  const type = c.req.header('Content-Type')
  const isJson = /^application\/json\s*(;|$)/i.test(type ?? '')
  // what has no body has no type either; on its way here an empty one may have become a stream of nothing
  const isBare = async () => type === undefined && (await c.req.text()) === ''
  if (!isRead(c) && !isJson && !(await isBare())) {
    throw new HTTPException(415, { message: 'Send Content-Type: application/json.' })
  }
  await next()
})
