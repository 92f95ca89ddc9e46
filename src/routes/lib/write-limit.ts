/** So many changes in ten minutes are somebody's own; more are a machine's, and would wear out what others need too. */
import type { Context, Next } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { mayWrite } from '../../actions/write-limit.ts'
import { type AppEnv, dependenciesOf, nowOf, signedIn } from './context.ts'

const READS = ['GET', 'HEAD', 'OPTIONS']

export async function limitWrites(c: Context<AppEnv>, next: Next): Promise<void> {
  if (!READS.includes(c.req.method)) {
    const runnerId = await signedIn(c)
    if (runnerId !== null && !(await mayWrite(dependenciesOf(c), runnerId, nowOf(c)))) throw tooMany()
  }
  await next()
}

export const tooMany = () =>
  new HTTPException(429, {
    message: 'That was a lot at once. Please go on in ten minutes.',
  })
