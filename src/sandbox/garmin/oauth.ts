/** Garmin's OAuth 2 with PKCE: the page where a person agrees, the exchange, the refresh. */

import { Hono } from 'hono'
import { html } from 'hono/html'
import { fieldsOf, json } from '../http.ts'
import { page } from '../page.ts'
import type { Door } from './faults.ts'
import { everyPermission, type Grants, type Tokens } from './tokens.ts'
import type { Users } from './users.ts'

const passedOn = [
  'response_type',
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'redirect_uri',
  'state',
]

const words: Record<string, string> = {
  ACTIVITY_EXPORT: 'Activities',
  HISTORICAL_DATA_EXPORT: 'Historical data',
}

type Parts = { app: { id: string; secret: string }; door: Door; grants: Grants; users: Users }

export function oauthApp({ app, door, grants, users }: Parts): Hono {
  const oauth = new Hono()

  oauth.get('/oauth2Confirm', (c) => {
    const query = new URL(c.req.url).searchParams
    return refusal(query, app.id) ?? agreePage(query, users)
  })

  oauth.post('/oauth2Confirm', async (c) => {
    const fields = await fieldsOf(c.req.raw)
    const wrong = refusal(fields, app.id)
    if (wrong) return wrong
    if (fields.get('decision') !== 'agree') return back(fields, { error: 'access_denied' })
    const code = grants.code({
      userId: fields.get('user') ?? '',
      permissions: fields.getAll('grant'),
      challenge: fields.get('code_challenge') ?? '',
      redirect: fields.get('redirect_uri') ?? '',
    })
    return back(fields, { code })
  })

  oauth.post('/oauth/token', async (c) => {
    const fields = await fieldsOf(c.req.raw.clone())
    const isRefresh = fields.get('grant_type') === 'refresh_token'
    return door(isRefresh ? 'refresh' : 'token', c.req.raw, async () => {
      if (fields.get('client_id') !== app.id || fields.get('client_secret') !== app.secret) {
        return json(401, { error: 'invalid_client' })
      }
      const field = (name: string) => fields.get(name) ?? ''
      const tokens = isRefresh
        ? grants.refresh(field('refresh_token'))
        : await grants.exchange(field('code'), field('code_verifier'), field('redirect_uri'))
      return tokens ? json(200, wire(tokens)) : json(400, { error: 'invalid_grant' })
    })
  })

  return oauth
}

function refusal(fields: URLSearchParams, clientId: string): Response | null {
  const wrong = (what: string) => json(400, { error: 'invalid_request', error_description: what })
  if (fields.get('client_id') !== clientId) return wrong('client_id')
  if (fields.get('response_type') !== 'code') return wrong('response_type')
  if (fields.get('code_challenge_method') !== 'S256') return wrong('code_challenge_method')
  if (!/^[\w-]{43}$/.test(fields.get('code_challenge') ?? '')) return wrong('code_challenge')
  return URL.canParse(fields.get('redirect_uri') ?? '') ? null : wrong('redirect_uri')
}

function agreePage(query: URLSearchParams, users: Users): Promise<Response> {
  return page(
    'Connect Legwork',
    html`<h1>Connect Legwork to simulated Garmin Connect</h1>
      <form method="post" action="oauth2Confirm" class="card stack">
        ${passedOn.map((name) => html`<input type="hidden" name="${name}" value="${query.get(name) ?? ''}" />`)}
        <fieldset>
          <legend>Who are you?</legend>
          ${users.all.map(
            ({ id, name }, place) =>
              html`<label><input type="radio" name="user" value="${id}" ${place === 0 ? 'checked' : ''} /> ${name}</label>`,
          )}
        </fieldset>
        <fieldset>
          <legend>Share with Legwork</legend>
          ${everyPermission.map(
            (one) =>
              html`<label><input type="checkbox" name="grant" value="${one}" checked /> ${words[one]}</label>`,
          )}
        </fieldset>
        <p class="row">
          <button name="decision" value="agree" class="main">Agree</button>
          <button name="decision" value="cancel">Cancel</button>
        </p>
      </form>`,
  )
}

function back(fields: URLSearchParams, result: Record<string, string>): Response {
  const url = new URL(fields.get('redirect_uri') ?? '')
  url.searchParams.set('state', fields.get('state') ?? '')
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value)
  return new Response(null, { status: 302, headers: { Location: url.toString() } })
}

const wire = ({ accessToken, refreshToken }: Tokens) => ({
  access_token: accessToken,
  token_type: 'bearer',
  expires_in: 86_400,
  refresh_token: refreshToken,
  refresh_token_expires_in: 7_775_998,
})
