/** “How are the legs?” answered on the runner's page. */
import { Hono } from 'hono'
import * as z from 'zod'
import { answerLegs } from '../../actions/self-reports.ts'
import { legsWith } from '../../domain/training/legs.ts'
import { FLAGS, LEGS_STATES, needsPlace, PLACES, SLEEPS, STRENGTHS } from '../../domain/training/runner.ts'
import { areaName } from '../../text/labels/areas.ts'
import { legsSaid, sleepWords } from '../../text/labels/legs.ts'
import { list } from '../../text/sentences.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { refuse, refuseFor, saved } from '../lib/forms/answer.ts'
import { readForm, someOf } from '../lib/forms/read.ts'
import { todayOf } from './answers.ts'

/** One of the words; nothing chosen is none of them. */
const orNothing = <Word extends string>(words: readonly Word[]) =>
  z
    .string()
    .refine((chosen) => chosen === '' || words.some((each) => each === chosen))
    .default('')
    .transform((chosen): Word | null => words.find((each) => each === chosen) ?? null)

const legsSchema = z.lazy(() =>
  z.object({
    state: orNothing(LEGS_STATES),
    area: someOf(PLACES),
    strength: orNothing(STRENGTHS),
    flag: orNothing(FLAGS),
    sleep: orNothing(SLEEPS),
  }),
)

const WORDS = {
  state: 'Choose how your legs are.',
  area: 'Choose where it is.',
  strength: 'Choose how sore it is.',
  flag: 'Choose one of these, or none.',
  sleep: 'Choose well or badly.',
}

export const legsRoutes = new Hono<AppEnv>()

legsRoutes.post('/legs', async (c) => {
  const form = await readForm(c, legsSchema, WORDS)
  if (!form.ok) return refuse(c, form.error)
  const { area: areas, strength, flag, sleep } = form.value
  if (form.value.state === null && sleep === null) return refuseFor(c, WORDS.state, 'state')
  if (needsPlace(form.value.state) && areas.length === 0) return refuseFor(c, WORDS.area, 'area')
  if (needsPlace(form.value.state) && strength === null) return refuseFor(c, WORDS.strength, 'strength')
  const date = todayOf(c)
  const sore = strength === null ? [] : areas.map((area) => ({ date, area, strength, flag }))
  const state =
    form.value.state && strength && areas.length > 0 ? legsWith(areas, strength) : form.value.state
  await answerLegs(dependenciesOf(c), c.get('runnerId'), { date, state, sleep }, sore, nowOf(c))
  const where = needsPlace(state) ? ` (${list(areas.map(areaName))})` : ''
  const said = [state && `${legsSaid(state, sore)}${where}`, sleep && sleepWords[sleep].said].filter(
    (words) => typeof words === 'string',
  )
  return saved(c, `Noted: ${list(said)}.`, 'legs')
})
