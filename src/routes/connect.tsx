/** Connecting a source: there with a sealed state, back with a code. Every way this can go wrong has its own words. */
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { connect } from '../actions/connections.ts'
import { takeInvitation } from '../actions/invitations.ts'
import { isLocal } from '../config.ts'
import { Refused, type RefusedWhy } from '../pages/public/connect-refused.tsx'
import { AskInvitation, Invited } from '../pages/public/invited.tsx'
import { hashOf, randomToken } from '../secrets.ts'
import { NO_MORE_RUNNERS, type Returning, type Source, type SourceError } from '../sources/source.ts'
import { type AppEnv, dependenciesOf, networksOf, nowOf, signedIn, signIn } from './lib/context.ts'
import { formOf, typed } from './lib/form.ts'

const COOKIE = 'legwork_connect'
const MINUTES = 10
/** A fresh code sometimes fails once and works two seconds later. */
const SECOND_TRY_MS = 2_000

const stateSchema = z.object({
  state: z.string(),
  verifier: z.string(),
  until: z.number(),
  invited: z.boolean(),
})
const inviteSchema = z.object({ invite: typed })

export const connectRoutes = new Hono<AppEnv>()

connectRoutes.get('/:source', async (c) => {
  const { secrets, config } = dependenciesOf(c)
  const source = sourceAt(c)
  const invited = await isInvited(c)
  const isBack = c.req.query('back') === 'yes' || (await signedIn(c)) !== null
  if (!invited && !isBack) {
    return c.html(<AskInvitation source={source} wrong={false} operator={config.OPERATOR_NAME} />)
  }
  const state = randomToken()
  // 43 characters at least, says RFC 7636
  const verifier = `${randomToken()}${randomToken()}`
  const until = nowOf(c).getTime() + MINUTES * 60_000
  const sealed = await secrets.seal('oauth', source.name, JSON.stringify({ state, verifier, until, invited }))
  setCookie(c, COOKIE, sealed, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: !isLocal(config),
    path: '/connect',
    maxAge: MINUTES * 60,
  })
  return c.redirect(await source.authorizeUrl({ state, verifier, redirect: callbackOf(c, source) }))
})

connectRoutes.get('/:source/callback', async (c) => {
  const dependencies = dependenciesOf(c)
  const source = sourceAt(c)
  const { code, scope = '', state = '', error } = c.req.query()
  const left = await leftWith(c, source, state)
  if (left === null) return refused(c, source, 'expired', 400)
  // the cookie may come back as often as somebody likes
  const isFirst = await dependencies.store.rateLimits.useUp(`oauth ${await hashOf(state)}`, left.until)
  if (!isFirst) return refused(c, source, 'expired', 400)
  deleteCookie(c, COOKIE, { path: '/connect' })
  if (error || !code) return refused(c, source, 'declined', 400)

  const returning = { code, scope, verifier: left.verifier, redirect: callbackOf(c, source) }
  const grant = await exchange(source, returning, nowOf(c))
  if (!grant.ok) return refused(c, source, ...whyOf(grant.error))
  if (!grant.value.hasRequiredScopes) return refused(c, source, 'unticked', 400)

  const connectionId = `${source.name}:${grant.value.userId}`
  if (!left.invited && (await isStranger(c, connectionId))) {
    // what was granted a moment ago is given back unused
    await source.revoke(grant.value.tokens)
    return refused(c, source, 'uninvited', 403)
  }
  const connected = await connect(
    dependencies,
    {
      connectionId,
      sealedTokens: await dependencies.secrets.seal(
        'tokens',
        connectionId,
        JSON.stringify(grant.value.tokens),
      ),
      scope: grant.value.scope,
      runnerId: await signedIn(c),
      asksHistory: source.pushing !== null,
      quietHours: dependencies.config.QUIET_HOURS,
    },
    nowOf(c),
  )
  await signIn(c, connected)
  return c.redirect('/me')
})

/** The code, where one is asked for; right, it earns a proof that holds as long as the way to the source and back. */
connectRoutes.post('/:source', async (c) => {
  const { config, secrets } = dependenciesOf(c)
  const source = sourceAt(c)
  if (!config.INVITE_CODE) return c.redirect(`/connect/${source.name}`, 303)
  const { invite } = await formOf(c, inviteSchema)
  const given = { code: invite, networks: networksOf(c) }
  const taken = await takeInvitation(dependenciesOf(c), given, nowOf(c))
  if (!taken.ok && taken.error === 'too-many') {
    throw new HTTPException(429, { message: 'A wrong code was tried too often. Please try again later.' })
  }
  if (!taken.ok) {
    return c.html(<AskInvitation source={source} wrong operator={config.OPERATOR_NAME} />, 400)
  }
  const until = new Date(nowOf(c).getTime() + MINUTES * 60_000)
  return c.html(<Invited source={source} proof={await secrets.signLink('invite', 'anybody', until)} />)
})

/** Whether no invitation is needed, or this one was earned a moment ago. */
async function isInvited(c: Context<AppEnv>): Promise<boolean> {
  const { config, secrets } = dependenciesOf(c)
  if (!config.INVITE_CODE) return true
  return (await secrets.readLink('invite', c.req.query('invite') ?? '', nowOf(c))).ok
}

const isStranger = async (c: Context<AppEnv>, connectionId: string) =>
  !(await dependenciesOf(c).store.connections.find(connectionId))?.runnerId && (await signedIn(c)) === null

function sourceAt(c: Context<AppEnv>): Source {
  const source = dependenciesOf(c).sources[c.req.param('source') ?? '']
  if (!source) throw new HTTPException(404, { message: 'No such source can be connected here.' })
  return source
}

const callbackOf = (c: Context<AppEnv>, source: Source) =>
  `${dependenciesOf(c).config.BASE_URL}/connect/${source.name}/callback`

/** What somebody took along who set out here, from this browser, in the last minutes; null for anybody else. */
async function leftWith(
  c: Context<AppEnv>,
  source: Source,
  state: string,
): Promise<{ verifier: string; invited: boolean; until: Date } | null> {
  const sealed = getCookie(c, COOKIE)
  const opened = sealed ? await dependenciesOf(c).secrets.open('oauth', source.name, sealed) : null
  if (!opened?.ok) return null
  const sent = stateSchema.safeParse(JSON.parse(opened.value))
  const isOurs = sent.success && sent.data.state === state && sent.data.until >= nowOf(c).getTime()
  return isOurs ? { ...sent.data, until: new Date(sent.data.until) } : null
}

async function exchange(source: Source, returning: Returning, now: Date) {
  const first = await source.exchange(returning, now)
  if (first.ok || first.error.kind !== 'unauthorized') return first
  await new Promise((done) => setTimeout(done, SECOND_TRY_MS))
  return source.exchange(returning, now)
}

function whyOf(error: SourceError): [RefusedWhy, 400 | 503] {
  if (error.kind === 'unavailable' && error.why === NO_MORE_RUNNERS) return ['full', 503]
  return error.kind === 'unauthorized' ? ['expired', 400] : ['source-down', 503]
}

const refused = (c: Context<AppEnv>, source: Source, why: RefusedWhy, status: 400 | 403 | 503) =>
  c.html(<Refused why={why} source={source} />, status)
