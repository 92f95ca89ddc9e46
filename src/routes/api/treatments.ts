/** Massages by the API: what the runner says of a day, and what a booking system says of an appointment it knows by an id. */
import { Hono } from 'hono'
import * as z from 'zod'
import {
  book,
  cancelAppointment,
  markDone,
  noteAppointment,
  removeTreatment,
} from '../../actions/calendar/treatments.ts'
import { oneOf } from '../../actions/one-of.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import { TREATMENT_STATES } from '../../domain/training/runner.ts'
import { operation } from '../lib/api/operation.ts'
import { inPages, pageFields } from '../lib/api/paging.ts'
import { day, deleted, givenDay } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { noSuch, unfit } from '../lib/wrong.ts'

export const treatmentRoutes = new Hono<AppEnv>()

const EXTERNAL_ID = 'the id of the booking, 1 to 200 characters'

const treatmentSchema = z.lazy(() =>
  z.strictObject(
    {
      date: givenDay.optional(),
      startsAt: z.iso
        .datetime({ offset: true, error: 'an instant such as 2026-11-03T17:30:00+01:00' })
        .optional()
        .describe('Instead of `date`: its day in the runner’s time zone counts.'),
      state: oneOf([...TREATMENT_STATES, 'cancelled']),
      externalId: z
        .string(EXTERNAL_ID)
        .trim()
        .min(1, EXTERNAL_ID)
        .max(200, EXTERNAL_ID)
        .optional()
        .describe('The booking system’s id for the appointment: send it again to move or update it.'),
    },
    'an object',
  ),
)
const externalId = z.lazy(() => z.string().nullable())
const treatment = z.lazy(() =>
  z.object({ date: day, state: z.enum(TREATMENT_STATES), externalId }).meta({ id: 'Treatment' }),
)
const noted = z.lazy(() =>
  z
    .object({ date: day.nullable(), state: z.enum([...TREATMENT_STATES, 'cancelled']), externalId })
    .meta({ id: 'TreatmentNoted' }),
)

treatmentRoutes.get(
  '/treatments',
  operation({
    id: 'listTreatments',
    tag: 'Self-reports',
    summary: 'Massages booked and had',
    description: 'Latest day first.',
    query: pageFields,
    answers: () => ({ 200: ['The massages.', z.array(treatment)] }),
  }),
  async (c) => {
    const { treatments } = (await trainingOf(c)).runner.selfReports
    const shown = inPages(c, treatments, ({ date, externalId: id }) => `${date} ${id ?? ''}`)
    return c.json(
      shown.map(({ externalId: id, saidAt: _, ...rest }) => ({ ...rest, externalId: id ?? null })),
    )
  },
)

treatmentRoutes.post(
  '/treatments',
  operation({
    id: 'noteTreatment',
    tag: 'Self-reports',
    summary: 'Note a massage as booked, moved, cancelled or done',
    description: 'One a day; with `externalId` one for each appointment, whatever its day.',
    answers: () => ({ 200: ['It was known, and is updated.', noted], 201: ['It is noted.', noted] }),
  }),
  asRunner,
  jsonBody(treatmentSchema),
  async (c) => {
    const { state, externalId = null, ...when } = c.req.valid('json')
    const [dependencies, runnerId, now] = [dependenciesOf(c), c.get('runnerId'), nowOf(c)]
    if (state === 'cancelled') {
      if (externalId === null)
        return unfit(c, [{ field: 'externalId', expected: `${EXTERNAL_ID}, to cancel it` }])
      await cancelAppointment(dependencies, runnerId, externalId, now)
      return c.json({ date: null, state, externalId })
    }
    if ((when.date === undefined) === (when.startsAt === undefined))
      return unfit(c, [{ field: 'date', expected: 'a day such as 2026-11-03, or startsAt instead of it' }])
    const date = when.date ?? (await dayOf(dependencies, runnerId, new Date(when.startsAt ?? '')))
    const noted =
      externalId === null
        ? await (state === 'done' ? markDone : book)(dependencies, runnerId, date, now)
        : await noteAppointment(dependencies, runnerId, { externalId, date, state }, now)
    if (!noted.ok && noted.error === 'too-many') {
      const expected = 'an id already noted for this day: it holds five at most'
      return unfit(c, [{ field: 'externalId', expected }])
    }
    if (!noted.ok) {
      const expected = 'booked: today or a day of the next year; done: today or a day of the last two years'
      return unfit(c, [{ field: when.date === undefined ? 'startsAt' : 'date', expected }])
    }
    const isNew = noted.value === null || noted.value === 'noted'
    return c.json({ date, state, externalId }, isNew ? 201 : 200)
  },
)

treatmentRoutes.delete(
  '/treatments/:date',
  operation({
    id: 'removeTreatment',
    tag: 'Self-reports',
    summary: 'Remove a massage',
    description: 'By its day.',
    answers: deleted,
  }),
  asRunner,
  async (c) => {
    const had = await removeTreatment(dependenciesOf(c), c.get('runnerId'), c.req.param('date'), nowOf(c))
    if (!had) throw noSuch('massage')
    return c.body(null, 204)
  },
)

async function dayOf(
  { store }: ReturnType<typeof dependenciesOf>,
  runnerId: string,
  at: Date,
): Promise<string> {
  const weeks = await store.runners.weeksOf(runnerId)
  return localDateOf(at, weeks?.timeZone ?? 'UTC')
}
