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
import { timeOffWords } from '../../text/labels/health.ts'
import { legsWords, sleepWords } from '../../text/labels/legs.ts'
import { operation } from '../lib/api/operation.ts'
import { inPages, pageFields } from '../lib/api/paging.ts'
import { day, givenDay, meaning } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { unfit } from '../lib/wrong.ts'

export const legsRoutes = new Hono<AppEnv>()

const tag = 'Self-reports' as const

const choices = (labels: Readonly<Record<string, { choice: string }>>) =>
  meaning(Object.fromEntries(Object.entries(labels).map(([word, { choice }]) => [word, choice])))
const STATE = choices(legsWords)
const SLEEP = choices(sleepWords)

const legsSchema = z.lazy(() =>
  z.strictObject(
    {
      date: givenDay,
      state: oneOf(LEGS_STATES, 'null').nullable().default(null).describe(STATE),
      area: oneOf(PLACES, 'null').nullable().default(null).describe('Where; needed with `sore` and `pain`.'),
      flag: oneOf(FLAGS, 'null').nullable().default(null),
      sleep: oneOf(SLEEPS, 'null').nullable().default(null).describe(SLEEP),
    },
    'an object',
  ),
)
const answered = {
  date: day,
  state: z.lazy(() => z.enum(LEGS_STATES).nullable().describe(STATE)),
  area: z.lazy(() => z.enum(PLACES).nullable()),
  sleep: z.lazy(() => z.enum(SLEEPS).nullable().describe(SLEEP)),
}
const answer = z.lazy(() => z.object(answered).meta({ id: 'Legs' }))
const told = z.lazy(() => z.object({ ...answered, flag: z.enum(FLAGS).nullable() }).meta({ id: 'LegsTold' }))

const timeOffSchema = z.lazy(() =>
  z.strictObject(
    {
      date: givenDay.describe('The day of the first run after it.'),
      why: oneOf(TIME_OFF_REASONS).describe(meaning(timeOffWords)),
    },
    'an object',
  ),
)
const timeOff = z.lazy(() => z.object({ date: day, why: z.enum(TIME_OFF_REASONS) }).meta({ id: 'TimeOff' }))

const simulationSchema = z.lazy(() => z.strictObject({ date: givenDay }, 'an object'))
const simulation = z.lazy(() => z.object({ date: day }).meta({ id: 'RaceSimulation' }))

legsRoutes.get(
  '/legs',
  operation({
    id: 'listLegs',
    tag,
    summary: 'How the legs were',
    description: 'One answer a day, latest first.',
    query: pageFields,
    answers: () => ({ 200: ['The answers.', z.array(answer)] }),
  }),
  async (c) => {
    const kept = (await trainingOf(c)).runner.selfReports.legs
    const answers = kept.map(({ saidAt: _, ...each }) => each)
    return c.json(inPages(c, answers, ({ date }) => date))
  },
)

legsRoutes.post(
  '/legs',
  operation({
    id: 'answerLegs',
    tag,
    summary: 'Say how the legs are',
    description: 'The legs, the sleep, or both. A sore or painful place is noted under soreness, too.',
    answers: () => ({ 201: ['It is noted.', told] }),
  }),
  asRunner,
  jsonBody(legsSchema),
  async (c) => {
    const given = c.req.valid('json')
    const { date, state, area, sleep, flag } = given
    if (state === null && sleep === null)
      return unfit(c, [{ field: 'state', expected: 'how the legs are, or how the sleep was' }])
    if (needsPlace(state) && area === null)
      return unfit(c, [{ field: 'area', expected: `where, with sore and pain: ${PLACES.join(', ')}` }])
    const strength = state === 'pain' ? 'strong' : 'mild'
    const sore = area === null ? [] : [{ date, area, strength, flag } as const]
    const answer = { date, state, sleep }
    const noted = await answerLegs(dependenciesOf(c), c.get('runnerId'), answer, sore, nowOf(c))
    return noted.ok ? c.json(given, 201) : unfit(c, [{ field: 'date', expected: 'a day of the last year' }])
  },
)

legsRoutes.get(
  '/time-off',
  operation({
    id: 'getTimeOff',
    tag,
    summary: 'Why the last break happened',
    description: 'Null when no reason was given.',
    answers: () => ({ 200: ['The reason.', timeOff.nullable()] }),
  }),
  async (c) => c.json((await trainingOf(c)).runner.selfReports.timeOff),
)

legsRoutes.put(
  '/time-off',
  operation({
    id: 'explainTimeOff',
    tag,
    summary: 'Say why a break happened',
    description: 'A break is over once there is a run again.',
    answers: () => ({ 200: ['It is noted.', timeOff] }),
  }),
  asRunner,
  jsonBody(timeOffSchema),
  async (c) => {
    const given = c.req.valid('json')
    const noted = await explainTimeOff(dependenciesOf(c), c.get('runnerId'), given, nowOf(c))
    return noted.ok
      ? c.json(given)
      : unfit(c, [{ field: 'date', expected: 'the day of the first run after it, in the last two months' }])
  },
)

legsRoutes.get(
  '/race-simulations',
  operation({
    id: 'listRaceSimulations',
    tag,
    summary: 'Runs that were race simulations',
    description: 'Their days, latest first.',
    query: pageFields,
    answers: () => ({ 200: ['The days.', z.array(simulation)] }),
  }),
  async (c) => {
    const { simulations } = (await trainingOf(c)).runner.selfReports
    return c.json(inPages(c, simulations, (date) => date).map((date) => ({ date })))
  },
)

legsRoutes.post(
  '/race-simulations',
  operation({
    id: 'callRaceSimulation',
    tag,
    summary: 'Call a long run a race simulation',
    description: 'By its day.',
    answers: () => ({ 201: ['It is noted.', simulation] }),
  }),
  asRunner,
  jsonBody(simulationSchema),
  async (c) => {
    const called = c.req.valid('json')
    const noted = await callSimulation(dependenciesOf(c), c.get('runnerId'), called.date, nowOf(c))
    return noted.ok
      ? c.json(called, 201)
      : unfit(c, [{ field: 'date', expected: 'a day of the last two months' }])
  },
)
