/** Who is signed in on this browser, and of whom it still knows when nobody is. */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isLocal } from '../../../config.ts'
import { type AppEnv, dependenciesOf, hostOnly, nowOf } from '../context.ts'

export type Session = { runnerId: string; epoch: number }

/** What this browser's cookie says: of a session, of one whose time is over, that somebody signed out here, or nothing. */
export type Cookie = ({ kind: 'open' | 'expired'; until: Date } & Session) | { kind: 'left' | 'none' }

const SESSION = 'legwork_session'
const SESSION_DAYS = 60
const DAY_MS = 86_400_000
/** Longer than the session, so that whoever comes back late is still known to be who filled a form in. */
const COOKIE_DAYS = 2 * SESSION_DAYS
/** In place of a session, by whoever signed out here: who comes next may be somebody else. */
const LEFT = 'left'

/** Starts a session on this device: signed, and ended everywhere by raising the runner's epoch. */
export async function signIn(c: Context<AppEnv>, { runnerId, epoch }: Session): Promise<void> {
  const until = new Date(nowOf(c).getTime() + SESSION_DAYS * DAY_MS)
  keep(c, await dependenciesOf(c).secrets.signLink('session', `${runnerId}.${epoch}`, until))
}

/** In its second half a visit makes it last its 60 days again: whoever comes every week is never asked to sign in. */
export async function renew(c: Context<AppEnv>, session: Session): Promise<void> {
  const cookie = await cookieOf(c)
  if (cookie.kind !== 'open') return
  const left = cookie.until.getTime() - nowOf(c).getTime()
  if (left < (SESSION_DAYS / 2) * DAY_MS) await signIn(c, session)
}

export const signOut = (c: Context<AppEnv>) => keep(c, LEFT)

const keep = (c: Context<AppEnv>, value: string) =>
  setCookie(c, SESSION, value, {
    httpOnly: true,
    sameSite: 'Lax',
    ...hostOnly(dependenciesOf(c).config),
    maxAge: COOKIE_DAYS * 86_400,
  })

/** What the cookie says, of a runner who may be gone and an epoch that may be over. */
export async function cookieOf(c: Context<AppEnv>): Promise<Cookie> {
  const { secrets, config } = dependenciesOf(c)
  const cookie = isLocal(config) ? getCookie(c, SESSION) : getCookie(c, SESSION, 'host')
  if (cookie === LEFT) return { kind: 'left' }
  const signed = await secrets.readSigned('session', cookie ?? '')
  if (!signed) return { kind: 'none' }
  const [runnerId = '', epoch] = signed.subject.split('.')
  const kind = signed.until >= nowOf(c) ? 'open' : 'expired'
  return { kind, runnerId, epoch: Number(epoch), until: signed.until }
}

/** Of a session whose time is not over, whatever became of its runner. */
export async function sessionOf(c: Context<AppEnv>): Promise<Session | null> {
  const cookie = await cookieOf(c)
  return cookie.kind === 'open' ? { runnerId: cookie.runnerId, epoch: cookie.epoch } : null
}

/** Who is signed in, or null. */
export async function signedIn(c: Context<AppEnv>): Promise<string | null> {
  const session = await sessionOf(c)
  if (!session) return null
  const epoch = await dependenciesOf(c).store.runners.epoch(session.runnerId)
  return epoch === session.epoch ? session.runnerId : null
}
