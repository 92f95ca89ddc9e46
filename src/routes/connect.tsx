/** Connecting a source: there with a sealed state, back with a code. Every way this can go wrong has its own words. */
import { type Context, Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { takeInvitation } from '../actions/account/invitations.ts'
import { connect, mayJoin, noteTurnedAway } from '../actions/connections.ts'
import { Refused, type RefusedWhy } from '../pages/public/connect-refused.tsx'
import { AskInvitation, Invited } from '../pages/public/invited.tsx'
import { AskToJoin, Onwards } from '../pages/public/join.tsx'
import { hashOf } from '../secrets.ts'
import { NO_MORE_RUNNERS, type Returning, type Source, type SourceError } from '../sources/source.ts'
import { type AppEnv, dependenciesOf, hostOnly, networksOf, nowOf, zoneOf } from './lib/context.ts'
import { refuse, refuseFor } from './lib/forms/answer.ts'
import { readForm, typed } from './lib/forms/read.ts'
import { goOn } from './lib/forms/way.ts'
import { signedIn, signIn } from './lib/session/session.ts'
import { type SignedIn, whoIsSignedIn } from './lib/session/who.ts'
import {
  authorizeAt,
  callbackOf,
  SET_OUT_COOKIE,
  SET_OUT_MINUTES,
  setOut,
  type Taken,
  takenBy,
} from './lib/set-out.ts'

/** A fresh code sometimes fails once and works two seconds later. */
const SECOND_TRY_MS = 2_000

const inviteSchema = z.object({ invite: typed })
const joinSchema = z.object({ as: typed })

export const connectRoutes = new Hono<AppEnv>()

connectRoutes.get('/:source', async (c) => {
  const source = sourceAt(c)
  const session = await whoIsSignedIn(c)
  if (session && (await mayJoin(dependenciesOf(c), session.runnerId, source.name))) {
    return askToJoin(c, source, session)
  }
  const invited = await isInvited(c)
  if (!invited && !session && c.req.query('back') !== 'yes') {
    const { OPERATOR_NAME: operator } = dependenciesOf(c).config
    return c.html(<AskInvitation source={source} operator={operator} />)
  }
  return c.redirect(await setOut(c, source, { invited, runnerId: session?.runnerId ?? null, joins: false }))
})

const askToJoin = async (c: Context<AppEnv>, source: Source, { runnerId, who }: SignedIn) =>
  c.html(<AskToJoin source={source} who={who} as={await hashOf(runnerId)} />)

/** Whoever is signed in said yes: it is their log that is joined, and nobody's who signed in since they were asked. */
connectRoutes.post('/:source/join', async (c) => {
  const source = sourceAt(c)
  const form = await readForm(c, joinSchema)
  const session = await whoIsSignedIn(c)
  const isAsked = session && form.ok && form.value.as === (await hashOf(session.runnerId))
  // asked anew, for somebody else has signed in since, or nobody is
  if (!isAsked) return c.redirect(`/connect/${source.name}`, 303)
  const invited = await isInvited(c)
  await setOut(c, source, { invited, runnerId: session.runnerId, joins: true })
  return c.redirect(`/connect/${source.name}/onwards`, 303)
})

connectRoutes.get('/:source/onwards', async (c) => {
  const source = sourceAt(c)
  const taken = await takenBy(c, source)
  if (!taken) return c.redirect(`/connect/${source.name}`)
  return c.html(<Onwards source={source} href={await authorizeAt(c, source, taken)} />)
})

connectRoutes.get('/:source/callback', async (c) => {
  const dependencies = dependenciesOf(c)
  const source = sourceAt(c)
  const { code, scope = '', state = '', error } = c.req.query()
  const taken = await takenBy(c, source, state)
  if (taken === null) return refused(c, source, 'expired', 400)
  // the cookie may come back as often as somebody likes
  const isFirst = await dependencies.store.rateLimits.useUp(
    await dependencies.secrets.limitId('oauth', state),
    taken.until,
  )
  if (!isFirst) return refused(c, source, 'expired', 400)
  deleteCookie(c, SET_OUT_COOKIE, hostOnly(dependencies.config))
  if (error || !code) return refused(c, source, 'declined', 400)

  const returning = { code, scope, verifier: taken.verifier, redirect: callbackOf(c, source) }
  const grant = await exchange(source, returning, nowOf(c))
  if (!grant.ok) {
    const [why, status] = whyOf(grant.error)
    if (why === 'full' || why === 'application')
      await noteTurnedAway(dependencies, source.name, why, nowOf(c))
    return refused(c, source, why, status, waitOf(grant.error, nowOf(c)))
  }
  if (!grant.value.hasRequiredScopes) return refused(c, source, 'unticked', 400)

  const connectionId = `${source.name}:${grant.value.userId}`
  const why = await whyNotNew(c, connectionId, taken)
  if (why) {
    // what was granted a moment ago is given back unused
    await source.revoke(grant.value.tokens)
    return refused(c, source, why, 403)
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
      joins: taken.joins ? taken.runnerId : null,
      asksHistory: source.pushing !== null,
      quietHours: dependencies.config.QUIET_HOURS,
      timeZone: zoneOf(c),
    },
    nowOf(c),
  )
  await signIn(c, connected)
  return c.redirect(await goOn(c, connected.runnerId))
})

