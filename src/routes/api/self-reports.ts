/** What a runner tells, by the API: races, treatments, soreness, health, snooze. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { oneOf } from '../../actions/one-of.ts'
import {
  book,
  enterRace,
  leaveRace,
  markDone,
  removeTreatment,
  reportSoreness,
  setHealth,
  snooze,
} from '../../actions/self-reports.ts'
import { AREAS, FLAGS, HEALTH_STATES, STRENGTHS, TREATMENT_STATES } from '../../domain/training/runner.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { bodyOf, runnerOf, trainingOf, unfit } from '../lib/fresh-training.ts'

export const selfReportRoutes = new Hono<AppEnv>()

const date = z.iso.date('a day such as 2026-11-03')
const raceSchema = z.object({
  date,
  distanceMeters: z.int('whole metres').min(1_000, 'at least 1,000 metres').max(500_000, 'at most 500 km'),
  goal: z.boolean('true or false').default(false),
})
const treatmentSchema = z.object({ date, state: oneOf(TREATMENT_STATES) })
const sorenessSchema = z.object({
  date,
  area: oneOf(AREAS),
  strength: oneOf(STRENGTHS),
  flag: oneOf(FLAGS, 'null').nullable().default(null),
})
const healthSchema = z.object({
  state: oneOf(HEALTH_STATES),
  since: date,
})
const snoozeSchema = z.object({ until: z.iso.datetime('an instant such as 2026-11-03T08:00:00Z').nullable() })

const tooFar = (c: Context<AppEnv>, field: string, expected: string) => unfit(c, [{ field, expected }])

selfReportRoutes.get('/races', async (c) => c.json((await trainingOf(c)).runner.selfReports.races))

selfReportRoutes.post('/races', async (c) => {
  const runnerId = await runnerOf(c)
  const race = await bodyOf(c, raceSchema)
  if (race instanceof Response) return race
  const entered = await enterRace(dependenciesOf(c), runnerId, race, nowOf(c))
  if (!entered.ok) return tooFar(c, 'date', 'a day within two years of today')
  return c.json(entered.value, 201)
})

selfReportRoutes.delete('/races/:date', async (c) => {
  await leaveRace(dependenciesOf(c), await runnerOf(c), c.req.param('date'), nowOf(c))
  return c.body(null, 204)
})

selfReportRoutes.get('/treatments', async (c) => c.json((await trainingOf(c)).runner.selfReports.treatments))

selfReportRoutes.post('/treatments', async (c) => {
  const runnerId = await runnerOf(c)
  const treatment = await bodyOf(c, treatmentSchema)
  if (treatment instanceof Response) return treatment
  const tell = treatment.state === 'done' ? markDone : book
  const noted = await tell(dependenciesOf(c), runnerId, treatment.date, nowOf(c))
  if (!noted.ok) return tooFar(c, 'date', 'booked: a day of the next year; done: one of the last two years')
  return c.json(treatment, 201)
})

selfReportRoutes.delete('/treatments/:date', async (c) => {
  await removeTreatment(dependenciesOf(c), await runnerOf(c), c.req.param('date'), nowOf(c))
  return c.body(null, 204)
})

selfReportRoutes.get('/soreness', async (c) => c.json((await trainingOf(c)).runner.selfReports.soreness))

selfReportRoutes.post('/soreness', async (c) => {
  const runnerId = await runnerOf(c)
  const sore = await bodyOf(c, sorenessSchema)
  if (sore instanceof Response) return sore
  const noted = await reportSoreness(dependenciesOf(c), runnerId, sore, nowOf(c))
  if (!noted.ok) return tooFar(c, 'date', 'a day of the last year')
  return c.json(sore, 201)
})

selfReportRoutes.put('/health', async (c) => {
  const runnerId = await runnerOf(c)
  const health = await bodyOf(c, healthSchema)
  if (health instanceof Response) return health
  const noted = await setHealth(dependenciesOf(c), runnerId, health, nowOf(c))
  if (!noted.ok) return tooFar(c, 'since', 'a day of the last year')
  return c.json(health)
})

selfReportRoutes.put('/snooze', async (c) => {
  const runnerId = await runnerOf(c)
  const asked = await bodyOf(c, snoozeSchema)
  if (asked instanceof Response) return asked
  const until = asked.until === null ? null : new Date(asked.until)
  const noted = await snooze(dependenciesOf(c), runnerId, until, nowOf(c))
  if (!noted.ok) return tooFar(c, 'until', 'an instant within the next 30 days')
  return c.json(asked)
})
