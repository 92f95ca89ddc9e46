/** What is noted of the runner now, by the API: the same as stands on top of their pages. */
import { Hono } from 'hono'
import * as z from 'zod'
import { operation } from '../lib/api/operation.ts'
import { day, instant, notWell, words } from '../lib/api/shapes.ts'
import { type AppEnv, nowOf } from '../lib/context.ts'
import { trainingOf } from '../lib/fresh-training.ts'
import { statesShown } from '../lib/standing/states-shown.ts'

const state = z.lazy(() =>
  z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('not-well'),
        all: z.array(notWell).describe('The most serious first.'),
        words,
      }),
      z.object({ kind: z.literal('snoozed'), until: instant, words }),
      z.object({ kind: z.literal('massage-booked'), date: day, words }),
      z.object({ kind: z.literal('massage-done'), date: day, words }),
    ])
    .meta({ id: 'State' }),
)

export const stateRoutes = new Hono<AppEnv>()

stateRoutes.get(
  '/states',
  operation({
    id: 'listStates',
    tag: 'Self-reports',
    summary: 'What changes the messages now',
    description:
      'Illness, injury, a warning sign, a snooze, a massage booked or had in the last week, the most serious first. Empty when none of it applies.',
    answers: () => ({ 200: ['What applies now.', z.array(state)] }),
  }),
  async (c) => {
    const { runner } = await trainingOf(c)
    return c.json(statesShown(runner, nowOf(c)).map(({ state, words }) => ({ ...state, words })))
  },
)
