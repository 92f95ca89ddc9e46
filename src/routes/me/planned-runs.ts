/** Runs planned ahead, and given up again, on the runner's page. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { dropPlannedRun, planRun } from '../../actions/self-reports.ts'
import { METERS_PER } from '../../domain/training/runner.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { formOf } from '../lib/form.ts'
import { noSuch } from '../lib/wrong.ts'

const plannedSchema = z.object({
  date: z.iso.date(),
  /** In the runner's own units. */
  distance: z
    .string()
    .transform((typed) => Number(typed.trim().replace(',', '.')))
    .refine((typed) => typed > 0),
})

const EXPECTED = 'A day from today on, and a distance between 1 and 500 km.'

export const plannedRoutes = new Hono<AppEnv>()

plannedRoutes.post('/', async (c) => {
  const { runner } = c.get('training')
  const { date, distance } = await formOf(c, plannedSchema, EXPECTED)
  const distanceMeters = Math.round(distance * METERS_PER[runner.units])
  const isFit = distanceMeters >= 1_000 && distanceMeters <= 500_000
  const planned =
    isFit && (await planRun(dependenciesOf(c), runner.id, { date, distanceMeters }, nowOf(c))).ok
  if (!planned) throw new HTTPException(400, { message: EXPECTED })
  return c.redirect('/me#planned', 303)
})

plannedRoutes.post('/remove', async (c) => {
  const { date } = await formOf(c, z.object({ date: z.iso.date() }), 'Which run?')
  if (!(await dropPlannedRun(dependenciesOf(c), c.get('runnerId'), date, nowOf(c))))
    throw noSuch('planned run')
  return c.redirect('/me#planned', 303)
})
