/** API v1: metres, seconds, local days as YYYY-MM-DD, instants as RFC 3339, problems as RFC 9457. */
import { Hono } from 'hono'
import { shownHeadroom } from '../../domain/overview/headroom-shown.ts'
import { type AppEnv, nowOf } from '../lib/context.ts'
import { fresh, trainingOf } from '../lib/fresh-training.ts'
import { logOf } from '../lib/training-log.ts'
import { calendarRoutes } from './calendar.ts'
import { contactRoutes } from './contacts.ts'
import { legsRoutes } from './legs.ts'
import { roadRoutes } from './road.ts'
import { selfReportRoutes } from './self-reports.ts'
import { settingsRoutes } from './settings.ts'
import { sourceRoutes } from './sources.ts'
import { tokenRoutes } from './tokens.ts'
import { treatmentRoutes } from './treatments.ts'

export const apiRoutes = new Hono<AppEnv>()

apiRoutes.get('/weeks', async (c) => {
  const training = await fresh(c)
  return training instanceof Response ? training : c.json(training.weeks)
})

apiRoutes.get('/runs', async (c) => {
  const training = await fresh(c)
  if (training instanceof Response) return training
  const log = logOf(training, nowOf(c))
  const why = new Map(log.notCounted.map((each) => [each.run.id, each.why]))
  const runs = [...log.counted, ...log.notCounted.map(({ run }) => run)]
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
    .map((run) => ({ ...run, counted: !why.has(run.id), notCountedBecause: why.get(run.id) ?? null }))
  return c.json(runs)
})

apiRoutes.get('/nudges', async (c) => {
  const { nudges, deliveries } = await trainingOf(c)
  return c.json(
    nudges.map(({ id, rule, subject, state, why, runGone, createdAt, dueAt, findings }) => ({
      id,
      rule,
      subject,
      state,
      why,
      runGone,
      createdAt,
      dueAt,
      facts: findings?.[0].facts ?? null,
      deliveries: deliveries
        .filter((delivery) => delivery.kind === 'nudge' && delivery.about === id)
        .map((delivery) => ({ id: delivery.id, state: delivery.state, sentAt: delivery.sentAt })),
    })),
  )
})

apiRoutes.get('/headroom', async (c) => {
  const training = await fresh(c)
  if (training instanceof Response) return training
  return c.json(shownHeadroom(logOf(training, nowOf(c)), training.runner, nowOf(c)))
})

apiRoutes.route('/settings', settingsRoutes)
apiRoutes.route('/calendar', calendarRoutes)
apiRoutes.route('/contacts', contactRoutes)
apiRoutes.route('/sources', sourceRoutes)
apiRoutes.route('/tokens', tokenRoutes)
apiRoutes.route('/', selfReportRoutes)
apiRoutes.route('/', treatmentRoutes)
apiRoutes.route('/', legsRoutes)
apiRoutes.route('/', roadRoutes)
