/** The link to the runner's calendar, by the API. */
import { Hono } from 'hono'
import * as z from 'zod'
import { makeCalendarLink, revokeCalendarLink } from '../../actions/calendar/calendar-link.ts'
import { operation } from '../lib/api/operation.ts'
import { deleted, instant } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { noSuch } from '../lib/wrong.ts'

export const calendarRoutes = new Hono<AppEnv>()

const made = z.lazy(() => z.object({ madeAt: instant.nullable() }).meta({ id: 'CalendarLink' }))
const renewed = z.lazy(() =>
  z
    .object({ url: z.string().describe('The private link, shown only once.'), madeAt: instant })
    .meta({ id: 'NewCalendarLink' }),
)

// the link itself is kept by nobody, and told when it is made
calendarRoutes.get(
  '/calendar',
  operation({
    id: 'getCalendarLink',
    tag: 'Access',
    summary: 'When the calendar link was made',
    description: 'Null without one. The link itself is shown only when it is made.',
    answers: () => ({ 200: ['When it was made.', made] }),
  }),
  async (c) => c.json({ madeAt: (await trainingOf(c)).calendarMadeAt }),
)

calendarRoutes.post(
  '/calendar',
  operation({
    id: 'makeCalendarLink',
    tag: 'Access',
    summary: 'Make or renew the calendar link',
    description:
      'A private feed of races, massages and the days that suit a massage. An earlier link stops working.',
    answers: () => ({ 201: ['The link, shown only once.', renewed] }),
  }),
  asRunner,
  async (c) => {
    const madeAt = nowOf(c)
    return c.json({ url: await makeCalendarLink(dependenciesOf(c), c.get('runnerId'), madeAt), madeAt }, 201)
  },
)

calendarRoutes.delete(
  '/calendar',
  operation({
    id: 'revokeCalendarLink',
    tag: 'Access',
    summary: 'Revoke the calendar link',
    description: 'It stops working at once.',
    answers: deleted,
  }),
  asRunner,
  async (c) => {
    if (!(await revokeCalendarLink(dependenciesOf(c), c.get('runnerId')))) throw noSuch('calendar')
    return c.body(null, 204)
  },
)
