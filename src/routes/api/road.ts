/** The road to the race, and runs planned ahead, by the API. */
import { Hono } from 'hono'
import * as z from 'zod'
import { dropPlannedRun, planRun } from '../../actions/self-reports.ts'
import { roadToRace } from '../../domain/overview/road.ts'
import { operation } from '../lib/api/operation.ts'
import { inPages, pageFields } from '../lib/api/paging.ts'
import { day, deleted, givenDay, givenMeters, instant, meters, yesOrNo } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, fresh, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { logOf } from '../lib/training-log.ts'
import { noSuch, unfit } from '../lib/wrong.ts'

export const roadRoutes = new Hono<AppEnv>()

const road = z.lazy(() =>
  z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('road'),
        goal: z.object({ date: day, distanceMeters: meters, goal: yesOrNo }),
        longestMeters: meters.describe('The longest run of the last 30 days, where the road starts.'),
        weeks: z.array(z.object({ date: day, atMostMeters: meters.nullable() })),
        reachesMeters: meters,
        end: z.enum(['far', 'little']).nullable(),
      }),
      z.object({
        kind: z.literal('none'),
        why: z.enum(['not-well', 'no-race', 'race-near', 'too-few-runs', 'careful-weeks', 'far-enough']),
      }),
    ])
    .meta({ id: 'Road' }),
)

const plannedSchema = z.lazy(() =>
  z.strictObject({ date: givenDay, distanceMeters: givenMeters }, 'an object'),
)
const planned = z.lazy(() =>
  z.object({ date: day, distanceMeters: meters, saidAt: instant }).meta({ id: 'PlannedRun' }),
)

roadRoutes.get(
  '/road',
  operation({
    id: 'getRoad',
    tag: 'Training',
    summary: 'How far long runs can grow before the race',
    description: 'Week by week, or why there is no road.',
    answers: () => ({ 200: ['The road.', road] }),
    waits: true,
  }),
  async (c) => {
    const training = await fresh(c)
    if (training instanceof Response) return training
    return c.json(roadToRace(logOf(training, nowOf(c)), training.runner, nowOf(c)))
  },
)

roadRoutes.get(
  '/planned-runs',
  operation({
    id: 'listPlannedRuns',
    tag: 'Self-reports',
    summary: 'Runs planned ahead',
    description: 'Latest day first.',
    query: pageFields,
    answers: () => ({ 200: ['The plans.', z.array(planned)] }),
  }),
  async (c) => c.json(inPages(c, (await trainingOf(c)).runner.selfReports.planned, ({ date }) => date)),
)

roadRoutes.post(
  '/planned-runs',
  operation({
    id: 'planRun',
    tag: 'Self-reports',
    summary: 'Plan a run',
    description: 'One a day. A planned run brings no nudge when it is run.',
    answers: () => ({ 201: ['It is planned.', planned] }),
  }),
  asRunner,
  jsonBody(plannedSchema),
  async (c) => {
    const plan = await planRun(dependenciesOf(c), c.get('runnerId'), c.req.valid('json'), nowOf(c))
    return plan.ok
      ? c.json(plan.value, 201)
      : unfit(c, [{ field: 'date', expected: 'today or a day of the next year' }])
  },
)

roadRoutes.delete(
  '/planned-runs/:date',
  operation({
    id: 'dropPlannedRun',
    tag: 'Self-reports',
    summary: 'Remove a planned run',
    description: 'By its day.',
    answers: deleted,
  }),
  asRunner,
  async (c) => {
    const had = await dropPlannedRun(dependenciesOf(c), c.get('runnerId'), c.req.param('date'), nowOf(c))
    if (!had) throw noSuch('planned run')
    return c.body(null, 204)
  },
)
