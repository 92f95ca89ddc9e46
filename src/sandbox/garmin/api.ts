/** Garmin's wellness API as far as runs need it: who, what is allowed, the past, what is ready, the end. */

import { Hono } from 'hono'
import { empty, json } from '../http.ts'
import type { Door } from './faults.ts'
import type { Notices } from './notices.ts'
import type { Grants } from './tokens.ts'
import type { Users } from './users.ts'

const THIRTY_DAYS = 30 * 86_400

export function restApi(door: Door, grants: Grants, users: Users, notices: Notices): Hono {
  const api = new Hono()
  const asked = new Set<string>()

  function holder(request: Request): string | null {
    return grants.holder(request.headers.get('Authorization')?.replace(/^Bearer /, '') ?? '')
  }

  const unauthorized = () => json(401, { errorMessage: 'Unauthorized' })

  function forUser(request: Request, work: (userId: string) => Response): Response {
    const userId = holder(request)
    return userId ? work(userId) : unauthorized()
  }

  api.get('/user/id', (c) =>
    door('id', c.req.raw, () => forUser(c.req.raw, (userId) => json(200, { userId }))),
  )

  api.get('/user/permissions', (c) =>
    door('permissions', c.req.raw, () =>
      forUser(c.req.raw, (userId) => json(200, { permissions: grants.permissions(userId) ?? [] })),
    ),
  )

  api.delete('/user/registration', (c) =>
    door('registration', c.req.raw, () =>
      forUser(c.req.raw, (userId) => {
        grants.forget(userId)
        notices.emitLater({ deregistrations: [{ userId }] })
        return empty(204)
      }),
    ),
  )

  api.get('/backfill/activities', (c) =>
    door('backfill', c.req.raw, () => forUser(c.req.raw, (userId) => backfill(userId, c.req.query()))),
  )

  api.get('/activities', (c) =>
    door('callback', c.req.raw, () =>
      forUser(c.req.raw, (userId) => {
        const ready = users.waiting.get(c.req.query('ready') ?? '') ?? []
        return json(
          200,
          ready.filter((one) => one.userId === userId),
        )
      }),
    ),
  )

  function backfill(userId: string, query: Record<string, string>): Response {
    const from = Number(query.summaryStartTimeInSeconds)
    const to = Number(query.summaryEndTimeInSeconds)
    if (!(from < to) || to - from > THIRTY_DAYS) return json(400, { errorMessage: 'at most 30 days' })
    if (!grants.permissions(userId)?.includes('HISTORICAL_DATA_EXPORT')) {
      return json(412, { errorMessage: 'HISTORICAL_DATA_EXPORT is not allowed' })
    }
    const key = `${userId} ${from} ${to}`
    if (asked.has(key)) return json(409, { errorMessage: 'duplicate backfill' })
    asked.add(key)
    const inTime = users.find(userId).summaries.filter(({ startTimeInSeconds: at }) => at >= from && at < to)
    if (inTime.length > 0) notices.emitLater(users.notice(userId, inTime))
    return empty(202)
  }

  return api
}
