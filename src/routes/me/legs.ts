/** “How are the legs?” answered on the runner's page. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { answerLegs } from '../../actions/self-reports.ts'
import { FLAGS, LEGS_STATES, needsPlace, PLACES, SLEEPS } from '../../domain/training/runner.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { formOf } from '../lib/form.ts'
import { todayOf } from './answers.ts'

/** One of the words; nothing chosen is none of them. */
const orNothing = <Word extends string>(words: readonly Word[]) =>
  z
    .string()
    .refine((chosen) => chosen === '' || words.some((each) => each === chosen))
    .default('')
    .transform((chosen): Word | null => words.find((each) => each === chosen) ?? null)

const legsSchema = z.object({
  state: orNothing(LEGS_STATES),
  area: orNothing(PLACES),
  flag: orNothing(FLAGS),
  sleep: orNothing(SLEEPS),
})

export const legsRoutes = new Hono<AppEnv>()

legsRoutes.post('/legs', async (c) => {
  const asked = 'Fine, a little sore, pain or ill; and where, when something is sore or hurts.'
  const { state, area, flag, sleep } = await formOf(c, legsSchema, asked)
  const isWhole = (state !== null || sleep !== null) && (!needsPlace(state) || area !== null)
  if (!isWhole) throw new HTTPException(400, { message: asked })
  const answer = { date: todayOf(c), state, area, flag, sleep }
  await answerLegs(dependenciesOf(c), c.get('runnerId'), answer, nowOf(c))
  return c.redirect('/me#legs', 303)
})
