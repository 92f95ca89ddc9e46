/** Tokens of the API: made by their runner and shown once, known again by the hash of their secret, revoked. */
import * as z from 'zod'
import type { Dependencies } from '../../dependencies.ts'
import { notesUse, TOKEN_ACCESS, type TokenAccess, tokenFrom, tokenText } from '../../domain/access/tokens.ts'
import { err, ok, type Result } from '../../result.ts'
import { hashOf, randomHex, sameSecret } from '../../secrets.ts'
import { oneOf } from '../one-of.ts'

type TokenOptions = Pick<Dependencies, 'store'>

const NAME = 'a name of 1 to 60 characters'

/** As the page and the API ask for one. */
export const tokenFields = {
  name: z.lazy(() => z.string(NAME).trim().min(1, NAME).max(60, NAME)),
  access: oneOf(TOKEN_ACCESS).default('read'),
}

/** A button pressed twice is pressed within this. */
const TWICE_MS = 20_000

/**
 * Gives the whole token: nobody can ask for it again. By a press on the page there is one, however often it was pressed,
 * and the later answer has the one that works.
 */
export async function makeToken(
  { store }: TokenOptions,
  runnerId: string,
  { name, access, isPress = false }: { name: string; access: TokenAccess; isPress?: boolean },
  now: Date,
): Promise<Result<{ id: string; token: string }, 'too-many'>> {
  const token = { id: randomHex(8), secret: randomHex(32) }
  const hash = await hashOf(token.secret)
  const since = isPress ? new Date(now.getTime() - TWICE_MS) : null
  const made = await store.tokens.make({ id: token.id, runnerId, name, access, hash, createdAt: now }, since)
  return made ? ok({ id: token.id, token: tokenText(token) }) : err('too-many')
}

/** Whose token it is and what it may do; null for one that is revoked or never was. */
export async function holderOf(
  { store }: TokenOptions,
  text: string,
  now: Date,
): Promise<{ runnerId: string; access: TokenAccess; use: () => Promise<void> } | null> {
  const given = tokenFrom(text)
  const known = given && (await store.tokens.find(given.id))
  if (!known || !sameSecret(await hashOf(given.secret), known.hash)) return null
  const { runnerId, access, lastUsedAt } = known
  const use = async () => (notesUse(lastUsedAt, now) ? store.tokens.noteUse(given.id, now) : undefined)
  return { runnerId, access, use }
}

/** False when it is none of theirs. */
export const revokeToken = ({ store }: TokenOptions, runnerId: string, id: string): Promise<boolean> =>
  store.tokens.revoke(runnerId, id)
