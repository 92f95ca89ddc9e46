/** Races entered and left; runs planned ahead, and given up again. */
import { Hono } from 'hono'
import * as z from 'zod'
import { dropPlannedRun, enterRace, leaveRace, planRun } from '../../actions/self-reports.ts'
import { GIVEN_METERS, METERS_PER, type Units } from '../../domain/training/runner.ts'
import { distance, givenRange } from '../../text/distances.ts'
import { raceCalled } from '../../text/races.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { refuse, refuseFor, saved } from '../lib/forms/answer.ts'
import { readForm, ticked } from '../lib/forms/read.ts'
import { on } from './answers.ts'

/** What was typed as a figure, with a comma or a point. */
const figure = (written: string) => Number(written.trim().replace(',', '.'))

const raceSchema = z.lazy(() =>
  z.object({
    date: z.iso.date(),
    distanceMeters: z.coerce.number().int().min(GIVEN_METERS.least).max(GIVEN_METERS.most),
    /** In the runner's own units; it goes before the list. */
    other: z
      .string()
      .default('')
      .transform((typed) => (typed.trim() === '' ? null : figure(typed)))
      .refine((typed) => typed === null || typed > 0),
    goal: ticked,
  }),
)
const dateSchema = z.lazy(() => z.object({ date: z.iso.date() }))

const race = (units: Units) => ({
  date: 'Choose a day within two years of today.',
  distanceMeters: `Choose a distance ${givenRange(units)}.`,
  other: `Give a distance ${givenRange(units)}, for example 15 or 12.5.`,
})

const isGiven = (meters: number) => meters >= GIVEN_METERS.least && meters <= GIVEN_METERS.most

export const raceRoutes = new Hono<AppEnv>()

raceRoutes.post('/', async (c) => {
  const { runner } = c.get('training')
  const wrong = race(runner.units)
  const form = await readForm(c, raceSchema, wrong)
  if (!form.ok) return refuse(c, form.error)
  const { date, other, goal } = form.value
  const distanceMeters =
    other === null ? form.value.distanceMeters : Math.round(other * METERS_PER[runner.units])
  if (!isGiven(distanceMeters)) return refuseFor(c, wrong.other, 'other')
  const entered = await enterRace(dependenciesOf(c), runner.id, { date, distanceMeters, goal }, nowOf(c))
  if (!entered.ok) return refuseFor(c, wrong.date, 'date')
  return saved(c, `Saved: your ${raceCalled(distanceMeters, runner.units)} ${on(c, date)}.`, 'races')
})

raceRoutes.post('/remove', async (c) => {
  const form = await readForm(c, dateSchema, { date: 'Choose which race to remove.' })
  if (!form.ok) return refuse(c, form.error)
  const { date } = form.value
  const had = await leaveRace(dependenciesOf(c), c.get('runnerId'), date, nowOf(c))
  return saved(c, had ? `Removed: your race ${on(c, date)}.` : 'There is no such race any more.', 'races')
})

const plannedSchema = z.lazy(() =>
  z.object({
    date: z.iso.date(),
    /** In the runner's own units. */
    distance: z
      .string()
      .transform(figure)
      .refine((typed) => typed > 0),
  }),
)

const planned = (units: Units) => ({
  date: 'Choose a day from today to a year ahead.',
  distance: `Give a distance ${givenRange(units)}, for example ${units === 'km' ? '30 or 32.5' : '18 or 20.5'}.`,
})

export const plannedRoutes = new Hono<AppEnv>()

plannedRoutes.post('/', async (c) => {
  const { runner } = c.get('training')
  const wrong = planned(runner.units)
  const form = await readForm(c, plannedSchema, wrong)
  if (!form.ok) return refuse(c, form.error)
  const { date } = form.value
  const distanceMeters = Math.round(form.value.distance * METERS_PER[runner.units])
  if (!isGiven(distanceMeters)) return refuseFor(c, wrong.distance, 'distance')
  const noted = await planRun(dependenciesOf(c), runner.id, { date, distanceMeters }, nowOf(c))
  if (!noted.ok) return refuseFor(c, wrong.date, 'date')
  return saved(c, `Saved: ${distance(distanceMeters, runner.units)} planned ${on(c, date)}.`, 'planned')
})

plannedRoutes.post('/remove', async (c) => {
  const form = await readForm(c, dateSchema, { date: 'Choose which run to remove.' })
  if (!form.ok) return refuse(c, form.error)
  const { date } = form.value
  const had = await dropPlannedRun(dependenciesOf(c), c.get('runnerId'), date, nowOf(c))
  return saved(
    c,
    had ? `Removed: the run planned ${on(c, date)}.` : 'No such run is planned any more.',
    'planned',
  )
})
