/** Who granted the app what: codes, access tokens and refresh tokens, with the lifetimes Strava documents. */

import { randomHex } from '../http.ts'

const HOUR = 60 * 60 * 1000
const ACCESS_LIVES = 6 * HOUR
const CODE_LIVES = 10 * 60 * 1000

export type Tokens = { accessToken: string; refreshToken: string; expiresAt: Date }

export type TokenRules = {
  /**
   * What becomes of a refresh token that was exchanged for another: Strava documents `dead-at-once`, and lets it live
   * `until-followed`, so that an answer that got lost can be asked for again.
   */
  oldRefreshToken: 'until-followed' | 'dead-at-once'
}

/** `previous` is the refresh token before, for as long as nothing of the pair after it was used. */
type Grant = {
  athleteId: number
  scopes: string[]
  refreshToken: string
  current: string
  previous: string | null
}
type Access = { athleteId: number; expiresAt: Date }
type Code = { athleteId: number; scopes: string[]; expiresAt: Date }

export type Grants = ReturnType<typeof createGrants>

export function createGrants(now: () => Date) {
  const rules: TokenRules = { oldRefreshToken: 'until-followed' }
  const codes = new Map<string, Code>()
  const grants = new Map<number, Grant>()
  const access = new Map<string, Access>()
  const alive = (until: Date, ms = 0) => until.getTime() - now().getTime() > ms

  function issue(grant: Grant): Tokens {
    const expiresAt = new Date(now().getTime() + ACCESS_LIVES)
    grant.current = randomHex(20)
    grant.refreshToken = randomHex(20)
    access.set(grant.current, { athleteId: grant.athleteId, expiresAt })
    return { accessToken: grant.current, refreshToken: grant.refreshToken, expiresAt }
  }

  function forget(athleteId: number) {
    grants.delete(athleteId)
    for (const [token, { athleteId: owner }] of access) if (owner === athleteId) access.delete(token)
  }

  return {
    rules,
    code(athleteId: number, scopes: string[]): string {
      const code = randomHex(20)
      codes.set(code, { athleteId, scopes, expiresAt: new Date(now().getTime() + CODE_LIVES) })
      return code
    },
    /** A code is good once. A new grant replaces the athlete's old one, tokens included. */
    exchange(code: string): (Tokens & { athleteId: number }) | null {
      const found = codes.get(code)
      codes.delete(code)
      if (!found || !alive(found.expiresAt)) return null
      forget(found.athleteId)
      const grant = {
        athleteId: found.athleteId,
        scopes: found.scopes,
        refreshToken: '',
        current: '',
        previous: null,
      }
      grants.set(found.athleteId, grant)
      return { ...issue(grant), athleteId: found.athleteId }
    },
    /** With more than an hour left the same pair comes back; otherwise a new one, and the rules say how the old one ends. */
    refresh(refreshToken: string): Tokens | null {
      const grant = [...grants.values()].find((one) =>
        [one.refreshToken, one.previous].includes(refreshToken),
      )
      if (!grant) return null
      if (refreshToken === grant.refreshToken) grant.previous = null
      const current = access.get(grant.current)
      if (current && alive(current.expiresAt, HOUR)) {
        return {
          accessToken: grant.current,
          refreshToken: grant.refreshToken,
          expiresAt: current.expiresAt,
        }
      }
      if (rules.oldRefreshToken === 'until-followed') grant.previous = refreshToken
      return issue(grant)
    },
    /** Whose token this is and what it may see. An older access token works until it expires. */
    holder(accessToken: string): { athleteId: number; scopes: string[] } | null {
      const found = access.get(accessToken)
      if (!found || !alive(found.expiresAt)) return null
      const grant = grants.get(found.athleteId)
      if (grant?.current === accessToken) grant.previous = null
      return { athleteId: found.athleteId, scopes: grant?.scopes ?? [] }
    },
    /** Access or refresh token: the whole grant ends. */
    revoke(token: string): boolean {
      const grant = [...grants.values()].find((one) => one.refreshToken === token)
      const athleteId = grant?.athleteId ?? access.get(token)?.athleteId
      if (athleteId === undefined) return false
      forget(athleteId)
      return true
    },
    forget,
    scopes: (athleteId: number): string[] | null => grants.get(athleteId)?.scopes ?? null,
    athletes: (): number[] => [...grants.keys()],
  }
}

export const mayRead = (scopes: string[]) =>
  scopes.includes('activity:read') || scopes.includes('activity:read_all')
export const mayReadPrivate = (scopes: string[]) => scopes.includes('activity:read_all')
