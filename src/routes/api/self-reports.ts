/** What a runner tells, by the API: races, health, snooze. */
import { Hono } from 'hono'
import * as z from 'zod'
import { oneOf } from '../../actions/one-of.ts'
import { enterRace, leaveRace, setHealth, snooze } from '../../actions/self-reports.ts'
import { HEALTH_STATES } from '../../domain/training/runner.ts'
import { healthWords } from '../../text/labels/health.ts'
import { operation } from '../lib/api/operation.ts'
import { inPages, pageFields } from '../lib/api/paging.ts'
import { day, deleted, givenDay, givenMeters, instant, meaning, meters, yesOrNo } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { noSuch, unfit } from '../lib/wrong.ts'

export const selfReportRoutes = new Hono<AppEnv>()

const tag = 'Self-reports' as const

const raceSchema = z.lazy(() =>
  z.strictObject(
    {
      date: givenDay,
      distanceMeters: givenMeters,
      goal: yesOrNo.default(false).describe('Whether this is the race to train for; only one can be.'),
    },
    'an object',
  ),
)
const race = z.lazy(() => z.object({ date: day, distanceMeters: meters, goal: yesOrNo }).meta({ id: 'Race' }))

const healthSchema = z.lazy(() =>
  z.strictObject(
    {
      state: oneOf(HEALTH_STATES).describe(meaning(healthWords)),
      since: givenDay,
      cleared: yesOrNo
        .default(false)
        .describe('Whether a doctor has cleared the runner, which alone ends a warning sign.'),
    },
    'an object',
  ),
)
const health = z.lazy(() =>
  z.object({ state: z.enum(HEALTH_STATES), since: day.nullable() }).meta({ id: 'Health' }),
)

const SNOOZE = 'an instant such as 2026-11-03T08:00:00Z, or null'
const snoozeSchema = z.lazy(() =>
  z.strictObject(
    { until: z.iso.datetime({ offset: true, error: SNOOZE }).nullable().describe('Null ends it.') },
    'an object',
  ),
)
const snoozed = z.lazy(() => z.object({ until: instant.nullable() }).meta({ id: 'Snooze' }))

selfReportRoutes.get(
  '/races',
  operation({
    id: 'listRaces',
    tag,
    summary: 'Races entered',
    description: 'Latest day first.',
    query: pageFields,
    answers: () => ({ 200: ['The races.', z.array(race)] }),
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
    description: 'One a day: entering the same day again changes it.',
    answers: () => ({ 201: ['It is entered.', race] }),
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
    summary: 'Remove a race',
    description: 'By its day.',
    answers: deleted,
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
    description: '`since` is null for a runner who has never reported anything but well.',
    answers: () => ({ 200: ['The runner’s health.', health] }),
  }),
  async (c) => c.json((await trainingOf(c)).runner.selfReports.health ?? { state: 'well', since: null }),
)

selfReportRoutes.put(
  '/health',
  operation({
    id: 'setHealth',
    tag,
    summary: 'Say how you are',
    description:
      'A runner who is not well is given nothing to run. Only a doctor’s clearance ends a warning sign.',
    answers: () => ({ 200: ['It is noted.', health] }),
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
    summary: 'Until when messages are snoozed',
    description: 'Null without a snooze.',
    answers: () => ({ 200: ['Until when.', snoozed] }),
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
    summary: 'Snooze messages',
    description: 'For at most 30 days.',
    answers: () => ({ 200: ['Messages are snoozed until then.', snoozed] }),
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
