/** The runner's sources by the API: which counts, how old what is known of it is, and what of it could not be read. */
import { Hono } from 'hono'
import { accountOf } from '../../dependencies.ts'
import type { AppEnv } from '../lib/context.ts'
import { trainingOf } from '../lib/fresh-training.ts'

export const sourceRoutes = new Hono<AppEnv>()

sourceRoutes.get('/', async (c) => {
  const { connections, source } = await trainingOf(c)
  return c.json(
    connections.map(({ id, state, syncedAt, unreadable }) => ({
      source: accountOf(id).source,
      state,
      counts: id === source?.id,
      syncedAt,
      unreadableActivities: unreadable.length,
    })),
  )
})
