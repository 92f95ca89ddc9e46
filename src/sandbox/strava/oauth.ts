/** Strava's OAuth: the page where a person agrees, the exchange, the refresh and the end of a grant. */

import { Hono } from 'hono'
import { fieldsOf, json } from '../http.ts'
import * as answers from './answers.ts'
import { summaryAthlete } from './athlete.ts'
import type { Athletes } from './athletes.ts'
import type { Meter } from './limits.ts'
import { authorizePage } from './pages/authorize-page.ts'
import type { Grants, Tokens } from './tokens.ts'

const knownScopes = [
  'read',
  'read_all',
  'profile:read_all',
  'profile:write',
  'activity:read',
  'activity:read_all',
  'activity:write',
]

type Parts = {
  app: { id: string; secret: string }
  now: () => Date
  athletes: Athletes
  grants: Grants
  meter: Meter
}

export function oauthApp({ app, now, athletes, grants, meter }: Parts): Hono {
  const oauth = new Hono()

  oauth.get('/authorize', (c) => {
    const query = new URL(c.req.url).searchParams
    return refusal(query, app.id) ?? authorizePage(query, athletes.all())
  })

  oauth.post('/authorize', async (c) => {
    const fields = await fieldsOf(c.req.raw)
    const wrong = refusal(fields, app.id)
    if (wrong) return wrong
    const athlete = athletes.get(Number(fields.get('athlete')))
    if (fields.get('decision') !== 'authorize') return back(fields, { error: 'access_denied' })
    if (!athlete) return answers.badRequest('Athlete', 'id')
    const others = grants.athletes().filter((id) => id !== athlete.id)
    if (others.length >= meter.limits.athletes) return answers.tooManyAthletes()
    const asked = scopesOf(fields.get('scope'))
    const scopes = asked.filter((one) => !one.startsWith('activity:') || fields.getAll('grant').includes(one))
    return back(fields, { code: grants.code(athlete.id, scopes), scope: scopes.join(',') })
  })

  oauth.post('/token', async (c) => {
    const fields = await fieldsOf(c.req.raw)
    if (fields.get('client_id') !== app.id) return answers.invalidClient()
    if (fields.get('client_secret') !== app.secret) return answers.applicationRefused()
    if (fields.get('grant_type') === 'refresh_token') return refresh(fields.get('refresh_token') ?? '')
    if (fields.get('grant_type') === 'authorization_code') return exchange(fields.get('code') ?? '')
    return answers.badRequest('Authorize', 'grant_type')
  })

  // The older endpoint, with a Bearer token or a field, goes away in June 2027.
  oauth.post('/deauthorize', async (c) => {
    const fields = await fieldsOf(c.req.raw)
    const token = fields.get('access_token') ?? c.req.header('Authorization')?.replace(/^Bearer /, '') ?? ''
    return grants.revoke(token) ? json(200, { access_token: token }) : answers.unknownAccessToken()
  })

  oauth.post('/revoke', async (c) => {
    if (c.req.header('Authorization') !== `Basic ${btoa(`${app.id}:${app.secret}`)}`) {
      return answers.applicationRefused()
    }
    const token = (await fieldsOf(c.req.raw)).get('token')
    if (!token) return answers.badRequest('AccessToken', 'token', 'missing')
    // As RFC 7009 has it, an unknown token is as good as revoked.
    grants.revoke(token)
    return json(200, {})
  })

  function exchange(code: string): Response {
    const tokens = grants.exchange(code)
    const athlete = tokens && athletes.get(tokens.athleteId)
    return athlete
      ? json(200, { ...wire(tokens, now()), athlete: summaryAthlete(athlete) })
      : answers.invalidCode()
  }

  function refresh(token: string): Response {
    const tokens = grants.refresh(token)
    return tokens ? json(200, wire(tokens, now())) : answers.deadRefreshToken()
  }

  return oauth
}

/** Scopes are separated by commas, where OAuth has spaces. */
const scopesOf = (text: string | null) => (text ?? '').split(',').filter((one) => one !== '')

function refusal(fields: URLSearchParams, clientId: string): Response | null {
  if (fields.get('client_id') !== clientId) return answers.invalidClient()
  const target = fields.get('redirect_uri') ?? ''
  if (!/^https?:/.test(target) || !URL.canParse(target))
    return answers.badRequest('Application', 'redirect_uri')
  if (fields.get('response_type') !== 'code') return answers.badRequest('Authorize', 'response_type')
  const scopes = scopesOf(fields.get('scope'))
  const known = scopes.length > 0 && scopes.every((one) => knownScopes.includes(one))
  return known ? null : answers.badRequest('Authorize', 'requested scopes')
}

function back(fields: URLSearchParams, result: Record<string, string>): Response {
  const url = new URL(fields.get('redirect_uri') ?? '')
  url.searchParams.set('state', fields.get('state') ?? '')
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value)
  return new Response(null, { status: 302, headers: { Location: url.toString() } })
}

function wire({ accessToken, refreshToken, expiresAt }: Tokens, now: Date) {
  return {
    token_type: 'Bearer',
    access_token: accessToken,
    expires_at: Math.floor(expiresAt.getTime() / 1000),
    expires_in: Math.floor((expiresAt.getTime() - now.getTime()) / 1000),
    refresh_token: refreshToken,
  }
}
