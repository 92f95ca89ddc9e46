/** Races entered and left; runs planned ahead, and given up again. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { dropPlannedRun, enterRace, leaveRace, planRun } from '../../actions/self-reports.ts'
import { METERS_PER } from '../../domain/training/runner.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { formOf, readForm, ticked } from '../lib/form.ts'
import { noSuch } from '../lib/wrong.ts'
import { settingsPage } from './settings-page.tsx'

const raceSchema = z.object({
  date: z.iso.date(),
  distanceMeters: z.coerce.number().int().min(1_000).max(500_000),
  /** In the runner's own units; it goes before the list. */
  other: z
    .string()
    .default('')
    .transform((typed) => (typed.trim() === '' ? null : Number(typed.trim().replace(',', '.'))))
    .refine((typed) => typed === null || typed > 0),
  goal: ticked,
})

export const raceRoutes = new Hono<AppEnv>()

raceRoutes.post('/', async (c) => {
  const { runner } = c.get('training')
  const form = await readForm(c, raceSchema)
  if (!form.ok) return settingsPage(c, { race: 'A day, and a distance between 1 and 500 km.' }, 400)
  const { date, other, goal } = form.value
  const distanceMeters =
    other === null ? form.value.distanceMeters : Math.round(other * METERS_PER[runner.units])
  if (distanceMeters < 1_000 || distanceMeters > 500_000) {
    return settingsPage(c, { race: 'A distance between 1 and 500 km.' }, 400)
  }
  const entered = await enterRace(dependenciesOf(c), runner.id, { date, distanceMeters, goal }, nowOf(c))
  if (!entered.ok) return settingsPage(c, { race: 'A day within two years of today.' }, 400)
  return c.redirect('/me/settings#races', 303)
})

raceRoutes.post('/remove', async (c) => {
  const { date } = await formOf(c, z.object({ date: z.iso.date() }), 'Which race?')
  if (!(await leaveRace(dependenciesOf(c), c.get('runnerId'), date, nowOf(c)))) throw noSuch('race')
  return c.redirect('/me/settings#races', 303)
})

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
