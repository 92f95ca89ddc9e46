/** “How are the legs?” answered on the runner's page. */
import { Hono } from 'hono'
import * as z from 'zod'
import { answerLegs } from '../../actions/self-reports.ts'
import { FLAGS, LEGS_STATES, needsPlace, PLACES, SLEEPS } from '../../domain/training/runner.ts'
import { areaName } from '../../text/labels/areas.ts'
import { legsWords, sleepWords } from '../../text/labels/legs.ts'
import { list } from '../../text/sentences.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { refuse, refuseFor, saved } from '../lib/forms/answer.ts'
import { readForm } from '../lib/forms/read.ts'
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

const WORDS = {
  state: 'Choose how your legs are.',
  area: 'Choose where it is.',
  flag: 'Choose one of these, or none.',
  sleep: 'Choose well or badly.',
}

export const legsRoutes = new Hono<AppEnv>()

legsRoutes.post('/legs', async (c) => {
  const form = await readForm(c, legsSchema, WORDS)
  if (!form.ok) return refuse(c, form.error)
  const { state, area, flag, sleep } = form.value
  if (state === null && sleep === null) return refuseFor(c, WORDS.state, 'state')
  if (needsPlace(state) && area === null) return refuseFor(c, WORDS.area, 'area')
  const answer = { date: todayOf(c), state, area, flag, sleep }
  await answerLegs(dependenciesOf(c), c.get('runnerId'), answer, nowOf(c))
  const legs = state && `${legsWords[state].said}${needsPlace(state) && area ? ` (${areaName(area)})` : ''}`
  const said = [legs, sleep && sleepWords[sleep].said].filter((words) => typeof words === 'string')
  return saved(c, `Noted: ${list(said)}.`, 'legs')
})
