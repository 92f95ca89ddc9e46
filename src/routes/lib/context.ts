/** What every route has around it: the outside, the clock, and where a request came from. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Config, isLocal } from '../../config.ts'
import type { Dependencies } from '../../dependencies.ts'
import type { TokenAccess } from '../../domain/access/tokens.ts'
import { namesPlace } from '../../domain/time/zones.ts'
import type { Groundwork } from '../../groundwork.ts'
import type { Whom } from '../../pages/layout/layout.tsx'
import type { Misfit } from '../../settings/read.ts'
import type { Training } from '../../store/runner/runners.ts'
import type { Flash } from './forms/shapes.ts'
import { networksFrom } from './network.ts'

export type AppEnv = {
  Bindings: {
    dependencies: Dependencies | null
    /** What is missing or wrong, where dependencies are null. */
    missing: readonly Misfit[] | null
    groundwork: Groundwork
    clock: () => Date
    /** Work that the answer does not wait for, where the platform sees it through; elsewhere it does. */
    afterwards: (work: Promise<void>) => Promise<void>
  }
  /** What the middleware of pages and of the API has found out. */
  Variables: {
    training: Training
    runnerId: string
    who?: Whom
    caller?: Caller | null
    flash?: Flash | null
  }
}

/** Who calls the API, what they may do there, and by what they are known. */
export type Caller = { runnerId: string; access: TokenAccess; by: 'token' | 'session' }

/** The outside; a request with an incomplete configuration never comes this far. */
export function dependenciesOf(c: Context<AppEnv>): Dependencies {
  if (!c.env.dependencies) throw new HTTPException(503, { message: 'This installation is not set up yet.' })
  return c.env.dependencies
}

export const nowOf = (c: Context<AppEnv>) => c.env.clock()

/** Bound to this host and to https, so that no neighbour under the same domain can set it; plain http is for localhost. */
export const hostOnly = (
  config: Pick<Config, 'BASE_URL'>,
): { path: string; secure: boolean; prefix?: 'host' } =>
  isLocal(config) ? { path: '/', secure: false } : { path: '/', secure: true, prefix: 'host' }

/** The time zone of where a request came from; null where that is not known. */
export function zoneOf(c: Context<AppEnv>): string | null {
  const zone = c.req.raw.cf?.timezone
  return typeof zone === 'string' && namesPlace(zone) ? zone : null
}

/** Where a request came from, the narrow network first; none where that is not known. */
export function networksOf(c: Context<AppEnv>): string[] {
  const from = c.req.header('CF-Connecting-IP')
  return from ? networksFrom(from) : []
}
