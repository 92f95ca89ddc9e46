/** API v1: metres, seconds, local days as YYYY-MM-DD, instants as RFC 3339, problems as RFC 9457. */
import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { refresh } from '../actions/connections.ts'
import { headroom } from '../domain/headroom.ts'
import type { Training } from '../store/runners.ts'
import { type Around, nowOf, outsideOf, signedIn } from './context.ts'
import { logOf } from './training.ts'

const RETRY_SECONDS = '10'

export const apiRoutes = new Hono<Around>()

apiRoutes.get('/weeks', async (c) => {
  const training = await fresh(c)
  return training instanceof Response ? training : c.json(training.weeks)
})

apiRoutes.get('/runs', async (c) => {
  const training = await fresh(c)
  if (training instanceof Response) return training
  const log = logOf(training, nowOf(c))
  const why = new Map(log.notCounted.map((each) => [each.run.id, each.why]))
  const runs = [...log.counted, ...log.notCounted.map(({ run }) => run)]
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
    .map((run) => ({ ...run, counted: !why.has(run.id), notCountedBecause: why.get(run.id) ?? null }))
  return c.json(runs)
})

apiRoutes.get('/nudges', async (c) => {
  const { nudges, deliveries } = await trainingOf(c)
  return c.json(
    nudges.map(({ id, rule, subject, state, why, createdAt, dueAt, findings }) => ({
      id,
      rule,
      subject,
      state,
      why,
      createdAt,
      dueAt,
      facts: findings?.[0].facts ?? null,
      deliveries: deliveries
        .filter((delivery) => delivery.kind === 'nudge' && delivery.about === id)
        .map(({ id: deliveryId, state: deliveryState, sentAt }) => ({
          id: deliveryId,
          state: deliveryState,
          sentAt,
        })),
    })),
  )
})

apiRoutes.get('/headroom', async (c) => {
  const training = await fresh(c)
  if (training instanceof Response) return training
  return c.json(headroom(logOf(training, nowOf(c)), training.runner, nowOf(c)))
})

async function trainingOf(c: Context<Around>): Promise<Training> {
  const runnerId = await signedIn(c)
  const training = runnerId && (await outsideOf(c).store.runners.training(runnerId))
  if (!training) throw new HTTPException(401, { message: 'Sign in by connecting your source.' })
  return training
}

/** The training, or an answer that says to come back: an empty list would say that nobody ran. */
async function fresh(c: Context<Around>): Promise<Training | Response> {
  const training = await trainingOf(c)
  const { source } = training
  if (!source || source.syncedAt || source.state !== 'active') return training
  await refresh(outsideOf(c), source.id, nowOf(c))
  const problem = { title: 'Refreshing', detail: 'Your training is being read from its source.', status: 503 }
  return c.json(problem, 503, { 'Retry-After': RETRY_SECONDS, 'Content-Type': 'application/problem+json' })
}
