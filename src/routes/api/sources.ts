/** The runner's sources by the API: which counts, how old what is known of it is, and what of it could not be read. */
import { Hono } from 'hono'
import * as z from 'zod'
import { accountOf } from '../../dependencies.ts'
import { CONNECTION_STATES } from '../../domain/training/connection.ts'
import { operation } from '../lib/api/operation.ts'
import { instant, yesOrNo } from '../lib/api/shapes.ts'
import type { AppEnv } from '../lib/context.ts'
import { trainingOf } from '../lib/fresh-training.ts'

export const sourceRoutes = new Hono<AppEnv>()

const source = z
  .object({
    source: z.string(),
    state: z.enum(CONNECTION_STATES),
    counts: yesOrNo.describe('Whether it is the source of record.'),
    syncedAt: instant.nullable().describe('The age of all that is known of it.'),
    unreadableActivities: z.int(),
  })
  .meta({ id: 'Source' })

sourceRoutes.get(
  '/sources',
  operation({
    id: 'listSources',
    tag: 'Training',
    summary: 'Where runs come from',
    description: 'Which source counts, and how old what is known of each is.',
    answers: { 200: ['The sources.', z.array(source)] },
  }),
  async (c) => {
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
  },
)
