/** The training of whoever asks, and what is said when it is not there. */
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { refresh } from '../../actions/connections.ts'
import { changesSoon } from '../../domain/standing/source-standing.ts'
import type { Training } from '../../store/runner/runners.ts'
import { knownCaller } from './api/caller.ts'
import { type AppEnv, dependenciesOf, nowOf } from './context.ts'
import type { ReadTraining } from './standing/is-read.ts'
import { recordShown, type SourceShown } from './standing/sources-shown.ts'

const RETRY_SECONDS = 10
const PROBLEM = { 'Content-Type': 'application/problem+json' }

/** Nobody goes further who is not known, or may not write where something is written. */
export const asRunner = createMiddleware<AppEnv>(async (c, next) => {
  c.set('runnerId', (await knownCaller(c)).runnerId)
  await next()
})

export async function trainingOf(c: Context<AppEnv>): Promise<Training> {
  const { runnerId } = await knownCaller(c)
  const training = await dependenciesOf(c).store.runners.training(runnerId)
  if (!training) throw new HTTPException(401, { message: 'This account is gone.' })
  return training
}

/** The training, or an answer that says to come back: an empty list would say that nobody ran. */
export async function fresh(c: Context<AppEnv>): Promise<ReadTraining | Response> {
  const training = await trainingOf(c)
  const { source } = training
  const shown = recordShown(dependenciesOf(c), training, nowOf(c))
  if (mayAnswer(training, shown)) return training
  if (source?.state === 'needs-reconnect') {
    const detail = 'Its source no longer lets us in, and what was read from it has left. Connect it again.'
    return c.json({ title: 'Connect again', detail, status: 409 }, 409, PROBLEM)
  }
  if (source && !source.syncedAt) await refresh(dependenciesOf(c), source.id, nowOf(c))
  const detail = shown?.words ?? 'Your training is being read from its source.'
  const problem = { title: 'Refreshing', detail, status: 503 }
  return c.json(problem, 503, { 'Retry-After': retryAfter(shown, nowOf(c)), ...PROBLEM })
}

/** What is here is all there is to wait for: read, or no source is there that could be. */
const mayAnswer = (training: Training, shown: SourceShown | null): training is ReadTraining => {
  const { source } = training
  if (!source || source.state === 'disconnecting') return true
  return source.syncedAt !== null && !(shown && changesSoon(shown.standing))
}

/** Nothing comes before the source is asked again. */
function retryAfter(shown: SourceShown | null, now: Date): string {
  const at = shown?.standing.kind === 'paused' ? shown.standing.nextTryAt.getTime() : 0
  return String(Math.max(RETRY_SECONDS, Math.ceil((at - now.getTime()) / 1000)))
}
