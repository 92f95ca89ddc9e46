/** The way to a source and back: what somebody took along who set out from this browser, sealed, for ten minutes. */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import { isLocal } from '../../config.ts'
import { randomToken } from '../../secrets.ts'
import type { Source } from '../../sources/source.ts'
import { type AppEnv, dependenciesOf, hostOnly, nowOf } from './context.ts'

export const SET_OUT_COOKIE = 'legwork_connect'
export const SET_OUT_MINUTES = 10

const takenSchema = z.lazy(() =>
  z.object({
    state: z.string(),
    verifier: z.string(),
    until: z.number().transform((until) => new Date(until)),
    /** Whether no invitation is needed, or one was shown. */
    invited: z.boolean(),
    /** Who was signed in when they left, and whether they said that the source is to join their log. */
    runnerId: z.string().nullable(),
    joins: z.boolean(),
  }),
)

export type Taken = z.output<typeof takenSchema>

/** Leaves with what comes back: gives where to. */
export async function setOut(
  c: Context<AppEnv>,
  source: Source,
  taken: Pick<Taken, 'invited' | 'runnerId' | 'joins'>,
): Promise<string> {
  const { secrets, config } = dependenciesOf(c)
  const state = randomToken()
  // 43 characters at least, says RFC 7636
  const verifier = `${randomToken()}${randomToken()}`
  const until = nowOf(c).getTime() + SET_OUT_MINUTES * 60_000
  const plain = JSON.stringify({ ...taken, state, verifier, until })
  setCookie(c, SET_OUT_COOKIE, await secrets.seal('oauth', source.name, plain), {
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: SET_OUT_MINUTES * 60,
    ...hostOnly(config),
  })
  return authorizeAt(c, source, { state, verifier })
}

/** Where the way to the source begins, as it was set out on. */
export const authorizeAt = (
  c: Context<AppEnv>,
  source: Source,
  { state, verifier }: Pick<Taken, 'state' | 'verifier'>,
): Promise<string> => source.authorizeUrl({ state, verifier, redirect: callbackOf(c, source) })

export const callbackOf = (c: Context<AppEnv>, source: Source) =>
  `${dependenciesOf(c).config.BASE_URL}/connect/${source.name}/callback`

/**
 * What was taken along by somebody who set out here, from this browser, in the last minutes; null for anybody else.
 * `state` is what came back, once it has.
 */
export async function takenBy(c: Context<AppEnv>, source: Source, state?: string): Promise<Taken | null> {
  const { secrets, config } = dependenciesOf(c)
  const sealed = isLocal(config) ? getCookie(c, SET_OUT_COOKIE) : getCookie(c, SET_OUT_COOKIE, 'host')
  const opened = sealed ? await secrets.open('oauth', source.name, sealed) : null
  if (!opened?.ok) return null
  const taken = takenSchema.safeParse(JSON.parse(opened.value))
  const isThis = taken.success && (state === undefined || taken.data.state === state)
  return isThis && taken.data.until >= nowOf(c) ? taken.data : null
}
