/** Strava as a source: OAuth, and the window of runs by its list call, all pages or nothing. */
import * as z from 'zod'
import { type CallOptions, call } from '../../call.ts'
import { parseJson } from '../../json.ts'
import { err, ok, type Result } from '../../result.ts'
import { expiry, membersOf } from '../figures.ts'
import { type Grant, type ListedSource, NO_MORE_RUNNERS, type SourceError, type Tokens } from '../source.ts'
import { stravaId } from './activity.ts'
import { stravaBrand } from './brand.ts'
import { closedUntil, windowsFrom } from './limits.ts'
import { lookThrough, type Page } from './list.ts'
import { subscriptions } from './subscription.ts'
import { answerChallenge, parseEvent } from './webhook.ts'

export type StravaOptions = CallOptions & {
  apiUrl: string
  oauthUrl: string
  clientId: string
  clientSecret: string
  verifyToken: string
  subscriptionId: string | undefined
  cacheDays: number
}

/** An event is a few hundred bytes. */
const LONGEST_BODY = 64 * 1024
/** Strava takes the scopes comma-separated, where the RFC has spaces. */
const SCOPE = 'read,activity:read,activity:read_all'

const tokensSchema = z
  .object({ access_token: z.string(), refresh_token: z.string(), expires_at: expiry })
  .transform(
    ({ access_token, refresh_token, expires_at }): Tokens => ({
      access: access_token,
      refresh: refresh_token,
      expiresAt: new Date(expires_at * 1000),
    }),
  )
const rowsSchema = z.array(z.unknown())
const ownSchema = z.object({ id: stravaId })
const athleteSchema = z.object({ athlete: ownSchema })
/** The part of an error that says whose fault it is. */
const refusalSchema = z.lazy(() =>
  z.object({
    errors: membersOf(z.object({ resource: z.string(), field: z.string().optional() })),
  }),
)

