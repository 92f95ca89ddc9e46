/** Where somebody wanted to go who has to sign in first, and the form they sent: kept sealed until they are in. */
import type { Context } from 'hono'
import * as z from 'zod'
import { type AppEnv, sessionOf } from '../context.ts'
import { isRead } from '../own-origin.ts'
import { drop, find, leave } from '../sealed-cookie.ts'
import { leaveFlash, thatFits } from './flash.ts'
import { enteredIn } from './read.ts'
import { ownPath, pageOf } from './stands-on.ts'

const waySchema = z.lazy(() =>
  z.object({
    to: z.string(),
    /** What was filled in; null for who only looked. */
    form: z
      .object({
        action: z.string(),
        entered: z.record(z.string(), z.array(z.string())),
        tooLong: z.array(z.string()),
      })
      .nullable(),
    /** A form came that could have been anybody's, and was not kept. */
    isUnkept: z.boolean(),
    /** Whose session it was, as far as the cookie of one that has ended says. */
    runnerId: z.string().nullable(),
  }),
)

/** A mail to sign in has to arrive, and its link is good for 15 minutes. */
const WAY_MINUTES = 20
const COOKIE = { name: 'legwork_way', purpose: 'way', minutes: WAY_MINUTES, holds: waySchema } as const
/** It belongs to the browser. */
const BROWSER = 'this browser'

/** On to signing in, with where they wanted to go: nothing that was filled in is lost, and nothing is sent. */
export async function askToSignInFirst(c: Context<AppEnv>): Promise<Response> {
  const runnerId = (await sessionOf(c))?.runnerId ?? null
  if (isRead(c)) {
    await rememberWay(c, wanted(c), runnerId)
  } else if (!c.req.path.startsWith('/me/sign-out')) {
    // nobody's cookie: whoever signs in next need not be who filled it in
    if (runnerId === null) await remember(c, pageOf(c), { runnerId, isUnkept: true })
    else await keepForm(c, runnerId)
  }
  return c.redirect('/sign-in', isRead(c) ? 302 : 303)
}

async function keepForm(c: Context<AppEnv>, runnerId: string): Promise<void> {
  const to = pageOf(c)
  const sent = { action: c.req.path }
  const fits = thatFits(await enteredIn(c), { ...sent, to, runnerId })
  await leave(c, COOKIE, BROWSER, { to, form: { ...sent, ...fits }, isUnkept: false, runnerId })
}

/** Where to go on for somebody who has to sign in first. */
export const rememberWay = (c: Context<AppEnv>, to: string, runnerId: string | null) =>
  remember(c, to, { runnerId, isUnkept: false })

/** A form that waits goes before: a look at a page loses none. */
async function remember(
  c: Context<AppEnv>,
  to: string,
  { runnerId, isUnkept }: { runnerId: string | null; isUnkept: boolean },
): Promise<void> {
  if ((await find(c, COOKIE, BROWSER))?.form) return
  await leave(c, COOKIE, BROWSER, { to, form: null, isUnkept, runnerId })
}

/** A file is no page to come back to. */
const wanted = (c: Context<AppEnv>): string => {
  const { pathname, search } = new URL(c.req.url)
  return pathname.startsWith('/me/export') ? '/me/settings' : `${pathname}${search}`
}

/** What the page for signing in says: whether there is somewhere to go, and whether a form is kept. */
export async function wayAhead(c: Context<AppEnv>): Promise<'nowhere' | 'page' | 'form' | 'unkept'> {
  const way = await find(c, COOKIE, BROWSER)
  if (!way) return 'nowhere'
  if (way.form) return 'form'
  return way.isUnkept ? 'unkept' : 'page'
}

/** Where to go for who has just signed in. A form comes back filled, and only to whoever filled it in. */
export async function goOn(c: Context<AppEnv>, runnerId: string): Promise<string> {
  const way = await find(c, COOKIE, BROWSER)
  if (!way) return '/me'
  drop(c, COOKIE)
  const to = ownPath(way.to, new URL(c.req.url).origin) ?? '/me'
  const isTheirs = way.runnerId === null || way.runnerId === runnerId
  if (!isTheirs) return '/me'
  if (!way.form) return to
  await leaveFlash(c, { kind: 'kept', page: to.replace(/\?.*/, ''), ...way.form }, runnerId)
  return `${to}#problem`
}
