/** The training of whoever asks, and what is said when it is not there. */
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { refresh } from '../../actions/connections.ts'
import type { Training } from '../../store/runner/runners.ts'
import { type AppEnv, dependenciesOf, nowOf, signedIn } from './context.ts'

const RETRY_SECONDS = '10'
const PROBLEM = { 'Content-Type': 'application/problem+json' }

async function runnerOf(c: Context<AppEnv>): Promise<string> {
  const runnerId = await signedIn(c)
  if (!runnerId) throw new HTTPException(401, { message: 'Sign in by connecting your source.' })
  return runnerId
}

/** Nobody goes further who is not signed in. */
export const asRunner = createMiddleware<AppEnv>(async (c, next) => {
  c.set('runnerId', await runnerOf(c))
  await next()
})

export async function trainingOf(c: Context<AppEnv>): Promise<Training> {
  const training = await dependenciesOf(c).store.runners.training(await runnerOf(c))
  if (!training) throw new HTTPException(401, { message: 'Sign in by connecting your source.' })
  return training
}

/** The training, or an answer that says to come back: an empty list would say that nobody ran. */
export async function fresh(c: Context<AppEnv>): Promise<Training | Response> {
  const training = await trainingOf(c)
  const { source } = training
  if (!source || source.syncedAt) return training
  if (source.state === 'needs-reconnect') {
    const detail = 'Its source no longer lets us in, and what was read from it has left. Connect it again.'
    return c.json({ title: 'Connect again', detail, status: 409 }, 409, PROBLEM)
  }
  if (source.state !== 'active') return training
  await refresh(dependenciesOf(c), source.id, nowOf(c))
  const problem = { title: 'Refreshing', detail: 'Your training is being read from its source.', status: 503 }
  return c.json(problem, 503, { 'Retry-After': RETRY_SECONDS, ...PROBLEM })
}
