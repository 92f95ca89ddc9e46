/** What there is before the settings are whole: enough to let the operator in, and to say what is missing. */
import { type Tried, tryOut } from './accounts/try-out.ts'
import type { CallOptions } from './call.ts'
import type { Env } from './config.ts'
import { type Secrets, sameSecret, secretsFrom } from './secrets.ts'
import { EXAMPLES } from './settings/checks.ts'
import { namesGiven, strangersIn, textOf, wrongWith } from './settings/read.ts'
import { openDatabase } from './store/database.ts'
import { installationStore } from './store/installation.ts'
import { rateLimitStore } from './store/rate-limits.ts'
import type { Store } from './store/store.ts'

export type Groundwork = {
  /** Null where no token is set, or none that could keep anybody out. */
  door: Door | null
  /** The settings that were given, right or wrong. */
  given: ReadonlySet<string>
  /** What was given under names that are no settings. */
  strangers: readonly string[]
  /** Asks the providers whether what was given is right there. */
  tryOut: () => Promise<Tried[]>
  store: Pick<Store, 'installation' | 'rateLimits'>
}

/** Its keys are made of the token alone, so that it opens while other secrets are missing, and another token ends all sessions. */
type Door = {
  opens(token: string): boolean
  /** A token out of the examples opens nothing on the internet. */
  isExample: boolean
  secrets: Secrets
}

export function groundworkOf(env: Env, options: CallOptions): Groundwork {
  const db = openDatabase(env.DB)
  return {
    door: doorOf(env.OPERATOR_TOKEN),
    given: namesGiven(env),
    strangers: strangersIn(env),
    tryOut: () => tryOut(options, env),
    store: { installation: installationStore(db), rateLimits: rateLimitStore(db) },
  }
}

function doorOf(setting: unknown): Door | null {
  if (typeof setting !== 'string' || wrongWith('OPERATOR_TOKEN', setting) !== null) return null
  const expected = textOf('OPERATOR_TOKEN', setting)
  return {
    opens: (token) => sameSecret(token.trim(), expected),
    isExample: EXAMPLES.includes(expected),
    secrets: secretsFrom([expected]),
  }
}
