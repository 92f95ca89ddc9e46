/** The link to the runner's calendar: made or renewed, shown once, revoked. */
import { Hono } from 'hono'
import { makeCalendarLink, revokeCalendarLink } from '../../../actions/calendar/calendar-link.ts'
import { CalendarLink } from '../../../pages/me/settings/calendar.tsx'
import { type AppEnv, dependenciesOf, nowOf } from '../../lib/context.ts'

export const calendarRoutes = new Hono<AppEnv>()

calendarRoutes.post('/', async (c) => {
  const url = await makeCalendarLink(dependenciesOf(c), c.get('runnerId'), nowOf(c))
  return c.html(<CalendarLink url={url} who={c.get('who')} />)
})

calendarRoutes.post('/revoke', async (c) => {
  await revokeCalendarLink(dependenciesOf(c), c.get('runnerId'))
  return c.redirect('/me/settings#calendar', 303)
})
