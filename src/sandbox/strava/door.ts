/** What every call to Strava passes on its way in: the log, the rate limit, the faults. Pages pass untouched. */

import { callOf, type Fault, withFaults } from './faults.ts'
import type { Meter } from './limits.ts'

/** What was asked and how it was answered, without secrets; `failed` when there was no answer. */
export type LoggedCall = {
  method: string
  path: string
  query: Record<string, string>
  status: number | 'failed'
}

type Answer = (request: Request) => Promise<Response>

const secrets = ['client_secret', 'access_token', 'refresh_token', 'code', 'token']

/** Not a route, because a router turns a lost connection into an answer. */
export function createDoor(
  routes: Answer,
  { meter, faults, calls }: { meter: Meter; faults: Fault[]; calls: LoggedCall[] },
): Answer {
  async function faulty(request: Request, path: string): Promise<Response> {
    return withFaults(faults, await callOf(request, path), request, () => routes(request))
  }

  async function metered(request: Request, path: string): Promise<Response> {
    const counts = !path.startsWith('/api/v3/push_subscriptions')
    if (counts && !meter.count(request.method)) return meter.refuse()
    const response = await faulty(request, path)
    return meter.label(response, response.status === 429)
  }

  return async (request) => {
    const url = new URL(request.url)
    const path = url.pathname.replace(/^\/strava/, '')
    const isApi = path.startsWith('/api/v3/')
    if (!isApi && (!path.startsWith('/oauth/') || path === '/oauth/authorize')) return routes(request)
    const shown = [...url.searchParams].filter(([name]) => !secrets.includes(name))
    const call: LoggedCall = {
      method: request.method,
      path,
      query: Object.fromEntries(shown),
      status: 'failed',
    }
    calls.push(call)
    const response = isApi ? await metered(request, path) : await faulty(request, path)
    call.status = response.status
    return response
  }
}
