/** On which page a form stands: as the browser says, and by its address where it does not. Our own pages only. */
import type { Context } from 'hono'
import { type AppEnv, dependenciesOf } from '../context.ts'

/** By the beginning of a form's address, the first that fits. */
const HOMES: readonly [RegExp, string][] = [
  [/^(\/me\/(?:nudges|webhooks)\/[^/]+)\/.*/, '$1'],
  [/^(\/me\/(?:massage|tokens|webhooks|settings|delete|disconnect))(?:\/.*)?$/, '$1'],
  [/^\/me\/(?:contacts|races|source|calendar|sign-out)(?:\/.*)?$/, '/me/settings'],
  [/^\/me(?:\/.*)?$/, '/me'],
  [/^\/operator(?:\/.*)?$/, '/operator'],
  [/^(\/(?:act|verify|unsubscribe|connect|sign-in)\/[^/]+)\/.*/, '$1'],
]

/** @example homeOf('/me/contacts/7/remove') // '/me/settings' */
function homeOf(action: string): string {
  const home = HOMES.find(([begins]) => begins.test(action))
  return home ? action.replace(...home) : action
}

/**
 * A path on this very host, with its query, or null: nothing that a browser could take for another site.
 *
 * @example ownPath('/me/settings?preview=careful', 'https://legwork.example') // '/me/settings?preview=careful'
 * @example ownPath('//elsewhere.example', 'https://legwork.example') // null
 */
export function ownPath(given: string, origin: string): string | null {
  if (!URL.canParse(given, origin)) return null
  const { origin: from, pathname, search } = new URL(given, origin)
  // a browser takes a path that begins with two slashes, of either kind, for a host
  return from === origin && !/^\/[/\\]/.test(pathname) ? `${pathname}${search}` : null
}

/** The page a form was sent from, with its query. */
export function pageOf(c: Context<AppEnv>): string {
  const from = c.req.header('Referer') ?? ''
  const own =
    URL.canParse(from) &&
    ourOrigins(c)
      .map((origin) => ownPath(from, origin))
      .find((path) => path !== null)
  if (own) return own
  const { pathname, search } = new URL(c.req.url)
  const home = homeOf(pathname)
  return home === pathname ? `${home}${search}` : home
}

const ourOrigins = (c: Context<AppEnv>) => [
  new URL(c.req.url).origin,
  new URL(dependenciesOf(c).config.BASE_URL).origin,
]
