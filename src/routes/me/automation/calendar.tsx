/** The link to the runner's calendar: made or renewed, shown once, revoked. */
import { Hono } from 'hono'
import { makeCalendarLink, revokeCalendarLink } from '../../../actions/calendar/calendar-link.ts'
import { CalendarLink } from '../../../pages/me/settings/calendar.tsx'
import { type AppEnv, dependenciesOf, nowOf } from '../../lib/context.ts'
import { landed, saved } from '../../lib/forms/answer.ts'
import { takeFlash } from '../../lib/forms/flash.ts'

export const calendarRoutes = new Hono<AppEnv>()

calendarRoutes.post('/', async (c) => {
  const url = await makeCalendarLink(dependenciesOf(c), c.get('runnerId'), nowOf(c))
  return landed(c, '/me/calendar', 'Made. The link is shown only once.', { once: url })
})

// there is nothing to see here but what was made a moment ago
calendarRoutes.get('/', async (c) => {
  const flash = await takeFlash(c)
  const url = flash?.kind === 'saved' ? flash.once : null
  if (url !== null) return c.html(<CalendarLink url={url} who={c.get('who')} />)
  // what was done on this page is said where it leads
  return flash?.kind === 'saved'
    ? landed(c, '/me/settings', flash.words)
    : c.redirect('/me/settings#calendar')
})

calendarRoutes.post('/revoke', async (c) => {
  await revokeCalendarLink(dependenciesOf(c), c.get('runnerId'))
  return saved(c, 'The link has ended. Calendars that had it get nothing more.', 'calendar')
})
