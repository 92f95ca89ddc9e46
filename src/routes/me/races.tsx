/** Races entered and left. */
import { Hono } from 'hono'
import * as z from 'zod'
import { enterRace, leaveRace } from '../../actions/self-reports.ts'
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
