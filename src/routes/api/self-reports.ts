/** What a runner tells, by the API: races, treatments, soreness, health, snooze. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
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
import { type Around, nowOf, outsideOf } from '../lib/context.ts'
import { bodyOf, runnerOf, trainingOf, unfit } from '../lib/fresh-training.ts'

export const toldRoutes = new Hono<Around>()

const date = z.iso.date('a day such as 2026-11-03')
const raceSchema = z.object({
  date,
  distanceMeters: z.int('whole metres').min(1_000, 'at least 1,000 metres').max(500_000, 'at most 500 km'),
  goal: z.boolean('true or false').default(false),
})
const treatmentSchema = z.object({ date, state: z.enum(['booked', 'done'], 'booked or done') })
const sorenessSchema = z.object({
  date,
  area: z.enum(
    ['calves', 'quads-and-hamstrings', 'glutes-and-hips', 'lower-back', 'feet-and-ankles'],
    'calves, quads-and-hamstrings, glutes-and-hips, lower-back or feet-and-ankles',
  ),
  strength: z.enum(['mild', 'moderate', 'strong'], 'mild, moderate or strong'),
  flag: z
    .enum(['at-rest', 'changes-stride', 'sharp-spot'], 'at-rest, changes-stride, sharp-spot or null')
    .nullable()
    .default(null),
})
const healthSchema = z.object({
  state: z.enum(['well', 'ill', 'injured', 'red-flag'], 'well, ill, injured or red-flag'),
  since: date,
})
const snoozeSchema = z.object({ until: z.iso.datetime('an instant such as 2026-11-03T08:00:00Z').nullable() })

const tooFar = (c: Context<Around>, field: string, expected: string) => unfit(c, [{ field, expected }])

toldRoutes.get('/races', async (c) => c.json((await trainingOf(c)).runner.told.races))

toldRoutes.post('/races', async (c) => {
  const runnerId = await runnerOf(c)
  const race = await bodyOf(c, raceSchema)
  if (race instanceof Response) return race
  const entered = await enterRace(outsideOf(c), runnerId, race, nowOf(c))
  if (!entered.ok) return tooFar(c, 'date', 'a day within two years of today')
  return c.json(entered.value, 201)
})

toldRoutes.delete('/races/:date', async (c) => {
  await leaveRace(outsideOf(c), await runnerOf(c), c.req.param('date'), nowOf(c))
  return c.body(null, 204)
})

toldRoutes.get('/treatments', async (c) => c.json((await trainingOf(c)).runner.told.treatments))

toldRoutes.post('/treatments', async (c) => {
  const runnerId = await runnerOf(c)
  const treatment = await bodyOf(c, treatmentSchema)
  if (treatment instanceof Response) return treatment
  const tell = treatment.state === 'done' ? markDone : book
  const told = await tell(outsideOf(c), runnerId, treatment.date, nowOf(c))
  if (!told.ok) return tooFar(c, 'date', 'booked: a day of the next year; done: one of the last two years')
  return c.json(treatment, 201)
})

toldRoutes.delete('/treatments/:date', async (c) => {
  await removeTreatment(outsideOf(c), await runnerOf(c), c.req.param('date'), nowOf(c))
  return c.body(null, 204)
})

toldRoutes.get('/soreness', async (c) => c.json((await trainingOf(c)).runner.told.soreness))

toldRoutes.post('/soreness', async (c) => {
  const runnerId = await runnerOf(c)
  const sore = await bodyOf(c, sorenessSchema)
  if (sore instanceof Response) return sore
  const told = await reportSoreness(outsideOf(c), runnerId, sore, nowOf(c))
  if (!told.ok) return tooFar(c, 'date', 'a day of the last year')
  return c.json(sore, 201)
})

toldRoutes.put('/health', async (c) => {
  const runnerId = await runnerOf(c)
  const health = await bodyOf(c, healthSchema)
  if (health instanceof Response) return health
  const told = await setHealth(outsideOf(c), runnerId, health, nowOf(c))
  if (!told.ok) return tooFar(c, 'since', 'a day of the last year')
  return c.json(health)
})

toldRoutes.put('/snooze', async (c) => {
  const runnerId = await runnerOf(c)
  const asked = await bodyOf(c, snoozeSchema)
  if (asked instanceof Response) return asked
  const until = asked.until === null ? null : new Date(asked.until)
  const told = await snooze(outsideOf(c), runnerId, until, nowOf(c))
  if (!told.ok) return tooFar(c, 'until', 'an instant within the next 30 days')
  return c.json(asked)
})