/** The code, where one is asked for; right, it earns a proof that holds as long as the way to the source and back. */
connectRoutes.post('/:source', async (c) => {
  const { config, secrets } = dependenciesOf(c)
  const source = sourceAt(c)
  if (!config.INVITE_CODE) return c.redirect(`/connect/${source.name}`, 303)
  const form = await readForm(c, inviteSchema)
  if (!form.ok) return refuse(c, form.error)
  const given = { code: form.value.invite, networks: networksOf(c) }
  const taken = await takeInvitation(dependenciesOf(c), given, nowOf(c))
  if (!taken.ok) return refuseFor(c, INVITE_WORDS[taken.error], 'invite')
  const until = new Date(nowOf(c).getTime() + SET_OUT_MINUTES * 60_000)
  const proof = await secrets.signLink('invite', 'anybody', until)
  return c.redirect(`/connect/${source.name}/invited?invite=${encodeURIComponent(proof)}`, 303)
})

const INVITE_WORDS = {
  wrong: 'That is not the code.',
  'too-many': 'A wrong code was tried too often. Please try again later.',
}

// a form may not lead to another site, so the page that it leads to does
connectRoutes.get('/:source/invited', async (c) => {
  const source = sourceAt(c)
  if (!(await isInvited(c))) return c.redirect(`/connect/${source.name}`)
  return c.html(<Invited source={source} proof={c.req.query('invite') ?? ''} />)
})

/** Whether no invitation is needed, or this one was earned a moment ago. */
async function isInvited(c: Context<AppEnv>): Promise<boolean> {
  const { config, secrets } = dependenciesOf(c)
  if (!config.INVITE_CODE) return true
  return (await secrets.readLink('invite', c.req.query('invite') ?? '', nowOf(c))).ok
}

/**
 * Why somebody may not come in: the browser is no longer signed in as who set out, or they join nobody's log and were
 * not invited. Null for everybody who may, and for who comes back.
 */
async function whyNotNew(
  c: Context<AppEnv>,
  connectionId: string,
  { runnerId, joins, invited }: Taken,
): Promise<'changed' | 'uninvited' | null> {
  const dependencies = dependenciesOf(c)
  const known = await dependencies.store.connections.find(connectionId)
  const now = await signedIn(c)
  if (known?.runnerId) return now === null || now === runnerId ? null : 'changed'
  if (now !== runnerId) return 'changed'
  if (joins && runnerId !== null) {
    return (await mayJoin(dependencies, runnerId, sourceAt(c).name)) ? null : 'changed'
  }
  return invited ? null : 'uninvited'
}

function sourceAt(c: Context<AppEnv>): Source {
  const source = dependenciesOf(c).sources[c.req.param('source') ?? '']
  if (!source) throw new HTTPException(404, { message: 'No such source can be connected here.' })
  return source
}

async function exchange(source: Source, returning: Returning, now: Date) {
  const first = await source.exchange(returning, now)
  if (first.ok || first.error.kind !== 'unauthorized') return first
  await new Promise((done) => setTimeout(done, SECOND_TRY_MS))
  return source.exchange(returning, now)
}

const isFull = (error: SourceError) => error.kind === 'unavailable' && error.why === NO_MORE_RUNNERS

/** How long a source's limit lasts, in whole minutes. */
const waitOf = (error: SourceError, now: Date): number =>
  error.kind === 'rate-limited'
    ? Math.max(1, Math.ceil((error.until.getTime() - now.getTime()) / 60_000)) * 60
    : 0

function whyOf(error: SourceError): [RefusedWhy, 400 | 503] {
  if (isFull(error)) return ['full', 503]
  if (error.kind === 'application-refused') return ['application', 503]
  if (error.kind === 'rate-limited') return ['limited', 503]
  return error.kind === 'unauthorized' ? ['expired', 400] : ['source-down', 503]
}

const refused = (
  c: Context<AppEnv>,
  source: Source,
  why: RefusedWhy,
  status: 400 | 403 | 503,
  waitSeconds = 0,
) =>
  c.html(
    <Refused why={why} source={source} waitSeconds={waitSeconds} />,
    status,
    waitSeconds > 0 ? { 'Retry-After': String(waitSeconds) } : {},
  )
