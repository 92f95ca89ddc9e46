/** Failures that can be switched on: each answers a given kind of call a given number of times. */

import { z } from 'zod'
import { connectionLost, fieldsOf, hang, json, takeFault } from '../http.ts'
import * as answers from './answers.ts'

export type Call = 'athlete' | 'list' | 'activity' | 'token' | 'refresh' | 'revoke'

type Row = Record<string, unknown>

/** Rows of the list as it has really had them, each odd in one way. */
const oddRows = ['odd-row', 'odd-day', 'odd-number', 'bare-row', 'odd-zones'] as const
export type OddRow = (typeof oddRows)[number]

export const faultAnswers = [
  'server-error',
  'rate-limited',
  'unauthorized',
  'forbidden-inactive',
  'too-many-athletes',
  'not-found-empty',
  'bad-request',
  'malformed',
  ...oddRows,
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
  if (isOdd(fault.answer)) return spoiled(await work(), fault.answer)
  // What was asked for is done, tokens rotated and all; only the answer is lost.
  if (fault.answer === 'drop-after') {
    await work()
    throw connectionLost()
  }
  return refusals[fault.answer](call)
}

const isOdd = (answer: FaultAnswer): answer is OddRow => oddRows.some((each) => each === answer)

const rowsSchema = z.array(z.looseObject({}))

const spoil: Record<OddRow, (row: Row) => Row> = {
  'odd-row': (row) => ({ ...row, start_date: null }),
  'odd-day': (row) => ({ ...row, start_date_local: null }),
  'odd-number': (row) => ({ ...row, distance: 1e300, total_elevation_gain: 'much', trainer: [] }),
  // what another service passes on of an activity that it may not show
  'bare-row': ({ id, start_date_local }) => ({ id, start_date_local, source: 'STRAVA' }),
  'odd-zones': (row) => ({ ...row, timezone: '(GMT+00:00) Factory' }),
}

/** The same list with the row in its middle spoiled; a zone without a place is in every row. */
function withOddRow(rows: readonly Row[], how: OddRow): Row[] {
  const middle = Math.floor(rows.length / 2)
  return rows.map((row, place) => (place === middle || how === 'odd-zones' ? spoil[how](row) : row))
}

/** What is no list stays as it is. */
async function spoiled(answer: Response, how: OddRow): Promise<Response> {
  const copy = answer.clone()
  const rows = rowsSchema.safeParse(await copy.json().catch(() => null))
  return rows.success ? json(answer.status, withOddRow(rows.data, how)) : answer
}

/** Calls that bear an access token. */
const bearing: Call[] = ['athlete', 'list', 'activity']

const refusals: Record<Exclude<FaultAnswer, 'hang' | 'drop-after' | OddRow>, (call: Call) => Response> = {
  'server-error': answers.serverError,
  'rate-limited': answers.overLimitDocumented,
  unauthorized: (call) =>
    bearing.includes(call) ? answers.unknownAccessToken() : answers.applicationRefused(),
  'forbidden-inactive': answers.inactiveApplication,
  'too-many-athletes': answers.tooManyAthletes,
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
