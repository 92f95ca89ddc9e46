/** Long lists in pages, newest first: `Link` leads on, and a page that is read twice is the same page. */
import type { Context } from 'hono'
import * as z from 'zod'
import { type AppEnv, dependenciesOf } from '../context.ts'
import { Unfit } from '../wrong.ts'
import { queryOf } from './operation.ts'

const LIMIT = 'a whole number from 1 to 200'

export const pageFields = z.strictObject({
  limit: z.lazy(() =>
    z.coerce
      .number(LIMIT)
      .int(LIMIT)
      .min(1, LIMIT)
      .max(200, LIMIT)
      .default(100)
      .describe('How many to return at most.'),
  ),
  cursor: z.lazy(() =>
    z
      .string()
      .max(500, 'a cursor from a Link header')
      .optional()
      .describe('Where to continue, from the `Link` of the previous page.'),
  ),
})

export type Page = { limit: number; after: string | null }

export function pageOf(c: Context<AppEnv>): Page {
  const { limit, cursor } = queryOf(c, pageFields)
  return { limit, after: cursor === undefined ? null : read(cursor) }
}

/** One item more than fits says that there is a page after this one. */
export function pageWith<T>(
  c: Context<AppEnv>,
  { limit }: Page,
  found: readonly T[],
  keyOf: (item: T) => string,
): T[] {
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  if (last !== undefined && found.length > limit) {
    const next = new URL(c.req.path, dependenciesOf(c).config.BASE_URL)
    next.search = new URLSearchParams({ limit: String(limit), cursor: written(keyOf(last)) }).toString()
    c.header('Link', `<${next}>; rel="next"`)
  }
  return shown
}

/** A page of what was read whole, by a key that sorts. */
export function inPages<T>(c: Context<AppEnv>, items: readonly T[], keyOf: (item: T) => string): T[] {
  const page = pageOf(c)
  const sorted = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => page.after === null || key < page.after)
    .sort((a, b) => (a.key < b.key ? 1 : -1))
    .map(({ item }) => item)
  return pageWith(c, page, sorted, keyOf)
}

const written = (key: string) => btoa(key).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

function read(cursor: string): string {
  try {
    return atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    throw new Unfit([{ field: 'cursor', expected: 'a cursor from a Link header' }])
  }
}
