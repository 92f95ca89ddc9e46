/** Garmin Connect as a source: OAuth 2 with PKCE, and runs that come by themselves. */
import * as z from 'zod'
import { type CallOptions, call } from '../../call.ts'
import { parseJson } from '../../json.ts'
import { err, ok, type Result } from '../../result.ts'
import { expiry, idText, membersOf } from '../figures.ts'
import { withPushed } from '../pushed.ts'
import type { Grant, PushingSource, SourceError, Tokens } from '../source.ts'
import { garminBrand } from './brand.ts'
import { isOfOrigin, parseBody, readList } from './webhook.ts'

export type GarminOptions = CallOptions & {
  apiUrl: string
  authorizeUrl: string
  tokenUrl: string
  clientId: string
  clientSecret: string
}

const NEEDED = 'ACTIVITY_EXPORT'
const LONGEST_BODY = 10 * 1024 * 1024
const HISTORY_DAYS = 30
const PAUSE_MS = 15 * 60_000

const tokensSchema = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: expiry })
const userSchema = z.object({ userId: idText })
const list = z.lazy(() => membersOf(z.string()))
const permissionsSchema = z.lazy(() =>
  z.union([list, z.object({ permissions: list }).transform(({ permissions }) => permissions)]),
)
const refusalSchema = z.object({ error: z.string() })

/** Garmin does not say how long. */
const limited = (now: Date): SourceError => ({
  kind: 'rate-limited',
  until: new Date(now.getTime() + PAUSE_MS),
  rateLimit: [],
})

