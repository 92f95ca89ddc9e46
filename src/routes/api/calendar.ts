/** The link to the runner's calendar, by the API. */
import { Hono } from 'hono'
import { makeCalendarLink, revokeCalendarLink } from '../../actions/calendar/calendar-link.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { noSuch } from '../lib/wrong.ts'

export const calendarRoutes = new Hono<AppEnv>()

// the link itself is kept by nobody, and told when it is made
calendarRoutes.get('/', async (c) => c.json({ madeAt: (await trainingOf(c)).calendarMadeAt }))

calendarRoutes.post('/', asRunner, async (c) => {
  const madeAt = nowOf(c)
  return c.json({ url: await makeCalendarLink(dependenciesOf(c), c.get('runnerId'), madeAt), madeAt }, 201)
})

calendarRoutes.delete('/', asRunner, async (c) => {
  if (!(await revokeCalendarLink(dependenciesOf(c), c.get('runnerId')))) throw noSuch('calendar')
  return c.body(null, 204)
})
