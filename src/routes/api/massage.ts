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

const plan = z.lazy(() =>
  z.object({
    technique: z.enum(['swedish', 'sports', 'trigger-point', 'deep-tissue']),
    pressure: z.enum(['light', 'firm']),
    minutes: z.int(),
    days: z.array(day).describe('The days on which it fits.'),
    areas: z.array(z.enum(AREAS)).describe('The first matters most.'),
  }),
)

const massage = z.lazy(() =>
  z
    .object({
      kind: z
        .enum(['suggest', 'none', 'see-a-clinician', 'not-well'])
        .describe(
          '`suggest`: one fits now, or a message suggested one that still stands; `see-a-clinician`: something has to be looked at first; `not-well`: getting well comes first; `none`: see `why`.',
        ),
      why: z.string().nullable().describe('The reason, as a code.'),
      words: z.array(words),
      caution: words.nullable(),
      plan: plan.nullable(),
      suggestionsRest: yesOrNo.describe('Whether suggestions are paused, until they are turned back on.'),
      bookingUrl: z.string().nullable(),
      therapistNote: z.string().nullable().describe('A note to show to the massage therapist.'),
      sore: z
        .array(z.object({ area: z.enum(AREAS), strength: z.enum(STRENGTHS) }))
        .describe(
          `Where it was sore in the last 14 days. ${meaning(Object.fromEntries(STRENGTHS.map((each) => [each, strengthWords[each].felt])))}`,
        ),
    })
    .meta({
      id: 'Massage',
      description: meaning(Object.fromEntries(AREAS.map((area) => [area, areaName(area)]))),
    }),
)

massageRoutes.get(
  '/massage',
  operation({
    id: 'getMassage',
    tag: 'Training',
    summary: 'The next massage',
    description: 'As on the massage page: when, where and how, or why none is suggested now.',
    answers: () => ({ 200: ['The advice for now.', massage] }),
    waits: true,
  }),
  async (c) => {
    const training = await fresh(c)
    if (training instanceof Response) return training
    const shown = massageShown(dependenciesOf(c), training, nowOf(c))
    const { advice } = shown
    return c.json({
      kind: shown.plan ? 'suggest' : (advice?.kind ?? 'none'),
      why: advice === null ? 'not-read' : 'reason' in advice.why ? advice.why.reason : null,
      words: shown.words,
      caution: shown.caution,
      plan: shown.plan && planOf(shown.plan),
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

type Suggested = NonNullable<ReturnType<typeof massageShown>['plan']>
