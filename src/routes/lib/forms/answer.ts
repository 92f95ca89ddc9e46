/** How a form is answered: always by a page that is got, so that neither Back nor Reload sends it again. */
import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { leaveFlash, thatFits } from './flash.ts'
import { enteredIn } from './read.ts'
import type { Misfit } from './shapes.ts'
import { pageOf } from './stands-on.ts'

/** Nobody mends more at once. */
const MOST_MISFITS = 8

/** Back to the page it stands on, which says what is wrong and has the form as it was filled in. */
export async function refuse(
  c: Context<AppEnv>,
  misfits: readonly Misfit[],
  page = pageOf(c),
): Promise<Response> {
  const said = { page: pathOf(page), action: c.req.path, misfits: misfits.slice(0, MOST_MISFITS) }
  await leaveFlash(c, { kind: 'refused', ...said, ...thatFits(await enteredIn(c), said) })
  return c.redirect(`${page}#problem`, 303)
}

/** The same in one sentence, about the form as a whole or one field of it. */
export const refuseFor = (c: Context<AppEnv>, words: string, field: string | null = null) =>
  refuse(c, [{ field, words }])

/** The same on another page, where it goes on: the one it stands on has had its time. */
export const refuseOn = (c: Context<AppEnv>, page: string, words: string) =>
  refuse(c, [{ field: null, words }], page)

/** From outside, or by a program: what these send is answered where it was sent. */
const NO_PAGES = /^\/(?:api|webhooks|unsubscribe)\//

/** Whether what went wrong is said on the page a form stands on: not to another site, and not of what is no form of ours. */
export const answersForm = (c: Context<AppEnv>, status: number): boolean =>
  c.req.method === 'POST' &&
  c.env.dependencies !== null &&
  !NO_PAGES.test(c.req.path) &&
  status !== 403 &&
  status !== 413

/** Back to the page it stands on, which says what was done; below what has the id `at`, where it is there. */
export const saved = (c: Context<AppEnv>, words: string, at: string | null = null) =>
  landed(c, pageOf(c), words, { at })

/** The same on another page: the one it stands on is gone, or there is a better one now. */
export async function landed(
  c: Context<AppEnv>,
  page: string,
  words: string,
  { at = null, once = null }: { at?: string | null; once?: string | null } = {},
): Promise<Response> {
  await leaveFlash(c, { kind: 'saved', page: pathOf(page), words, at, once })
  return c.redirect(`${page}#saved`, 303)
}

const pathOf = (page: string) => page.replace(/\?.*/, '')
