/** A browser adds a cookie by itself, so whatever writes has to show that it comes from here. One place for every route. */
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from './context.ts'

/**
 * By what a write is believed. A page: by where the browser says it comes from. A call: the same, but a program says
 * nothing, and no browser says nothing; and a token says who calls by itself, wherever from. A link: its token, whoever is signed in; a page of another site has no business
 * pressing it. The operator's: as a page, and a token says who calls. What comes from outside, from mail programs: its token alone.
 */
type Door = 'page' | 'call' | 'link' | 'operator' | 'outside'

/** The first that fits; every other is a page. Webhooks stand before all of this. */
const DOORS: readonly [RegExp, Door][] = [
  [/^\/unsubscribe\//, 'outside'],
  [/^\/(?:act|verify)\//, 'link'],
  [/^\/api\//, 'call'],
  [/^\/operator\//, 'operator'],
]

export const isRead = (c: Pick<Context, 'req'>) => ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)

export const ownOrigin = createMiddleware<AppEnv>(async (c, next) => {
  if (!isRead(c) && !mayWrite(c)) {
    throw new HTTPException(403, { message: 'Requests from another site are refused.' })
  }
  await next()
})

/** No browser adds it by itself: what it says is all that counts then, and no cookie does. */
export const saysWho = (c: Pick<Context, 'req'>) => c.req.header('Authorization') !== undefined

/** Whether a read is one of our own pages', a program's, or what somebody typed in. */
export function comesFromHere(c: Context<AppEnv>): boolean {
  const [origin, site] = [c.req.header('Origin'), c.req.header('Sec-Fetch-Site')]
  return (
    (origin === undefined || ours(c).includes(origin)) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  )
}

function mayWrite(c: Context<AppEnv>): boolean {
  const door = DOORS.find(([path]) => path.test(c.req.path))?.[1] ?? 'page'
  if (door === 'outside') return true
  if ((door === 'call' || door === 'operator') && saysWho(c)) return true
  const origin = c.req.header('Origin')
  const site = c.req.header('Sec-Fetch-Site')
  // a browser that hides the origin says `null`
  const isHidden = origin === undefined || origin === 'null'
  if (!isHidden && !ours(c).includes(origin)) return false
  if (site !== undefined) return site === 'same-origin'
  if (!isHidden) return true
  return door === 'link' || (door === 'call' && origin === undefined)
}

const ours = (c: Context<AppEnv>) => {
  const own = new URL(c.req.url).origin
  const { dependencies } = c.env
  return dependencies ? [own, new URL(dependencies.config.BASE_URL).origin] : [own]
}
