/** Settings by the API: read whole, changed in part. */
import { Hono } from 'hono'
import { changeSettings, settingsSchema } from '../../actions/settings.ts'
import type { Training } from '../../store/runner/runners.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'

export const settingsRoutes = new Hono<AppEnv>()

const settingsFrom = ({ runner }: Training) => ({
  timeZone: runner.timeZone,
  weekStartsOn: runner.weekStartsOn,
  units: runner.units,
  sensitivity: runner.sensitivity,
  quietFrom: runner.quietHours?.from ?? null,
  quietTo: runner.quietHours?.to ?? null,
  longRunDay: runner.selfReports.longRunDay,
  hardDays: runner.selfReports.hardDays,
  tightness: runner.selfReports.tightness,
  injuredIn: runner.selfReports.injury?.month ?? null,
  injuredWhere: runner.selfReports.injury?.place ?? null,
  peakCadence: runner.selfReports.peakCadence,
  easyWeeks: runner.selfReports.easyWeeks,
})

settingsRoutes.get('/', async (c) => c.json(settingsFrom(await trainingOf(c))))

settingsRoutes.patch('/', asRunner, jsonBody(settingsSchema), async (c) => {
  await changeSettings(dependenciesOf(c), c.get('runnerId'), c.req.valid('json'), nowOf(c))
  return c.json(settingsFrom(await trainingOf(c)))
})
