/** What a browser carries for us and cannot read: sealed for whom it belongs to, for some minutes. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import { isLocal } from '../../config.ts'
import { type AppEnv, dependenciesOf, hostOnly, nowOf } from './context.ts'

export type SealedCookie<T extends z.ZodType> = {
  name: string
  purpose: 'flash' | 'way'
  minutes: number
  holds: T
}

/** Of 4,096 bytes, less the name and what else stands in the line. */
const LONGEST = 3_900

const wrapped = z.lazy(() => z.object({ until: z.number(), held: z.unknown() }))

/** `owner` is whom it is for: it opens for nobody else. */
export async function leave<T extends z.ZodType>(
  c: Context<AppEnv>,
  { name, purpose, minutes }: SealedCookie<T>,
  owner: string,
  held: z.input<T>,
): Promise<void> {
  const { secrets, config } = dependenciesOf(c)
  const until = nowOf(c).getTime() + minutes * 60_000
  const sealed = await secrets.seal(purpose, owner, JSON.stringify({ until, held }))
  // a browser throws it away, and a proxy may refuse the whole answer
  if (sealed.length > LONGEST) return
  setCookie(c, name, sealed, {
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: minutes * 60,
    ...hostOnly(config),
  })
}

/** What was left, for this owner and still in time; null otherwise. */
export async function find<T extends z.ZodType>(
  c: Context<AppEnv>,
  { name, purpose, holds }: SealedCookie<T>,
  owner: string,
): Promise<z.output<T> | null> {
  const { secrets, config } = dependenciesOf(c)
  const sealed = isLocal(config) ? getCookie(c, name) : getCookie(c, name, 'host')
  const opened = sealed ? await secrets.open(purpose, owner, sealed) : null
  if (!opened?.ok) return null
  const { until, held } = wrapped.parse(JSON.parse(opened.value))
  // what another version left may read otherwise
  const read = until >= nowOf(c).getTime() ? holds.safeParse(held) : null
  return read?.success ? read.data : null
}

export const drop = (c: Context<AppEnv>, { name }: Pick<SealedCookie<z.ZodType>, 'name'>) =>
  deleteCookie(c, name, hostOnly(dependenciesOf(c).config))
