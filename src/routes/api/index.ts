/** API v1: metres, seconds, local days as YYYY-MM-DD, instants as RFC 3339, problems as RFC 9457. */
import { Hono } from 'hono'
import { describeApi } from '../lib/api/openapi.ts'
import { type AppEnv, dependenciesOf } from '../lib/context.ts'
import { eventRoutes } from './automation/events.ts'
import { webhookActionRoutes } from './automation/webhook-actions.ts'
import { webhookRoutes } from './automation/webhooks.ts'
import { calendarRoutes } from './calendar.ts'
import { contactRoutes } from './contacts.ts'
import { legsRoutes } from './legs.ts'
import { massageRoutes } from './massage.ts'
import { messageRoutes } from './messages.ts'
import { roadRoutes } from './road.ts'
import { selfReportRoutes } from './self-reports.ts'
import { settingsRoutes } from './settings.ts'
import { sorenessRoutes } from './soreness.ts'
import { sourceRoutes } from './sources.ts'
import { stateRoutes } from './states.ts'
import { tokenRoutes } from './tokens.ts'
import { trainingRoutes } from './training.ts'
import { treatmentRoutes } from './treatments.ts'

export const apiRoutes = new Hono<AppEnv>()

const ROOMS = [
  trainingRoutes,
  massageRoutes,
  roadRoutes,
  sourceRoutes,
  messageRoutes,
  contactRoutes,
  stateRoutes,
  selfReportRoutes,
  treatmentRoutes,
  sorenessRoutes,
  legsRoutes,
  settingsRoutes,
  calendarRoutes,
  tokenRoutes,
  webhookActionRoutes,
  webhookRoutes,
  eventRoutes,
]
for (const room of ROOMS) apiRoutes.route('/', room)

// it tells nothing of anybody, so nobody has to be known to read it
apiRoutes.get('/openapi.json', (c) => {
  c.header('Cache-Control', 'public, max-age=3600')
  c.header('Access-Control-Allow-Origin', '*')
  return c.json(describeApi(apiRoutes.routes, dependenciesOf(c).config))
})