export function garmin(options: GarminOptions): PushingSource {
  const { apiUrl, clientId, clientSecret } = options

  async function token(fields: Record<string, string>, now: Date): Promise<Result<Tokens, SourceError>> {
    const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields })
    const answer = await call(options, new Request(options.tokenUrl, { method: 'POST', body }))
    if (!answer.ok) return answer
    const json = await jsonOf(answer.value)
    if (!answer.value.ok) {
      // a dead code or refresh token is the runner's; a wrong client is ours and costs nobody their connection
      const error = refusalSchema.safeParse(json).data?.error ?? ''
      if (error === 'invalid_grant') return err({ kind: 'unauthorized' })
      if (answer.value.status === 429) return err(limited(now))
      const isOurs = error === 'invalid_client' || error === 'unauthorized_client'
      return err({
        kind: isOurs ? 'application-refused' : 'unavailable',
        why: `token ${answer.value.status}`,
      })
    }
    const parsed = tokensSchema.safeParse(json)
    if (!parsed.success) return err({ kind: 'unavailable', why: 'token answer' })
    const { access_token: access, refresh_token: refresh, expires_in } = parsed.data
    return ok({ access, refresh, expiresAt: new Date(now.getTime() + expires_in * 1000) })
  }

  async function ask(
    url: string,
    access: string,
    now: Date,
    method = 'GET',
  ): Promise<Result<Response, SourceError>> {
    const headers = { Authorization: `Bearer ${access}` }
    // a redirect would carry the token to wherever it points
    const answer = await call(options, new Request(url, { method, headers, redirect: 'manual' }))
    if (!answer.ok || answer.value.ok) return answer
    await answer.value.body?.cancel()
    const { status } = answer.value
    if (status === 401) return err({ kind: 'unauthorized' })
    if (status === 404 || status === 410) return err({ kind: 'not-found' })
    if (status === 429) return err(limited(now))
    // what we asked was wrong, and asking again makes it no better; 403 is about the app, and passes
    const isOurs = status >= 400 && status < 500 && status !== 403
    return err({ kind: isOurs ? 'invalid-response' : 'unavailable', why: `answered ${status}` })
  }

  async function userOf(access: string, now: Date): Promise<Result<string, SourceError>> {
    const answer = await ask(`${apiUrl}/user/id`, access, now)
    if (!answer.ok) return answer
    const parsed = userSchema.safeParse(await jsonOf(answer.value))
    return parsed.success ? ok(parsed.data.userId) : err({ kind: 'unavailable', why: 'user id' })
  }

  async function permissions(access: string, now: Date): Promise<Result<string[], SourceError>> {
    const answer = await ask(`${apiUrl}/user/permissions`, access, now)
    if (!answer.ok) return answer
    const parsed = permissionsSchema.safeParse(await jsonOf(answer.value))
    return parsed.success ? ok(parsed.data) : err({ kind: 'unavailable', why: 'permissions' })
  }

  return {
    ...garminBrand,
    cacheDays: 0,
    subscriptions: null,
    retriesWebhooks: true,
    maxBodyBytes: LONGEST_BODY,

    async authorizeUrl({ state, redirect, verifier }) {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        code_challenge: await challengeOf(verifier),
        code_challenge_method: 'S256',
        redirect_uri: redirect,
        state,
      })
      return `${options.authorizeUrl}?${query}`
    },

    async exchange({ code, redirect, verifier }, now): Promise<Result<Grant, SourceError>> {
      const fields = {
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirect,
      }
      const tokens = await token(fields, now)
      if (!tokens.ok) return tokens
      const user = await userOf(tokens.value.access, now)
      if (!user.ok) return user
      const allowed = await permissions(tokens.value.access, now)
      if (!allowed.ok) return allowed
      return ok({
        userId: user.value,
        tokens: tokens.value,
        scope: allowed.value.join(','),
        hasRequiredScopes: allowed.value.includes(NEEDED),
      })
    },

    refresh: ({ refresh }, now) => token({ grant_type: 'refresh_token', refresh_token: refresh }, now),

    async revoke({ access }) {
      const answer = await ask(`${apiUrl}/user/registration`, access, new Date(0), 'DELETE')
      // nothing left to give back
      if (!answer.ok && (answer.error.kind === 'unauthorized' || answer.error.kind === 'not-found'))
        return ok(null)
      if (!answer.ok) return answer
      await answer.value.body?.cancel()
      return answer.value.status === 204 ? ok(null) : err({ kind: 'unavailable', why: 'not taken back' })
    },

    async confirmAccess({ access }, now) {
      const user = await userOf(access, now)
      return user.ok ? ok(null) : user
    },

    answerValidation: () =>
      err({ status: 400, title: 'Nothing to answer', detail: 'Garmin tries no callback; it posts to it.' }),

    parseWebhook: (body, headers) => parseBody(body, headers, { clientId, apiUrl }),

    pushing: {
      historyDays: HISTORY_DAYS,
      withPushed,

      async askHistory(access, { from, to }, now) {
        const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000))
        const query = new URLSearchParams({
          summaryStartTimeInSeconds: seconds(from),
          summaryEndTimeInSeconds: seconds(to),
        })
        const answer = await ask(`${apiUrl}/backfill/activities?${query}`, access, now)
        // asked for before: it is on its way
        if (!answer.ok && answer.error.kind === 'invalid-response' && answer.error.why === 'answered 409')
          return ok(null)
        if (!answer.ok) return answer
        await answer.value.body?.cancel()
        // whatever stands in between may answer as well; only this says that it will come
        return answer.value.status === 202 ? ok(null) : err({ kind: 'unavailable', why: 'not accepted' })
      },

      async fetchReady(access, url, now) {
        if (!isOfOrigin(url, apiUrl))
          return err({ kind: 'invalid-response', why: 'callbackURL of another origin' })
        const answer = await ask(url, access, now)
        if (!answer.ok) return answer
        const events = readList(await jsonOf(answer.value), apiUrl)
        return events ? ok(events) : err({ kind: 'unavailable', why: 'no list' })
      },

      async allows(access, now) {
        const allowed = await permissions(access, now)
        return allowed.ok ? ok(allowed.value.includes(NEEDED)) : allowed
      },
    },
  }
}

/** RFC 7636: what is sent ahead is a hash of what is shown on the way back. */
async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Null for what cannot be read: it was cut off on its way, or is a page for people. */
async function jsonOf(response: Response): Promise<unknown> {
  return response
    .text()
    .then(parseJson)
    .catch(() => null)
}
