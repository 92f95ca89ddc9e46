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
  const refresh = new Map<string, { userId: string; until: number }>()
  const permissions = new Map<string, string[]>()

  function issue(userId: string): Tokens {
    const tokens = { accessToken: randomHex(24), refreshToken: randomHex(24) }
    access.set(tokens.accessToken, { userId, until: now().getTime() + DAY })
    refresh.set(tokens.refreshToken, { userId, until: now().getTime() + REFRESH_LIVES })
    return tokens
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
    /** The old refresh token is dead at once. */
    refresh(token: string): Tokens | null {
      const found = refresh.get(token)
      refresh.delete(token)
      return found && found.until > now().getTime() ? issue(found.userId) : null
    },
    holder(token: string): string | null {
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
