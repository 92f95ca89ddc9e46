/** Tokens of the API: what they may do, how they look, when their use is noted. */

export const TOKEN_ACCESS = ['read', 'read-and-write'] as const
export type TokenAccess = (typeof TOKEN_ACCESS)[number]

/** More are forgotten ones. */
export const MOST_TOKENS = 20

/** Scanners of secrets know a token by it. */
const PREFIX = 'legwork_'

export type Token = { id: string; secret: string }

/** The text a runner is shown once. @example tokenText({ id: '00ff', secret: 'ab' }) // 'legwork_00ff_ab' */
export const tokenText = ({ id, secret }: Token): string => `${PREFIX}${id}_${secret}`

/**
 * The id by which a token is found and the secret that proves it; null for what never was a token of ours, which then
 * costs no look into the database.
 *
 * @example tokenFrom('legwork_0123456789abcdef_…') // { id: '0123456789abcdef', secret: '…' }
 */
export function tokenFrom(text: string): Token | null {
  const [, id, secret] = /^legwork_([0-9a-f]{16})_([0-9a-f]{64})$/.exec(text) ?? []
  return id && secret ? { id, secret } : null
}

const NOTED_EVERY_MS = 10 * 60_000

/** Whether a use is to be noted: one in ten minutes, or each call would write. */
export const notesUse = (lastUsedAt: Date | null, now: Date): boolean =>
  lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= NOTED_EVERY_MS
