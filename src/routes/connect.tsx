/** Connecting a source: there with a sealed state, back with a code. Every way this can go wrong has its own words. */
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { connect } from '../actions/connections.ts'
import { isLocal } from '../config.ts'
import { Refused, type RefusedWhy } from '../pages/refused.tsx'
import { randomToken } from '../secrets.ts'
import type { Source, SourceError } from '../sources/source.ts'
import { type Around, nowOf, outsideOf, signedIn, signIn } from './context.ts'

const COOKIE = 'legwork_connect'
const MINUTES = 10
/** A fresh code sometimes fails once and works two seconds later. */
const SECOND_TRY_MS = 2_000

const stateSchema = z.object({ state: z.string(), source: z.string(), until: z.number() })

export const connectRoutes = new Hono<Around>()

connectRoutes.get('/:source', async (c) => {
  const { secrets, config } = outsideOf(c)
  const source = sourceAt(c)
  const state = randomToken()
  const until = nowOf(c).getTime() + MINUTES * 60_000
  const sealed = await secrets.seal(
    'oauth',
    source.name,
    JSON.stringify({ state, source: source.name, until }),
  )
  setCookie(c, COOKIE, sealed, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: !isLocal(config),
    path: '/connect',
    maxAge: MINUTES * 60,
  })
  return c.redirect(source.authorizeUrl(state, callbackOf(c, source)))
})

connectRoutes.get('/:source/callback', async (c) => {
  const outside = outsideOf(c)
  const source = sourceAt(c)
  const { code, scope = '', state = '', error } = c.req.query()
  if (!(await isOurs(c, source, state))) return refused(c, source, 'expired', 400)
  deleteCookie(c, COOKIE, { path: '/connect' })
  if (error || !code) return refused(c, source, 'declined', 400)

  const grant = await exchange(source, code, scope)
  if (!grant.ok) return refused(c, source, ...whyOf(grant.error))
  if (!grant.value.enough) return refused(c, source, 'unticked', 400)

  const connectionId = `${source.name}:${grant.value.userId}`
  const { runnerId } = await connect(
    outside,
    {
      connectionId,
      sealedTokens: await outside.secrets.seal('tokens', connectionId, JSON.stringify(grant.value.tokens)),
      scope: grant.value.scope,
      runnerId: await signedIn(c),
      quietHours: outside.config.QUIET_HOURS,
    },
    nowOf(c),
  )
  await signIn(c, runnerId)
  return c.redirect('/me')
})

function sourceAt(c: Context<Around>): Source {
  const source = outsideOf(c).sources[c.req.param('source') ?? '']
  if (!source) throw new HTTPException(404, { message: 'No such source can be connected here.' })
  return source
}

const callbackOf = (c: Context<Around>, source: Source) =>
  `${outsideOf(c).config.BASE_URL}/connect/${source.name}/callback`

/** Whether this is the way back of somebody who set out here, from this browser, in the last minutes. */
async function isOurs(c: Context<Around>, source: Source, state: string): Promise<boolean> {
  const sealed = getCookie(c, COOKIE)
  const opened = sealed ? await outsideOf(c).secrets.open('oauth', source.name, sealed) : null
  if (!opened?.ok) return false
  const sent = stateSchema.safeParse(JSON.parse(opened.value))
  return sent.success && sent.data.state === state && sent.data.until >= nowOf(c).getTime()
}

async function exchange(source: Source, code: string, scope: string) {
  const first = await source.exchange(code, scope)
  if (first.ok || first.error.kind !== 'unauthorized') return first
  await new Promise((done) => setTimeout(done, SECOND_TRY_MS))
  return source.exchange(code, scope)
}

function whyOf(error: SourceError): [RefusedWhy, 400 | 503] {
  return error.kind === 'unauthorized' ? ['expired', 400] : ['source-down', 503]
}

const refused = (c: Context<Around>, source: Source, why: RefusedWhy, status: 400 | 503) =>
  c.html(<Refused why={why} source={source.name} />, status)
