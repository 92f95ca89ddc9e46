/** The runner's sources by the API: which counts, how old what is known of it is, and what of it could not be read. */
import { Hono } from 'hono'
import * as z from 'zod'
import { accountOf } from '../../dependencies.ts'
import { CONNECTION_STATES, type Pause } from '../../domain/training/connection.ts'
import { operation } from '../lib/api/operation.ts'
import { instant, yesOrNo } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { trainingOf } from '../lib/fresh-training.ts'
import { type SourceShown, sourceShown } from '../lib/standing/sources-shown.ts'

/** By their names outside, where a pause is told by its reason. */
const STANDINGS = [
  'read',
  'reading',
  'arriving',
  'silent',
  'limited',
  'away',
  'refused',
  'application-refused',
  'reconnect',
  'disconnecting',
  'not-set-up',
] as const

export const sourceRoutes = new Hono<AppEnv>()

const source = z.lazy(() =>
  z
    .object({
      source: z.string(),
      state: z.enum(CONNECTION_STATES),
      counts: yesOrNo.describe('Whether it is the source of record.'),
      syncedAt: instant.nullable().describe('When it was last read.'),
      unreadableActivities: z.int(),
      standing: z
        .enum(STANDINGS)
        .describe(
          'Being read, read, or why not: `limited`: its limit for today or this quarter of an hour is reached; `away`: it does not answer; `refused`: it no longer lets Legwork read this account; `application-refused`: it refuses the operator’s application; `arriving` and `silent`: for a source that sends runs by itself.',
        ),
      words: z.string().nullable().describe('As the pages say it; null while all is well.'),
      nextTryAt: instant.nullable(),
      page: z.int().nullable().describe('Which page is being read, where there is more than one.'),
      ofAboutPages: z.int().nullable(),
    })
    .meta({ id: 'Source' }),
)

sourceRoutes.get(
  '/sources',
  operation({
    id: 'listSources',
    tag: 'Training',
    summary: 'Where runs come from',
    description: 'Which source counts, and when each was last read.',
    answers: () => ({ 200: ['The sources.', z.array(source)] }),
  }),
  async (c) => {
    const training = await trainingOf(c)
    return c.json(
      training.connections.map((connection) => {
        const shown = sourceShown(dependenciesOf(c), training, connection, nowOf(c))
        return {
          source: accountOf(connection.id).source,
          state: connection.state,
          counts: connection.id === training.source?.id,
          syncedAt: connection.syncedAt,
          unreadableActivities: connection.unreadable.length,
          ...(shown ? standingFields(shown) : NOT_SET_UP),
        }
      }),
    )
  },
)

/** An operator may have taken a source out again. */
const NOT_SET_UP = {
  standing: 'not-set-up',
  words: 'This installation no longer connects to it.',
  nextTryAt: null,
  page: null,
  ofAboutPages: null,
}

function standingFields({ standing, words }: SourceShown) {
  const page = standing.kind === 'reading' ? standing.page : null
  return {
    standing: standing.kind === 'paused' ? PAUSED[standing.pause] : standing.kind,
    words,
    nextTryAt: standing.kind === 'paused' ? standing.nextTryAt : null,
    page: page?.number ?? null,
    ofAboutPages: page?.ofAbout ?? null,
  }
}

const PAUSED: Record<Pause, (typeof STANDINGS)[number]> = {
  limit: 'limited',
  failure: 'away',
  refusal: 'refused',
  application: 'application-refused',
}
