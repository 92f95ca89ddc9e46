/** Where it is sore, by the API: told, read, taken back. */
import { Hono } from 'hono'
import * as z from 'zod'
import { oneOf } from '../../actions/one-of.ts'
import { forgetSoreness, reportSoreness } from '../../actions/self-reports.ts'
import { FLAGS, PLACES, STRENGTHS } from '../../domain/training/runner.ts'
import { areaName } from '../../text/labels/areas.ts'
import { flagWords, strengthWords } from '../../text/labels/soreness.ts'
import { operation } from '../lib/api/operation.ts'
import { inPages, pageFields } from '../lib/api/paging.ts'
import { day, deleted, givenDay, meaning } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { noSuch, unfit } from '../lib/wrong.ts'

export const sorenessRoutes = new Hono<AppEnv>()

const tag = 'Self-reports' as const

const AREA = meaning(Object.fromEntries(PLACES.map((each) => [each, areaName(each)])))
const STRENGTH = meaning(Object.fromEntries(STRENGTHS.map((each) => [each, strengthWords[each].choice])))
const FLAG = meaning(Object.fromEntries(FLAGS.map((each) => [each, flagWords[each].choice])))

const sorenessSchema = z.lazy(() =>
  z.strictObject(
    {
      date: givenDay,
      area: oneOf(PLACES).describe(AREA),
      strength: oneOf(STRENGTHS).describe(STRENGTH),
      flag: oneOf(FLAGS, 'null')
        .nullable()
        .default(null)
        .describe(`Why a clinician should look at it. ${FLAG}`),
    },
    'an object',
  ),
)
const reported = {
  date: day,
  area: z.lazy(() => z.enum(PLACES).describe(AREA)),
  strength: z.lazy(() => z.enum(STRENGTHS).describe(STRENGTH)),
  flag: z.lazy(() => z.enum(FLAGS).nullable().describe(FLAG)),
}
const report = z.lazy(() => z.object(reported).meta({ id: 'SorenessReport' }))
const soreness = z.lazy(() =>
  z
    .object({ ...reported, goneOn: day.nullable().describe('The day from which the flag no longer holds.') })
    .meta({ id: 'Soreness' }),
)

sorenessRoutes.get(
  '/soreness',
  operation({
    id: 'listSoreness',
    tag,
    summary: 'Where it was sore',
    description: 'Latest day first.',
    query: pageFields,
    answers: () => ({ 200: ['The reports.', z.array(soreness)] }),
  }),
  async (c) => {
    const kept = (await trainingOf(c)).runner.selfReports.soreness
    const reports = kept.map(({ saidAt: _, ...each }) => each)
    return c.json(inPages(c, reports, ({ date, area }) => `${date} ${area}`))
  },
)

sorenessRoutes.post(
  '/soreness',
  operation({
    id: 'reportSoreness',
    tag,
    summary: 'Say where it is sore',
    description: 'One report for each day and place: sending it again changes it.',
    answers: () => ({ 201: ['It is noted.', report] }),
  }),
  asRunner,
  jsonBody(sorenessSchema),
  async (c) => {
    const sore = c.req.valid('json')
    const noted = await reportSoreness(dependenciesOf(c), c.get('runnerId'), [sore], nowOf(c))
    return noted.ok ? c.json(sore, 201) : unfit(c, [{ field: 'date', expected: 'a day of the last year' }])
  },
)

sorenessRoutes.delete(
  '/soreness/:date/:area',
  operation({
    id: 'forgetSoreness',
    tag,
    summary: 'Remove a report',
    description: 'By its day and place.',
    answers: deleted,
  }),
  asRunner,
  async (c) => {
    const { date, area } = c.req.param()
    const had = await forgetSoreness(dependenciesOf(c), c.get('runnerId'), { date, areas: [area] }, nowOf(c))
    if (!had) throw noSuch('soreness')
    return c.body(null, 204)
  },
)
