/** Whatever stands between us and a source may answer in its place: nothing is done, allowed or over because of that. */
import { describe, expect, it } from 'vitest'
import { windowAt } from '../../src/domain/time/calendar.ts'
import { garmin } from '../../src/sources/garmin/garmin.ts'
import type { ListedSource, PushingSource, Source, SyncRequest } from '../../src/sources/source.ts'
import { strava } from '../../src/sources/strava/strava.ts'

const now = new Date('2026-03-10T18:00:00Z')
const month = { from: new Date('2026-02-10T18:00:00Z'), to: now }
const client = { clientId: 'client', clientSecret: 'secret', timeoutMs: 1_000 }
const at = 'https://outside.example'

const others: [string, () => Response][] = [
  ['a page', () => new Response('<html><body>Back soon</body></html>')],
  ['half an answer', () => new Response('{"userId":')],
  ['nothing', () => new Response('')],
  ['an answer to something else', () => Response.json({ status: 'ok' })],
]

const lookFor: SyncRequest = {
  window: windowAt(now, { timeZone: 'UTC', weekStartsOn: 'monday' }),
  timeZone: 'UTC',
  stored: [],
  received: new Map(),
  unreadable: [],
  pushed: { runs: [], at: now },
}

const tokens = { access: 'access', refresh: 'refresh', expiresAt: now }
const returning = { code: 'code', scope: 'read,activity:read', redirect: `${at}/back`, verifier: 'verifier' }

type Call<S extends Source> = (source: S) => Promise<{ ok: boolean; error?: unknown }>
const calls: [string, Call<Source>][] = [
  ['a code', (source) => source.exchange(returning, now)],
  ['a refresh', (source) => source.refresh(tokens, now)],
  ['whether we are let in', (source) => source.confirmAccess(tokens, now)],
]
const ofStrava: [string, Call<ListedSource>][] = [
  ...calls,
  ['the list', (source) => source.currentRuns('access', lookFor, now, async () => {})],
]
const ofGarmin: [string, Call<PushingSource>][] = [
  ...calls,
  ['giving access back', (source) => source.revoke(tokens)],
  ['history', (source) => source.pushing.askHistory('access', month, now)],
  ['what is ready', (source) => source.pushing.fetchReady('access', `${at}/x`, now)],
  ['permissions', (source) => source.pushing.allows('access', now)],
]

const through = (answer: () => Response): { strava: ListedSource; garmin: PushingSource } => {
  const fetch = async () => answer()
  return {
    strava: strava({
      ...{ ...client, fetch, apiUrl: at, oauthUrl: at, verifyToken: 'verify', subscriptionId: undefined },
      cacheDays: 7,
    }),
    garmin: garmin({ ...client, fetch, apiUrl: at, authorizeUrl: at, tokenUrl: at }),
  }
}

describe.each(others)('%s, answered with 200 in place of the source', (_, answer) => {
  it.each(ofStrava)('is no answer of Strava to %s, and it is asked again', async (__, call) => {
    expect(await call(through(answer).strava)).toMatchObject({ ok: false, error: { kind: 'unavailable' } })
  })

  it.each(ofGarmin)('is no answer of Garmin to %s, and it is asked again', async (__, call) => {
    expect(await call(through(answer).garmin)).toMatchObject({ ok: false, error: { kind: 'unavailable' } })
  })
})
