/** What every call to Garmin's API passes: the log of calls, and failures that can be switched on. */

import { empty, hang, json, takeFault } from '../http.ts'
import type { GarminSummary } from './summary.ts'

export type GarminCall = 'token' | 'refresh' | 'id' | 'permissions' | 'registration' | 'backfill' | 'callback'
export type GarminAnswer =
  | 'server-error'
  | 'rate-limited'
  | 'unauthorized'
  | 'wrong-client'
  | 'malformed'
  | 'hang'
export type GarminFault =
  | { on: GarminCall; times: number; answer: GarminAnswer }
  /** The next notices, or the lists they say are ready, bear one more entry that is odd. */
  | { on: 'notice'; times: number; answer: 'odd-entry' }

/** What was asked and how it was answered, without secrets. */
export type LoggedGarminCall = { call: GarminCall; query: Record<string, string>; status: number | 'failed' }

export function createDoor(faults: GarminFault[], calls: LoggedGarminCall[]) {
  return async (
    call: GarminCall,
    request: Request,
    work: () => Response | Promise<Response>,
  ): Promise<Response> => {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const logged: LoggedGarminCall = { call, query, status: 'failed' }
    calls.push(logged)
    const fault = takeFault(faults, ({ on }) => on === call)
    const answer = fault && fault.on !== 'notice' ? await failing(fault.answer, request) : await work()
    logged.status = answer.status
    return answer
  }
}

export type Door = ReturnType<typeof createDoor>

function failing(answer: GarminAnswer, request: Request): Response | Promise<Response> {
  switch (answer) {
    case 'hang':
      return hang(request)
    case 'malformed':
      return new Response('{"userId":', { headers: { 'Content-Type': 'application/json' } })
    case 'unauthorized':
      return json(401, { errorMessage: 'Unauthorized' })
    case 'wrong-client':
      return json(401, { error: 'invalid_client' })
    case 'rate-limited':
      return json(429, { errorMessage: 'Too many requests' })
    case 'server-error':
      return empty(503)
  }
}

/** What is told with the odd entry that a fault puts beside it: a number no whole number of ours can hold. */
export function withOddEntry(faults: GarminFault[], told: readonly GarminSummary[]): GarminSummary[] {
  const [first] = told
  if (!first || !takeFault(faults, ({ on }) => on === 'notice')) return [...told]
  return [{ ...first, summaryId: `${first.summaryId}-odd`, durationInSeconds: 1e300 }, ...told]
}
