/** What was decided and what was sent, by the API. */
import { Hono } from 'hono'
import * as z from 'zod'
import { CHANNELS, type ChannelName } from '../../domain/delivery/channels.ts'
import { DELIVERY_KINDS, DELIVERY_STATES, whyWaits } from '../../domain/delivery/deliveries.ts'
import { NUDGE_STATES } from '../../domain/nudges/nudge.ts'
import { RULE_NAMES } from '../../domain/rules/index.ts'
import { explain } from '../../messages/nudge/explain.ts'
import type { Before } from '../../store/api/history.ts'
import { deliveryWords, kindWords } from '../../text/labels/deliveries.ts'
import { nudgeState } from '../../text/labels/nudges.ts'
import { titleOf } from '../../text/rules/index.ts'
import { operation } from '../lib/api/operation.ts'
import { type Page, pageFields, pageOf, pageWith } from '../lib/api/paging.ts'
import { instant, meaning, words, yesOrNo } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { trainingOf } from '../lib/fresh-training.ts'
import { unaddressedIn } from '../lib/standing/addresses.ts'
import { Unfit } from '../lib/wrong.ts'

export const messageRoutes = new Hono<AppEnv>()

const state = z.lazy(() =>
  z.enum(DELIVERY_STATES).describe('`unknown`: it was sent, and we could not tell whether it arrived.'),
)

const nudge = z.lazy(() =>
  z
    .object({
      id: z.string(),
      rule: z.enum(RULE_NAMES),
      title: words,
      subject: z.string().describe('`run:<source>:<id>`, `week:<date>` or `day:<date>`.'),
      state: z.enum(NUDGE_STATES),
      stateWords: words,
      why: z.string().nullable().describe('Why it was held back or withdrawn.'),
      runGone: yesOrNo.describe('Whether its run was deleted or changed after it was sent.'),
      createdAt: instant,
      dueAt: instant,
      text: words
        .nullable()
        .describe('What was found, in a sentence; null once its figures are no longer kept.'),
      facts: z.record(z.string(), z.unknown()).nullable().describe('The figures of the leading finding.'),
      deliveries: z.array(z.object({ id: z.string(), state, sentAt: instant.nullable() })),
    })
    .meta({ id: 'Nudge' }),
)

const delivery = z.lazy(() =>
  z
    .object({
      id: z.string(),
      kind: z.enum(DELIVERY_KINDS).describe(meaning(kindWords)),
      nudge: z.string().nullable().describe('The nudge it carries.'),
      channel: z.enum(CHANNELS).nullable().describe('Null once its address has been removed.'),
      address: z.string().nullable(),
      state,
      stateWords: words,
      createdAt: instant,
      dueAt: instant,
      sentAt: instant.nullable(),
    })
    .meta({ id: 'Delivery' }),
)

messageRoutes.get(
  '/nudges',
  operation({
    id: 'listNudges',
    tag: 'Messages',
    summary: 'Nudges, newest first',
    description: 'Every decision to send one or hold it back, for 400 days.',
    query: pageFields,
    answers: () => ({ 200: ['The nudges.', z.array(nudge)] }),
  }),
  async (c) => {
    const page = pageOf(c)
    const training = await trainingOf(c)
    const { runner } = training
    const { store } = dependenciesOf(c)
    const found = await store.history.nudges(runner.id, before(page), page.limit + 1)
    return c.json(
      pageWith(c, page, found.nudges, keyOf).map(
        ({ id, rule, subject, state, why, runGone, createdAt, dueAt, findings }) => {
          const sent = found.deliveries.filter(({ about }) => about === id)
          return {
            id,
            rule,
            title: titleOf(rule, findings?.[0]),
            subject,
            state,
            stateWords: nudgeState(
              state,
              sent.map((each) => each.state),
              unaddressedIn(training, id),
            ),
            why,
            runGone,
            createdAt,
            dueAt,
            text: findings ? explain(findings[0], runner).sentence : null,
            facts: findings?.[0].facts ?? null,
            deliveries: sent.map((each) => ({ id: each.id, state: each.state, sentAt: each.sentAt })),
          }
        },
      ),
    )
  },
)

messageRoutes.get(
  '/deliveries',
  operation({
    id: 'listDeliveries',
    tag: 'Messages',
    summary: 'Messages, newest first',
    description: 'One for each address: the channel it went by, and whether it arrived.',
    query: pageFields,
    answers: () => ({ 200: ['The messages.', z.array(delivery)] }),
  }),
  async (c) => {
    const page = pageOf(c)
    const { store } = dependenciesOf(c)
    const found = await store.history.deliveries(c.get('runnerId'), before(page), page.limit + 1)
    const { hours } = found
    const waits = ({ state, kind }: (typeof found.deliveries)[number], channel: ChannelName | null) =>
      hours && whyWaits({ state, kind, channel }, hours, nowOf(c))
    return c.json(
      pageWith(c, page, found.deliveries, keyOf).map((each) => {
        const to = found.contacts.find(({ id }) => id === each.contactId)
        const channel = to?.channel ?? null
        return {
          id: each.id,
          kind: each.kind,
          nudge: each.kind === 'nudge' ? each.about : null,
          channel,
          address: to?.address ?? null,
          state: each.state,
          stateWords: deliveryWords(each.state, waits(each, channel) ?? each.why, channel),
          createdAt: each.createdAt,
          dueAt: each.dueAt,
          sentAt: each.sentAt,
        }
      }),
    )
  },
)

const keyOf = ({ createdAt, id }: { createdAt: Date; id: string }) => `${createdAt.getTime()} ${id}`

function before({ after }: Page): Before {
  if (after === null) return null
  const [, at, id] = /^(\d{1,16}) (.*)$/.exec(after) ?? []
  if (at === undefined || id === undefined) {
    throw new Unfit([{ field: 'cursor', expected: 'a cursor from a Link header' }])
  }
  return { at: Number(at), id }
}
