/** So many changes in ten minutes are somebody's own; more are a machine's, and would wear out what others need too. */
import type { Context, Next } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { mayWrite } from '../../actions/limits/write-limit.ts'
import { type AppEnv, dependenciesOf, nowOf } from './context.ts'
import { signedIn } from './session/session.ts'

const READS = ['GET', 'HEAD', 'OPTIONS']
/** The ways out are open to everybody, whatever they did before. */
const WAYS_OUT = ['/me/sign-out', '/me/disconnect', '/me/delete']

export async function limitWrites(c: Context<AppEnv>, next: Next): Promise<void> {
  if (!READS.includes(c.req.method) && !WAYS_OUT.includes(c.req.path)) {
    const runnerId = await signedIn(c)
    if (runnerId !== null && !(await mayWrite(dependenciesOf(c), runnerId, nowOf(c)))) throw tooMany()
  }
  await next()
}

export const tooMany = () =>
  new HTTPException(429, {
    message: 'Too many requests at once. Please try again in ten minutes.',
  })