export function strava(options: StravaOptions): ListedSource {
  const { apiUrl, oauthUrl, clientId, clientSecret } = options

  async function tokenFor(fields: Record<string, string>, now: Date): Promise<Result<unknown, SourceError>> {
    const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields })
    const answer = await call(options, new Request(`${oauthUrl}/token`, { method: 'POST', body }))
    if (!answer.ok) return answer
    const json = await bodyOf(answer.value)
    if (answer.value.ok) return json
    if (answer.value.status === 429) return err(limited(answer.value, now))
    // a refusal of the code or the token is the runner's; of the client, it is ours and costs nobody their connection
    const blamed = blamedIn(json)
    if (
      answer.value.status === 400 &&
      blamed.some((each) => /RefreshToken|RequestToken|AuthorizationCode/.test(each))
    ) {
      return err({ kind: 'unauthorized' })
    }
    const isFull = fieldsIn(json).some((each) => /athletes/.test(each))
    return isFull
      ? err({ kind: 'unavailable', why: NO_MORE_RUNNERS })
      : err(refusalOf(answer.value.status, json, 'token'))
  }

  async function get(path: string, access: string, now: Date): Promise<Result<Response, SourceError>> {
    const headers = { Authorization: `Bearer ${access}` }
    const answer = await call(options, new Request(`${apiUrl}${path}`, { headers }))
    if (!answer.ok || answer.value.ok) return answer
    const { status } = answer.value
    if (status === 403) return err(refusalOf(status, await bodyOf(answer.value), 'answered'))
    await answer.value.body?.cancel()
    if (status === 401) return err({ kind: 'unauthorized' })
    if (status === 404) return err({ kind: 'not-found' })
    if (status === 429) return err(limited(answer.value, now))
    return err({ kind: 'unavailable', why: `answered ${status}` })
  }

  async function pageOf(query: string, access: string, now: Date): Promise<Result<Page, SourceError>> {
    const answer = await get(`/athlete/activities?${query}`, access, now)
    if (!answer.ok) return answer
    const json = await bodyOf(answer.value)
    if (!json.ok) return json
    const rows = rowsSchema.safeParse(json.value)
    if (!rows.success) return err({ kind: 'unavailable', why: 'not a list' })
    return ok({ rows: rows.data, rateLimit: windowsFrom(answer.value.headers, now) })
  }

  return {
    ...stravaBrand,
    cacheDays: options.cacheDays,
    retriesWebhooks: false,
    maxBodyBytes: LONGEST_BODY,
    pushing: null,
    subscriptions: subscriptions(options),

    async authorizeUrl({ state, redirect }) {
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirect,
        response_type: 'code',
        approval_prompt: 'auto',
        scope: SCOPE,
        state,
      })
      return `${oauthUrl}/authorize?${query}`
    },

    async exchange({ code, scope }, now): Promise<Result<Grant, SourceError>> {
      const answer = await tokenFor({ code, grant_type: 'authorization_code' }, now)
      if (!answer.ok) return answer
      const tokens = tokensSchema.safeParse(answer.value)
      const athlete = athleteSchema.safeParse(answer.value)
      if (!tokens.success || !athlete.success) return err({ kind: 'unavailable', why: 'token answer' })
      const granted = scope.split(/[ ,]/)
      return ok({
        userId: athlete.data.athlete.id,
        tokens: tokens.data,
        scope,
        hasRequiredScopes: granted.includes('activity:read') || granted.includes('activity:read_all'),
      })
    },

    async refresh({ refresh }, now) {
      const answer = await tokenFor({ grant_type: 'refresh_token', refresh_token: refresh }, now)
      if (!answer.ok) return answer
      const tokens = tokensSchema.safeParse(answer.value)
      return tokens.success ? ok(tokens.data) : err({ kind: 'unavailable', why: 'refresh answer' })
    },

    async revoke({ access }) {
      const headers = { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` }
      const body = new URLSearchParams({ token: access })
      const answer = await call(options, new Request(`${oauthUrl}/revoke`, { method: 'POST', headers, body }))
      if (!answer.ok) return answer
      if (answer.value.ok) {
        await answer.value.body?.cancel()
        return ok(null)
      }
      // 401 blames our own credentials, and the token still opens everything
      const blamed = blamedIn(await bodyOf(answer.value))
      const isGone = answer.value.status === 400 && blamed.some((each) => /Token/.test(each))
      return isGone ? ok(null) : err({ kind: 'unavailable', why: `revoke ${answer.value.status}` })
    },

    async confirmAccess({ access }, now) {
      const answer = await get('/athlete', access, now)
      if (!answer.ok) return answer
      const json = await bodyOf(answer.value)
      if (!json.ok) return json
      // whatever stands in between may answer as well
      return ownSchema.safeParse(json.value).success ? ok(null) : err({ kind: 'unavailable', why: 'athlete' })
    },

    answerValidation: (query) => answerChallenge(query, options.verifyToken),

    parseWebhook: (body, _headers, accepted) => parseEvent(body, accepted ?? options.subscriptionId),

    currentRuns: (access, lookFor, now, onPage) =>
      lookThrough((query) => pageOf(query, access, now), lookFor, now, onPage),
  }
}

type Body = Result<unknown, SourceError>

function errorsIn(body: Body) {
  const refused = body.ok ? refusalSchema.safeParse(body.value) : null
  return refused?.success ? refused.data.errors : []
}
const blamedIn = (body: Body) => errorsIn(body).map(({ resource }) => resource)
const fieldsIn = (body: Body) => errorsIn(body).map(({ field }) => field ?? '')

/** Strava lets us ask no more for now, whatever was asked. */
function limited({ headers }: Response, now: Date): SourceError {
  const rateLimit = windowsFrom(headers, now)
  return { kind: 'rate-limited', until: closedUntil(rateLimit, now), rateLimit }
}

/** A wrong id or secret is a 400 or a 401 that blames the application, and an inactive one a 403; anything else may pass. */
function refusalOf(status: number, body: Body, what: string): SourceError {
  const isOurs = [400, 401, 403].includes(status) && blamedIn(body).includes('Application')
  return { kind: isOurs ? 'application-refused' : 'unavailable', why: `${what} ${status}` }
}

/** What cannot be read was cut off on its way or is a page for people, and may be whole the next time. */
async function bodyOf(response: Response): Promise<Result<unknown, SourceError>> {
  try {
    return ok(parseJson(await response.text()))
  } catch (error) {
    return err({
      kind: 'unavailable',
      why: error instanceof SyntaxError ? 'not JSON' : 'the answer broke off',
    })
  }
}
