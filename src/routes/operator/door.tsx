/** Who may see the operator's pages: whoever brings the token, in a header or a form, and from then on a cookie. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import * as z from 'zod'
import { knock, learnAddress } from '../../actions/operator/knock.ts'
import { OperatorDoor } from '../../pages/operator/door.tsx'
import { Problem } from '../../pages/public/problem.tsx'
import { isLocalUrl, publicOrigin } from '../../settings/shapes.ts'
import { type AppEnv, hostOnly, networksOf, nowOf } from '../lib/context.ts'
import { readForm, typed } from '../lib/forms/read.ts'
import { isRead, saysWho } from '../lib/own-origin.ts'
import { problem } from '../lib/wrong.ts'

const COOKIE = 'legwork_operator'
const SESSION_HOURS = 12
const WHO = 'operator'

const REFUSED = {
  wrong: {
    status: 401,
    title: 'Not that token',
    detail: 'That is not the token; a password manager may have filled in another.',
  },
  'too-often': {
    status: 429,
    title: 'Too many requests',
    detail: 'Too many wrong tokens came from your network. Try again in an hour, or from another network.',
  },
} as const

const NO_DOOR = {
  title: 'There is no way in yet',
  detail:
    'These pages open with OPERATOR_TOKEN, and none is set that could keep anybody out. Make one with openssl rand -hex 24, set it with npx wrangler secret put OPERATOR_TOKEN, and come back.',
}

/** Mounted before the operator's pages; what comes after it is the operator's. */
export const operatorDoor = createMiddleware<AppEnv>(async (c, next) => {
  const { door } = c.env.groundwork
  const bearer = /^Bearer (\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
  if (!door || (door.isExample && !isHere(c))) {
    return saysWho(c) ? problem(c, 404, NO_DOOR.title, NO_DOOR.detail) : c.html(<Problem {...NO_DOOR} />, 404)
  }
  if (saysWho(c)) {
    const refused = await refusedAt(c, bearer ?? '')
    if (refused) return problem(c, refused.status, refused.title, refused.detail)
    return next()
  }
  const session = await door.secrets.readLink(WHO, getCookie(c, COOKIE, prefixAt(c)) ?? '', nowOf(c))
  if (session.ok) return next()
  const said = isRead(c) ? null : NOT_DONE
  return c.html(<OperatorDoor to={pageIn(isRead(c) ? c.req.path : '')} said={said} />, 401)
})

/** Of a button that was pressed after the twelve hours: there is nothing to fill in on these pages, so nothing is kept. */
const NOT_DONE =
  'You were signed out, so what you pressed was not done. Sign in, and press it again on the page that comes.'

const PAGES = ['/operator', '/operator/setup'] as const

/** Where to go on behind the door: a page there is, and never the address of a button. */
const pageIn = (to: string) => PAGES.find((page) => page === to) ?? '/operator'

const knockSchema = z.object({ token: typed, to: typed })

/** The form of the door: 303 to where somebody wanted to go, or the form again. */
export async function comeIn(c: Context<AppEnv>) {
  const { door } = c.env.groundwork
  if (!door || (door.isExample && !isHere(c))) return c.html(<Problem {...NO_DOOR} />, 404)
  const form = await readForm(c, knockSchema)
  const { token, to } = form.ok ? form.value : { token: '', to: '' }
  const refused = await refusedAt(c, token)
  if (refused) return c.html(<OperatorDoor to={pageIn(to)} refused={refused.detail} />, refused.status)
  const until = new Date(nowOf(c).getTime() + SESSION_HOURS * 3_600_000)
  setCookie(c, COOKIE, await door.secrets.signLink(WHO, WHO, until), {
    httpOnly: true,
    sameSite: 'Strict',
    ...hostOnly({ BASE_URL: c.req.url }),
    maxAge: SESSION_HOURS * 3_600,
  })
  return c.redirect(pageIn(to), 303)
}

export function goOut(c: Context<AppEnv>) {
  deleteCookie(c, COOKIE, hostOnly({ BASE_URL: c.req.url }))
  return c.redirect('/', 303)
}

async function refusedAt(c: Context<AppEnv>, token: string) {
  const came = await knock(c.env.groundwork, token, networksOf(c), nowOf(c))
  if (!came.ok) return REFUSED[came.error]
  await learnAddress(c.env.groundwork, publicOrigin(c.req.url))
  return null
}

const isHere = (c: Context<AppEnv>) => isLocalUrl(c.req.url)
const prefixAt = (c: Context<AppEnv>) => (isHere(c) ? undefined : ('host' as const))
