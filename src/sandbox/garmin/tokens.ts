/** Who granted the app what: codes bound to a challenge, access for a day, refresh tokens that rotate. */

import { randomHex } from '../http.ts'

const DAY = 86_400_000
const CODE_LIVES = 10 * 60_000
const REFRESH_LIVES = 90 * DAY

export const everyPermission = ['ACTIVITY_EXPORT', 'HISTORICAL_DATA_EXPORT']

export type Code = { userId: string; permissions: string[]; challenge: string; redirect: string }
export type Tokens = { accessToken: string; refreshToken: string }

export type Grants = ReturnType<typeof createGrants>

export function createGrants(now: () => Date) {
  const codes = new Map<string, Code & { until: number }>()
  const access = new Map<string, { userId: string; until: number }>()
  const refresh = new Map<string, { userId: string; until: number; next: Tokens | null }>()
  /** By either token of a pair, the refresh token it was given for. */
  const before = new Map<string, string>()
  const permissions = new Map<string, string[]>()

  function issue(userId: string): Tokens {
    const tokens = { accessToken: randomHex(24), refreshToken: randomHex(24) }
    access.set(tokens.accessToken, { userId, until: now().getTime() + DAY })
    refresh.set(tokens.refreshToken, { userId, until: now().getTime() + REFRESH_LIVES, next: null })
    return tokens
  }

  /** A token of the pair was used: the refresh token it was given for is dead. */
  function followed(token: string): void {
    const old = before.get(token)
    if (old !== undefined) refresh.delete(old)
    before.delete(token)
  }

  return {
    code(asked: Code): string {
      const code = randomHex(16)
      codes.set(code, { ...asked, until: now().getTime() + CODE_LIVES })
      return code
    },
    /** A code is good once, for whoever shows what its challenge was made of. */
    async exchange(code: string, verifier: string, redirect: string): Promise<Tokens | null> {
      const found = codes.get(code)
      codes.delete(code)
      if (!found || found.until < now().getTime() || found.redirect !== redirect) return null
      if ((await challengeOf(verifier)) !== found.challenge) return null
      permissions.set(found.userId, found.permissions)
      return issue(found.userId)
    },
    /** Gives the same new pair until something of it was used, so that an answer that got lost can be asked for again. */
    refresh(token: string): Tokens | null {
      followed(token)
      const found = refresh.get(token)
      if (!found || found.until <= now().getTime()) return null
      if (found.next) return found.next
      const next = issue(found.userId)
      found.next = next
      for (const each of Object.values(next)) before.set(each, token)
      return next
    },
    holder(token: string): string | null {
      followed(token)
      const found = access.get(token)
      return found && found.until > now().getTime() ? found.userId : null
    },
    forget(userId: string): void {
      permissions.delete(userId)
      for (const tokens of [access, refresh]) {
        for (const [token, { userId: owner }] of tokens) if (owner === userId) tokens.delete(token)
      }
    },
    permissions: (userId: string): string[] | null => permissions.get(userId) ?? null,
    permit: (userId: string, granted: string[]) => void permissions.set(userId, granted),
  }
}

export async function challengeOf(verifier: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)))
  return btoa(String.fromCharCode(...hash))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')
}
