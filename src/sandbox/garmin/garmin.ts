/** The simulated Garmin Connect: its API, its OAuth, its notices, and handles to make it do things and go wrong. */

import { Hono } from 'hono'
import { json } from '../http.ts'
import { missing } from '../page.ts'
import { restApi } from './api.ts'
import { createDoor, type GarminFault, type LoggedGarminCall } from './faults.ts'
import { createNotices, type NoticeOptions, type Notices } from './notices.ts'
import { oauthApp } from './oauth.ts'
import { userPages } from './pages.ts'
import { createGrants, everyPermission, type Grants } from './tokens.ts'
import { createUsers, type Users } from './users.ts'

export type GarminOptions = NoticeOptions & { clientSecret: string; workerUrl: string }

export type GarminSandbox = {
  users: Users
  notices: Notices
  grants: Grants
  readonly faults: GarminFault[]
  readonly calls: LoggedGarminCall[]
  /** Where notices go. */
  notifyAt(url: string): void
  /** What the user presses on the page that `authorizeUrl` leads to: the address they come back to. */
  agree(userId: string, authorizeUrl: string, permissions?: string[]): Promise<string>
  /** Requests whose path begins with /garmin. */
  fetch(request: Request): Promise<Response>
}

export function createGarmin(options: GarminOptions): GarminSandbox {
  const app = { id: options.clientId, secret: options.clientSecret }
  const grants = createGrants(options.now)
  const notices = createNotices(options)
  const faults: GarminFault[] = []
  const users = createUsers(options.now, grants, notices, faults)
  const calls: LoggedGarminCall[] = []
  const door = createDoor(faults, calls)

  const routes = new Hono()
    .route('/garmin/wellness-api/rest', restApi(door, grants, users, notices))
    .route('/garmin', oauthApp({ app, door, grants, users }))
    .route('/garmin', userPages(users, options))
    .notFound((c) =>
      c.req.path.startsWith('/garmin/wellness-api/')
        ? json(404, { errorMessage: 'Not found' })
        : missing('This page'),
    )

  return {
    users,
    notices,
    grants,
    faults,
    calls,
    notifyAt(url) {
      notices.url = url
    },
    async agree(userId, authorizeUrl, permissions = everyPermission) {
      const body = new URLSearchParams(new URL(authorizeUrl).search)
      body.set('user', userId)
      body.set('decision', 'agree')
      for (const one of permissions) body.append('grant', one)
      const answer = await routes.fetch(
        new Request(authorizeUrl.split('?')[0] ?? '', { method: 'POST', body }),
      )
      return answer.headers.get('Location') ?? ''
    },
    async fetch(request) {
      users.origin = new URL(request.url).origin
      return routes.fetch(request)
    },
  }
}
