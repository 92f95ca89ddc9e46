/** What the massage page knows, by the API. */
import { Hono } from 'hono'
import * as z from 'zod'
import { AREAS, STRENGTHS } from '../../domain/training/runner.ts'
import { areaName } from '../../text/labels/areas.ts'
import { strengthWords } from '../../text/labels/soreness.ts'
import { operation } from '../lib/api/operation.ts'
import { day, meaning, words, yesOrNo } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { fresh } from '../lib/fresh-training.ts'
import { massageShown } from '../lib/massage-shown.ts'

export const massageRoutes = new Hono<AppEnv>()

const plan = z.object({
  technique: z.enum(['swedish', 'sports', 'trigger-point', 'deep-tissue']),
  pressure: z.enum(['light', 'firm']),
  minutes: z.int(),
  days: z.array(day).describe('The days on which it fits.'),
  areas: z.array(z.enum(AREAS)).describe('The first before all.'),
})

const massage = z
  .object({
    kind: z
      .enum(['suggest', 'none', 'see-a-clinician', 'not-well'])
      .describe(
        'Whether one is suggested now; if not, whether something has to be looked at, or got well, first.',
      ),
    why: z.string().nullable().describe('The reason, by name.'),
    words: z.array(words),
    caution: words.nullable(),
    plan: plan.nullable(),
    suggestionsRest: yesOrNo.describe('They rest until they are wanted back.'),
    bookingUrl: z.string().nullable(),
    therapistNote: z.string().nullable().describe('To show to whoever gives the massage.'),
    sore: z
      .array(z.object({ area: z.enum(AREAS), strength: z.enum(STRENGTHS) }))
      .describe(
        `Where it was sore in the last 14 days. ${meaning(Object.fromEntries(STRENGTHS.map((each) => [each, strengthWords[each].felt])))}`,
      ),
  })
  .meta({
    id: 'Massage',
    description: meaning(Object.fromEntries(AREAS.map((area) => [area, areaName(area)]))),
  })

massageRoutes.get(
  '/massage',
  operation({
    id: 'getMassage',
    tag: 'Training',
    summary: 'The next massage',
    description: 'What the massage page knows: when, where and how, or why there is none now.',
    answers: { 200: ['What is known of massage now.', massage] },
    waits: true,
  }),
  async (c) => {
    const training = await fresh(c)
    if (training instanceof Response) return training
    const shown = massageShown(dependenciesOf(c), training, nowOf(c))
    const { advice } = shown
    return c.json({
      kind: advice.kind,
      why: 'reason' in advice.why ? advice.why.reason : null,
      words: shown.words,
      caution: shown.caution,
      plan: advice.kind === 'suggest' ? planOf(advice.plan) : null,
      suggestionsRest: shown.rests,
      bookingUrl: shown.booking?.href ?? null,
      therapistNote: shown.therapist,
      sore: [...shown.sore].map(([area, strength]) => ({ area, strength })),
    })
  },
)

const planOf = ({ technique, pressure, minutes, days, areas }: Suggested) => ({
  technique,
  pressure,
  minutes,
  days,
  areas: areas.map(({ area }) => area),
})

type Suggested = Extract<ReturnType<typeof massageShown>['advice'], { kind: 'suggest' }>['plan']
