/** A runner's calendar as a feed that only its link opens, whoever asks for it. */

import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import { readCalendarLink } from '../actions/calendar/calendar-link.ts'
import { practiceOf } from '../dependencies.ts'
import { massageWindow } from '../domain/advice/massage-window.ts'
import { localDateOf } from '../domain/time/calendar.ts'
import { type CalendarEntry, calendarEntries } from '../messages/calendar/entries.ts'
import { icalendar, type Published } from '../messages/render/icalendar.ts'
import { hashOf } from '../secrets.ts'
import type { Training } from '../store/runner/runners.ts'
import { type AppEnv, dependenciesOf, networksOf, nowOf } from './lib/context.ts'
import { lastSuggestion } from './lib/massage-shown.ts'
import { isRead } from './lib/standing/is-read.ts'
import { logOf } from './lib/training-log.ts'

export const calendarRoutes = new Hono<AppEnv>()

const HEADERS = {
  'Content-Type': 'text/calendar; charset=utf-8',
  'Content-Disposition': 'inline; filename="legwork.ics"',
  // whoever revokes the link wants it to end
  'Cache-Control': 'private, max-age=900',
  'X-Robots-Tag': 'noindex',
}

calendarRoutes.get('/calendar/:file{.+\\.ics}', etag(), async (c) => {
  const dependencies = dependenciesOf(c)
  const token = c.req.param('file').slice(0, -'.ics'.length)
  const link = await readCalendarLink(dependencies, token, networksOf(c), nowOf(c))
  const training = link.ok ? await dependencies.store.runners.training(link.value) : null
  if (!link.ok && link.error === 'too-many') {
    throw new HTTPException(429, {
      message: 'Once every few minutes is plenty. Please ask again in an hour.',
    })
  }
  if (!training) throw new HTTPException(404, { message: 'This calendar was revoked, or never was.' })
  const today = localDateOf(nowOf(c), training.runner.timeZone)
  const entries = calendarEntries(training.runner, windowOf(c, training), today)
  const base = dependencies.config.BASE_URL
  return c.body(icalendar(await published(entries, training.runner.id, base), { base, today }), 200, HEADERS)
})

/** What was read from a source has to be there: a calendar asks for years, and is no reason to read it again. */
function windowOf(c: Context<AppEnv>, training: Training) {
  const { config } = dependenciesOf(c)
  const { runner } = training
  const now = nowOf(c)
  const isQuiet = runner.snoozedUntil !== null && runner.snoozedUntil > now
  if (isQuiet || !isRead(dependenciesOf(c), training, now)) return null
  const practice = practiceOf({ config })
  return massageWindow(logOf(training, now), runner, practice, lastSuggestion(training), now)
}

const published = (entries: readonly CalendarEntry[], runnerId: string, base: string): Promise<Published[]> =>
  Promise.all(
    entries.map(async (entry) => ({
      ...entry,
      uid: `${await hashOf(`calendar ${runnerId} ${entry.id}`)}@${new URL(base).host}`,
    })),
  )
