/** Failures that can be switched on: each answers a given kind of call a given number of times. */

import { z } from 'zod'
import { connectionLost, fieldsOf, hang, json, takeFault } from '../http.ts'
import * as answers from './answers.ts'

export type Call = 'athlete' | 'list' | 'activity' | 'token' | 'refresh' | 'revoke'

export const faultAnswers = [
  'server-error',
  'rate-limited',
  'unauthorized',
  'forbidden-inactive',
  'not-found-empty',
  'bad-request',
  'malformed',
  'odd-row',
  'html',
  'hang',
  'drop-after',
] as const

export type FaultAnswer = (typeof faultAnswers)[number]

export type Fault = { on: Call; times: number; answer: FaultAnswer }

/** What kind of call a request is; null for those without faults. Reads a copy, never the request's own body. */
export async function callOf(request: Request, path: string): Promise<Call | null> {
  if (request.method === 'GET') {
    if (path === '/api/v3/athlete') return 'athlete'
    if (path === '/api/v3/athlete/activities') return 'list'
    return path.startsWith('/api/v3/activities/') ? 'activity' : null
  }
  if (path === '/oauth/revoke' || path === '/oauth/deauthorize') return 'revoke'
  if (path !== '/oauth/token') return null
  const grantType = (await fieldsOf(request.clone())).get('grant_type')
  return grantType === 'authorization_code' ? 'token' : 'refresh'
}

/** Answers a call, with the fault where one is waiting for it. */
export async function withFaults(
  faults: Fault[],
  call: Call | null,
  request: Request,
  work: () => Promise<Response>,
): Promise<Response> {
  const fault = takeFault(faults, (one) => one.on === call)
  if (!fault || !call) return work()
  if (fault.answer === 'hang') return hang(request)
  if (fault.answer === 'odd-row') return withOddRow(await work())
  // What was asked for is done, tokens rotated and all; only the answer is lost.
  if (fault.answer === 'drop-after') {
    await work()
    throw connectionLost()
  }
  return refusals[fault.answer](call)
}

const rowsSchema = z.array(z.looseObject({}))

/** The same list, with no start in its middle row; what is no list stays as it is. */
async function withOddRow(answer: Response): Promise<Response> {
  const copy = answer.clone()
  const rows = rowsSchema.safeParse(await copy.json().catch(() => null))
  if (!rows.success) return answer
  const middle = Math.floor(rows.data.length / 2)
  return json(
    answer.status,
    rows.data.map((row, place) => (place === middle ? { ...row, start_date: null } : row)),
  )
}

/** Calls that bear an access token. */
const bearing: Call[] = ['athlete', 'list', 'activity']

const refusals: Record<Exclude<FaultAnswer, 'hang' | 'drop-after' | 'odd-row'>, (call: Call) => Response> = {
  'server-error': answers.serverError,
  'rate-limited': answers.overLimitDocumented,
  unauthorized: (call) =>
    bearing.includes(call) ? answers.unknownAccessToken() : answers.applicationRefused(),
  'forbidden-inactive': answers.inactiveApplication,
  'not-found-empty': answers.notFound,
  // A fresh code is sometimes refused once and accepted two seconds later.
  'bad-request': (call) => badRequests[call](),
  malformed: answers.cutOff,
  html: answers.webPage,
}

const badRequests: Record<Call, () => Response> = {
  athlete: () => answers.badRequest('Athlete', 'id'),
  list: () => answers.badRequest('Application', 'after'),
  activity: () => answers.badRequest('Activity', 'id'),
  token: answers.invalidCode,
  refresh: answers.deadRefreshToken,
  revoke: () => answers.badRequest('AccessToken', 'token'),
}
