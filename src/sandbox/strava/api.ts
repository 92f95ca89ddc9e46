/** Strava's read API: the athlete, the list of activities, one activity. */

import { Hono } from 'hono'
import { json } from '../http.ts'
import type { Activity } from './activity.ts'
import * as answers from './answers.ts'
import { type Athlete, summaryAthlete } from './athlete.ts'
import type { Athletes } from './athletes.ts'
import type { Limits } from './limits.ts'
import { type Grants, mayRead, mayReadPrivate } from './tokens.ts'

const MOST_PER_PAGE = 200

type Reader = { athlete: Athlete; scopes: string[] }

export function readApi(athletes: Athletes, grants: Grants, limits: Limits): Hono {
  const app = new Hono()

  function readerOf(request: Request): Reader | null {
    const token = /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1]
    const holder = token === undefined ? null : grants.holder(token)
    const athlete = holder && athletes.get(holder.athleteId)
    return athlete ? { athlete, scopes: holder.scopes } : null
  }

  app.get('/athlete', (c) => {
    const reader = readerOf(c.req.raw)
    return reader ? json(200, summaryAthlete(reader.athlete)) : answers.unknownAccessToken()
  })

  app.get('/athlete/activities', (c) => {
    const reader = readerOf(c.req.raw)
    if (!reader) return answers.unknownAccessToken()
    if (!mayRead(reader.scopes)) return answers.scopeMissing()
    const query = new URL(c.req.url).searchParams
    const wrong = wrongParameter(query)
    if (wrong) return answers.badRequest('Application', wrong)
    // What can't be seen leaves a page shorter than asked for, though it isn't the last: Strava warns of that.
    const rows = page(reader.athlete.activities, query, limits.mostOnPage)
    return json(
      200,
      rows.filter((one) => canSee(reader, one) && athletes.lookUp(one.id)),
    )
  })

  app.get('/activities/:id', (c) => {
    const reader = readerOf(c.req.raw)
    if (!reader) return answers.unknownAccessToken()
    if (!mayRead(reader.scopes)) return answers.scopeMissing()
    const activity = reader.athlete.activities.find((one) => String(one.id) === c.req.param('id'))
    if (!activity || !canSee(reader, activity) || !athletes.lookUp(activity.id)) return answers.notFound()
    return json(200, detailed(activity))
  })

  return app
}

/** Without `activity:read_all`, "Only You" activities don't exist. */
function canSee({ scopes }: Reader, activity: Activity): boolean {
  return activity.visibility !== 'only_me' || mayReadPrivate(scopes)
}

function wrongParameter(query: URLSearchParams): string | null {
  for (const name of ['after', 'before', 'page', 'per_page']) {
    if (!/^\d*$/.test(query.get(name) ?? '')) return name
  }
  return Number(query.get('per_page') ?? 0) > MOST_PER_PAGE ? 'per_page' : null
}

function page(activities: Activity[], query: URLSearchParams, most: number): Activity[] {
  const number = (name: string, otherwise: number) => Number(query.get(name) || otherwise)
  const after = number('after', 0)
  const before = number('before', Number.POSITIVE_INFINITY)
  const index = number('page', 1)
  const size = Math.min(number('per_page', 30), most)
  const startOf = (one: Activity) => Date.parse(one.start_date) / 1000
  const found = activities
    .filter((one) => startOf(one) > after && startOf(one) < before)
    .sort((a, b) => startOf(a) - startOf(b) || a.id - b.id)
  // Oldest first is what `after` alone brings; with `before` beside it, recorded answers are newest first.
  if (!query.get('after') || query.get('before')) found.reverse()
  return found.slice((index - 1) * size, index * size)
}

function detailed(activity: Activity) {
  return {
    ...activity,
    resource_state: 3,
    description: null,
    calories: Math.round(activity.distance * 0.07),
    segment_efforts: [],
    splits_metric: [],
    laps: [],
    embed_token: '',
  }
}
