/** What a runner tells, by the API: races, health, snooze. */
import { Hono } from 'hono'
import * as z from 'zod'
import { oneOf } from '../../actions/one-of.ts'
import { enterRace, leaveRace, setHealth, snooze } from '../../actions/self-reports.ts'
import { HEALTH_STATES } from '../../domain/training/runner.ts'
import { healthWords } from '../../text/labels/health.ts'
import { operation } from '../lib/api/operation.ts'
import { inPages, pageFields } from '../lib/api/paging.ts'
import { DELETED, day, givenDay, givenMeters, instant, meaning, meters, yesOrNo } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { noSuch, unfit } from '../lib/wrong.ts'

export const selfReportRoutes = new Hono<AppEnv>()

const tag = 'Self-reports' as const

const raceSchema = z.strictObject(
  {
    date: givenDay,
    distanceMeters: givenMeters,
    goal: yesOrNo.default(false).describe('Whether it is the one to train for; there is one.'),
  },
  'an object',
)
const race = z.object({ date: day, distanceMeters: meters, goal: yesOrNo }).meta({ id: 'Race' })

const healthSchema = z.strictObject(
  {
    state: oneOf(HEALTH_STATES).describe(meaning(healthWords)),
    since: givenDay,
    cleared: yesOrNo.default(false).describe('A doctor’s word, which alone ends a warning sign.'),
  },
  'an object',
)
const health = z.object({ state: z.enum(HEALTH_STATES), since: day.nullable() }).meta({ id: 'Health' })

const SNOOZE = 'an instant such as 2026-11-03T08:00:00Z, or null'
const snoozeSchema = z.strictObject(
  { until: z.iso.datetime({ offset: true, error: SNOOZE }).nullable().describe('Null ends it.') },
  'an object',
)
const snoozed = z.object({ until: instant.nullable() }).meta({ id: 'Snooze' })

selfReportRoutes.get(
  '/races',
  operation({
    id: 'listRaces',
    tag,
    summary: 'Races entered',
    description: 'The latest day first.',
    query: pageFields,
    answers: { 200: ['The races.', z.array(race)] },
  }),
  async (c) => {
    const { races } = (await trainingOf(c)).runner.selfReports
    return c.json(inPages(c, races, ({ date }) => date))
  },
)

selfReportRoutes.post(
  '/races',
  operation({
    id: 'enterRace',
    tag,
    summary: 'Enter a race',
    description: 'One a day: the same day again changes it.',
    answers: { 201: ['It is entered.', race] },
  }),
  asRunner,
  jsonBody(raceSchema),
  async (c) => {
    const entered = await enterRace(dependenciesOf(c), c.get('runnerId'), c.req.valid('json'), nowOf(c))
    return entered.ok
      ? c.json(entered.value, 201)
      : unfit(c, [{ field: 'date', expected: 'a day within two years of today' }])
  },
)

selfReportRoutes.delete(
  '/races/:date',
  operation({
    id: 'leaveRace',
    tag,
    summary: 'Take a race out',
    description: 'By its day.',
    answers: DELETED,
  }),
  asRunner,
  async (c) => {
    const had = await leaveRace(dependenciesOf(c), c.get('runnerId'), c.req.param('date'), nowOf(c))
    if (!had) throw noSuch('race')
    return c.body(null, 204)
  },
)

selfReportRoutes.get(
  '/health',
  operation({
    id: 'getHealth',
    tag,
    summary: 'Well, ill or injured',
    description: '`since` is null for who never said anything else than well.',
    answers: { 200: ['How the runner is.', health] },
  }),
  async (c) => c.json((await trainingOf(c)).runner.selfReports.health ?? { state: 'well', since: null }),
)

selfReportRoutes.put(
  '/health',
  operation({
    id: 'setHealth',
    tag,
    summary: 'Say how you are',
    description: 'Who is not well is told of nothing to run. Only a doctor’s word ends a warning sign.',
    answers: { 200: ['It is noted.', health] },
  }),
  asRunner,
  jsonBody(healthSchema),
  async (c) => {
    const told = c.req.valid('json')
    const noted = await setHealth(dependenciesOf(c), c.get('runnerId'), told, nowOf(c))
    if (noted.ok) return c.json({ state: told.state, since: told.since })
    return unfit(c, [
      noted.error === 'not-cleared'
        ? { field: 'cleared', expected: 'true once a doctor has cleared you: a warning sign stands' }
        : { field: 'since', expected: 'a day of the last year' },
    ])
  },
)

selfReportRoutes.get(
  '/snooze',
  operation({
    id: 'getSnooze',
    tag,
    summary: 'Until when nothing is said',
    description: 'Null when nothing holds messages back.',
    answers: { 200: ['Until when.', snoozed] },
  }),
  async (c) => {
    const { snoozedUntil } = (await trainingOf(c)).runner
    return c.json({ until: snoozedUntil && snoozedUntil > nowOf(c) ? snoozedUntil : null })
  },
)

selfReportRoutes.put(
  '/snooze',
  operation({
    id: 'snooze',
    tag,
    summary: 'Say nothing until then',
    description: 'At most a month ahead.',
    answers: { 200: ['It is quiet until then.', snoozed] },
  }),
  asRunner,
  jsonBody(snoozeSchema),
  async (c) => {
    const asked = c.req.valid('json')
    const until = asked.until === null ? null : new Date(asked.until)
    const noted = await snooze(dependenciesOf(c), c.get('runnerId'), until, nowOf(c))
    return noted.ok
      ? c.json({ until })
      : unfit(c, [{ field: 'until', expected: 'an instant within the next 30 days' }])
  },
)
