/** What a runner tells, by the API: races, soreness, health, snooze. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { oneOf } from '../../actions/one-of.ts'
import { enterRace, leaveRace, reportSoreness, setHealth, snooze } from '../../actions/self-reports.ts'
import { FLAGS, HEALTH_STATES, PLACES, STRENGTHS } from '../../domain/training/runner.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { noSuch, unfit } from '../lib/wrong.ts'

export const selfReportRoutes = new Hono<AppEnv>()

const date = z.iso.date('a day such as 2026-11-03')
const raceSchema = z.object({
  date,
  distanceMeters: z.int('whole metres').min(1_000, 'at least 1,000 metres').max(500_000, 'at most 500 km'),
  goal: z.boolean('true or false').default(false),
})
const sorenessSchema = z.object({
  date,
  area: oneOf(PLACES),
  strength: oneOf(STRENGTHS),
  flag: oneOf(FLAGS, 'null').nullable().default(null),
})
const healthSchema = z.object({
  state: oneOf(HEALTH_STATES),
  since: date,
  /** A doctor's word, which alone ends a red flag. */
  cleared: z.boolean('true or false').default(false),
})
const snoozeSchema = z.object({ until: z.iso.datetime('an instant such as 2026-11-03T08:00:00Z').nullable() })

const tooFar = (c: Context<AppEnv>, field: string, expected: string) => unfit(c, [{ field, expected }])

selfReportRoutes.get('/races', async (c) => c.json((await trainingOf(c)).runner.selfReports.races))

selfReportRoutes.post('/races', asRunner, jsonBody(raceSchema), async (c) => {
  const race = c.req.valid('json')
  const entered = await enterRace(dependenciesOf(c), c.get('runnerId'), race, nowOf(c))
  if (!entered.ok) return tooFar(c, 'date', 'a day within two years of today')
  return c.json(entered.value, 201)
})

selfReportRoutes.delete('/races/:date', asRunner, async (c) => {
  const had = await leaveRace(dependenciesOf(c), c.get('runnerId'), c.req.param('date'), nowOf(c))
  if (!had) throw noSuch('race')
  return c.body(null, 204)
})

selfReportRoutes.get('/soreness', async (c) => c.json((await trainingOf(c)).runner.selfReports.soreness))

selfReportRoutes.post('/soreness', asRunner, jsonBody(sorenessSchema), async (c) => {
  const sore = c.req.valid('json')
  const noted = await reportSoreness(dependenciesOf(c), c.get('runnerId'), [sore], nowOf(c))
  if (!noted.ok) return tooFar(c, 'date', 'a day of the last year')
  return c.json(sore, 201)
})

selfReportRoutes.put('/health', asRunner, jsonBody(healthSchema), async (c) => {
  const health = c.req.valid('json')
  const noted = await setHealth(dependenciesOf(c), c.get('runnerId'), health, nowOf(c))
  if (noted.ok) return c.json({ state: health.state, since: health.since })
  return noted.error === 'not-cleared'
    ? unfit(c, [{ field: 'cleared', expected: 'true once a doctor has cleared you: a warning sign stands' }])
    : tooFar(c, 'since', 'a day of the last year')
})

selfReportRoutes.put('/snooze', asRunner, jsonBody(snoozeSchema), async (c) => {
  const asked = c.req.valid('json')
  const until = asked.until === null ? null : new Date(asked.until)
  const noted = await snooze(dependenciesOf(c), c.get('runnerId'), until, nowOf(c))
  if (!noted.ok) return tooFar(c, 'until', 'an instant within the next 30 days')
  return c.json(asked)
})
