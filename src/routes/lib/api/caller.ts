/** Who calls the API, and by what: a token, or the session of a browser that shows one of our own pages. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { holderOf } from '../../../actions/api/tokens.ts'
import type { TokenAccess } from '../../../domain/access/tokens.ts'
import { type AppEnv, type Caller, dependenciesOf, nowOf } from '../context.ts'
import { comesFromHere, isRead, saysWho } from '../own-origin.ts'
import { signedIn } from '../session/session.ts'

/** Null for nobody. Whoever brings a token is who it says, or nobody; a cookie beside it is not looked at. */
async function callerOf(c: Context<AppEnv>): Promise<Caller | null> {
  const known = c.get('caller')
  if (known !== undefined) return known
  const caller = saysWho(c) ? await byToken(c) : await bySession(c)
  c.set('caller', caller)
  return caller
}

async function byToken(c: Context<AppEnv>): Promise<Caller | null> {
  const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '') ?? []
  const holder = token === undefined ? null : await holderOf(dependenciesOf(c), token, nowOf(c))
  if (!holder) return null
  await c.env.afterwards(holder.use())
  return { runnerId: holder.runnerId, access: holder.access, by: 'token' }
}

async function bySession(c: Context<AppEnv>): Promise<Caller | null> {
  const runnerId = comesFromHere(c) ? await signedIn(c) : null
  return runnerId === null ? null : { runnerId, access: 'read-and-write', by: 'session' }
}

/** Nobody goes further who is not known, or may not do this. */
export async function knownCaller(c: Context<AppEnv>): Promise<Caller> {
  const caller = await callerOf(c)
  if (!caller) {
    refuse(c, saysWho(c) ? 'invalid_token' : null)
    throw new HTTPException(401, { message: 'Send a token as Authorization: Bearer …, or sign in.' })
  }
  const needed: TokenAccess = isRead(c) ? 'read' : 'read-and-write'
  if (needed === 'read-and-write' && caller.access !== needed) {
    refuse(c, 'insufficient_scope')
    throw new HTTPException(403, { message: 'This token can only read. Make one that can read and write.' })
  }
  return caller
}

/** As RFC 6750 has it. */
function refuse(c: Context<AppEnv>, error: 'invalid_token' | 'insufficient_scope' | null): void {
  const scope = error === 'insufficient_scope' ? ', scope="read-and-write"' : ''
  c.header('WWW-Authenticate', `Bearer realm="Legwork"${error ? `, error="${error}"` : ''}${scope}`)
}
