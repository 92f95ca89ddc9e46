/** Settings by the API: read whole, changed in part. */
import { Hono } from 'hono'
import { changeSettings } from '../../actions/settings.ts'
import type { Training } from '../../store/runner/runners.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { runnerOf, trainingOf, unfit } from '../lib/fresh-training.ts'

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
  peakCadence: runner.selfReports.peakCadence,
  easyWeeks: runner.selfReports.easyWeeks,
})

settingsRoutes.get('/', async (c) => c.json(settingsFrom(await trainingOf(c))))

settingsRoutes.patch('/', async (c) => {
  const runnerId = await runnerOf(c)
  const changed = await changeSettings(
    dependenciesOf(c),
    runnerId,
    await c.req.json().catch(() => null),
    nowOf(c),
  )
  return changed.ok ? c.json(settingsFrom(await trainingOf(c))) : unfit(c, changed.error)
})
