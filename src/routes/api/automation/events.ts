/** The feed of events, oldest first, for programs that ask and cannot be called. */
import { Hono } from 'hono'
import * as z from 'zod'
import { EVENT_DAYS, EVENT_TYPES, placeOf } from '../../../domain/events/event.ts'
import { envelopeOf } from '../../../messages/events/envelope.ts'
import { eventWords } from '../../../text/events.ts'
import { operation, queryOf } from '../../lib/api/operation.ts'
import { instant, meaning } from '../../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../../lib/context.ts'
import { unfit } from '../../lib/wrong.ts'

export const eventRoutes = new Hono<AppEnv>()

const LIMIT = 'a whole number from 1 to 100'

const feedFields = z.strictObject({
  after: z.lazy(() =>
    z.string().max(50, 'the id of an event').optional().describe('The id of the last event you have.'),
  ),
  limit: z.lazy(() =>
    z.coerce
      .number(LIMIT)
      .int(LIMIT)
      .min(1, LIMIT)
      .max(100, LIMIT)
      .default(100)
      .describe('How many to return at most.'),
  ),
})

const envelope = z.lazy(() =>
  z
    .object({
      version: z.int().describe('The version of this envelope.'),
      id: z.string(),
      type: z.enum(EVENT_TYPES).describe(meaning(eventWords)),
      timestamp: instant,
      title: z.string().describe('Ready to show.'),
      text: z.string().describe('Ready to show.'),
      url: z.string().describe('Where the runner can read more, signed in.'),
      data: z
        .record(z.string(), z.unknown())
        .describe('Figures that Legwork worked out, never fields of a run.'),
    })
    .meta({ id: 'Event' }),
)

eventRoutes.get(
  '/events',
  operation({
    id: 'listEvents',
    tag: 'Messages',
    summary: 'Events, oldest first',
    description: `Kept for ${EVENT_DAYS} days, each as a webhook gets it. Send the id of the last one you have as \`after\` to get what came next.`,
    query: feedFields,
    answers: () => ({ 200: ['The events.', z.array(envelope)] }),
  }),
  async (c) => {
    const { store, config } = dependenciesOf(c)
    const { after, limit } = queryOf(c, feedFields)
    const place = after === undefined ? 0 : placeOf(after)
    if (place === null) return unfit(c, [{ field: 'after', expected: 'the id of an event' }])
    const runnerId = c.get('runnerId')
    const events = await store.events.after(runnerId, place, limit)
    const why = await store.runners.notWell(runnerId, nowOf(c))
    return c.json(events.map((event) => envelopeOf(event, config.BASE_URL, why)))
  },
)
