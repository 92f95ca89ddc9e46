/** Where somebody wanted to go who has to sign in first, and the form they sent: kept sealed until they are in. */
import type { Context } from 'hono'
import * as z from 'zod'
import type { AppEnv } from '../context.ts'
import { isRead } from '../own-origin.ts'
import { drop, find, leave } from '../sealed-cookie.ts'
import { cookieOf } from '../session/session.ts'
import { leaveFlash, thatFits } from './flash.ts'
import { enteredIn } from './read.ts'
import { ownPath, pageOf } from './stands-on.ts'

/** Ended elsewhere, its time over, its cookie gone, or ended here by whoever pressed “Sign out”. */
const WHYS = ['looked', 'ended', 'expired', 'gone', 'left'] as const
type Why = (typeof WHYS)[number]

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
    /** Why they have to sign in: they only looked, or what became of the session their form was sent under. */
    why: z.enum(WHYS),
    /** Whose session it was; null where the cookie does not say. */
    runnerId: z.string().nullable(),
  }),
)

/** A mail to sign in has to arrive, and its link is good for 15 minutes. */
const WAY_MINUTES = 20
/** Of a form that nobody knows whose it is: it goes to whoever signs in next. */
const ANYBODYS_MINUTES = 10
const COOKIE = { name: 'legwork_way', purpose: 'way', minutes: WAY_MINUTES, holds: waySchema } as const
/** It belongs to the browser. */
const BROWSER = 'this browser'

/** On to signing in, with where they wanted to go: nothing that was filled in is lost, and nothing is sent. */
export async function askToSignInFirst(c: Context<AppEnv>): Promise<Response> {
  const whose = await whoseOf(c)
  if (isRead(c)) await rememberWay(c, wanted(c), whose.runnerId)
  else if (!c.req.path.startsWith('/me/sign-out')) await rememberForm(c, whose)
  return c.redirect('/sign-in', isRead(c) ? 302 : 303)
}

type Whose = { why: Exclude<Why, 'looked'>; runnerId: string | null }

/** Whose form it is, as far as the cookie says. */
async function whoseOf(c: Context<AppEnv>): Promise<Whose> {
  const cookie = await cookieOf(c)
  switch (cookie.kind) {
    case 'open':
      return { why: 'ended', runnerId: cookie.runnerId }
    case 'expired':
      return { why: 'expired', runnerId: cookie.runnerId }
    case 'left':
      return { why: 'left', runnerId: null }
    case 'none':
      return { why: 'gone', runnerId: null }
  }
}

async function rememberForm(c: Context<AppEnv>, { why, runnerId }: Whose): Promise<void> {
  const to = pageOf(c)
  // whoever signs in next need not be who filled it in
  if (why === 'left') return remember(c, { to, form: null, why, runnerId })
  const sent = { action: c.req.path }
  const fits = thatFits(await enteredIn(c), { ...sent, to, runnerId })
  const minutes = why === 'gone' ? ANYBODYS_MINUTES : WAY_MINUTES
  await leave(c, { ...COOKIE, minutes }, BROWSER, { to, form: { ...sent, ...fits }, why, runnerId })
}

/** Where to go on for somebody who has to sign in first. */
export const rememberWay = (c: Context<AppEnv>, to: string, runnerId: string | null) =>
  remember(c, { to, form: null, why: 'looked', runnerId })

/** A form that waits goes before: a look at a page loses none. */
async function remember(c: Context<AppEnv>, way: z.output<typeof waySchema>): Promise<void> {
  if ((await find(c, COOKIE, BROWSER))?.form) return
  await leave(c, COOKIE, BROWSER, way)
}

/** A file is no page to come back to. */
const wanted = (c: Context<AppEnv>): string => {
  const { pathname, search } = new URL(c.req.url)
  return pathname.startsWith('/me/export') ? '/me/settings' : `${pathname}${search}`
}

/** What the page for signing in says: whether there is somewhere to go, and what became of a form. */
export async function wayAhead(c: Context<AppEnv>): Promise<'nowhere' | Why> {
  return (await find(c, COOKIE, BROWSER))?.why ?? 'nowhere'
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
