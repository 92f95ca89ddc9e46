/** The road to the race, and runs planned ahead, by the API. */
import { Hono } from 'hono'
import * as z from 'zod'
import { dropPlannedRun, planRun } from '../../actions/self-reports.ts'
import { roadToRace } from '../../domain/overview/road.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, fresh, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { logOf } from '../lib/training-log.ts'
import { noSuch, unfit } from '../lib/wrong.ts'

export const roadRoutes = new Hono<AppEnv>()

const plannedSchema = z.object({
  date: z.iso.date('a day such as 2026-11-03'),
  distanceMeters: z.int('whole metres').min(1_000, 'at least 1,000 metres').max(500_000, 'at most 500 km'),
})

roadRoutes.get('/road', async (c) => {
  const training = await fresh(c)
  if (training instanceof Response) return training
  return c.json(roadToRace(logOf(training, nowOf(c)), training.runner, nowOf(c)))
})

roadRoutes.get('/planned-runs', async (c) => c.json((await trainingOf(c)).runner.selfReports.planned))

roadRoutes.post('/planned-runs', asRunner, jsonBody(plannedSchema), async (c) => {
  const planned = await planRun(dependenciesOf(c), c.get('runnerId'), c.req.valid('json'), nowOf(c))
  return planned.ok
    ? c.json(planned.value, 201)
    : unfit(c, [{ field: 'date', expected: 'today or a day of the next year' }])
})

roadRoutes.delete('/planned-runs/:date', asRunner, async (c) => {
  const had = await dropPlannedRun(dependenciesOf(c), c.get('runnerId'), c.req.param('date'), nowOf(c))
  if (!had) throw noSuch('planned run')
  return c.body(null, 204)
})
