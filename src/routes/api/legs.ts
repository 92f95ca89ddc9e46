/** How the legs are, why a break was one, and which runs were race simulations, by the API. */
import { Hono } from 'hono'
import * as z from 'zod'
import { oneOf } from '../../actions/one-of.ts'
import { answerLegs, callSimulation, explainTimeOff } from '../../actions/self-reports.ts'
import {
  FLAGS,
  LEGS_STATES,
  needsPlace,
  PLACES,
  SLEEPS,
  TIME_OFF_REASONS,
} from '../../domain/training/runner.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { unfit } from '../lib/wrong.ts'

export const legsRoutes = new Hono<AppEnv>()

const date = z.iso.date('a day such as 2026-11-03')
const legsSchema = z.object({
  date,
  state: oneOf(LEGS_STATES, 'null').nullable().default(null),
  area: oneOf(PLACES, 'null').nullable().default(null),
  flag: oneOf(FLAGS, 'null').nullable().default(null),
  sleep: oneOf(SLEEPS, 'null').nullable().default(null),
})
const timeOffSchema = z.object({ date, why: oneOf(TIME_OFF_REASONS) })
const simulationSchema = z.object({ date })

legsRoutes.get('/legs', async (c) => c.json((await trainingOf(c)).runner.selfReports.legs))

legsRoutes.post('/legs', asRunner, jsonBody(legsSchema), async (c) => {
  const answer = c.req.valid('json')
  const { state, area, sleep } = answer
  if (state === null && sleep === null)
    return unfit(c, [{ field: 'state', expected: 'how the legs are, or how the sleep was' }])
  if (needsPlace(state) && area === null)
    return unfit(c, [{ field: 'area', expected: `where, with sore and pain: ${PLACES.join(', ')}` }])
  const noted = await answerLegs(dependenciesOf(c), c.get('runnerId'), answer, nowOf(c))
  return noted.ok ? c.json(answer, 201) : unfit(c, [{ field: 'date', expected: 'a day of the last year' }])
})

legsRoutes.get('/time-off', async (c) => c.json((await trainingOf(c)).runner.selfReports.timeOff))

legsRoutes.put('/time-off', asRunner, jsonBody(timeOffSchema), async (c) => {
  const told = c.req.valid('json')
  const noted = await explainTimeOff(dependenciesOf(c), c.get('runnerId'), told, nowOf(c))
  return noted.ok
    ? c.json(told)
    : unfit(c, [{ field: 'date', expected: 'the day of the first run after it, in the last two months' }])
})

legsRoutes.get('/race-simulations', async (c) => {
  const { simulations } = (await trainingOf(c)).runner.selfReports
  return c.json(simulations.map((day) => ({ date: day })))
})

legsRoutes.post('/race-simulations', asRunner, jsonBody(simulationSchema), async (c) => {
  const called = c.req.valid('json')
  const noted = await callSimulation(dependenciesOf(c), c.get('runnerId'), called.date, nowOf(c))
  return noted.ok
    ? c.json(called, 201)
    : unfit(c, [{ field: 'date', expected: 'a day of the last two months' }])
})
