/** A token that opens the source: refreshed when it is about to end, and stored before anything uses it. */
import * as z from 'zod'
import { accountOf, type Dependencies } from '../dependencies.ts'
import { err, ok, type Result } from '../result.ts'
import type { Source, SourceError, Tokens } from '../sources/source.ts'

const REFRESH_BEFORE_MS = 10 * 60_000

const tokensSchema = z.object({ access: z.string(), refresh: z.string(), expiresAt: z.coerce.date() })

/** Tokens are sealed for their connection: a sealed value moved to another row does not open there. */
const sealTokens = (dependencies: Dependencies, connectionId: string, tokens: Tokens) =>
  dependencies.secrets.seal('tokens', connectionId, JSON.stringify(tokens))

export type Held = { id: string; tokens: string | null }

export async function openTokens(dependencies: Dependencies, { id, tokens }: Held): Promise<Tokens | null> {
  const opened = tokens === null ? null : await dependencies.secrets.open('tokens', id, tokens)
  return opened?.ok ? tokensSchema.parse(JSON.parse(opened.value)) : null
}

/** Whether its source is set up here: an operator may have taken it out again. */
export const isConfigured = (dependencies: Dependencies, connectionId: string): boolean =>
  accountOf(connectionId).source in dependencies.sources

export function sourceOf(dependencies: Dependencies, connectionId: string): Source {
  const { source } = accountOf(connectionId)
  const found = dependencies.sources[source]
  if (!found) throw new Error(`no source is called ${source}`)
  return found
}

/** The tokens as they are, or new ones when they are about to end or were refused (`anew`). */
export async function freshAccess(
  dependencies: Dependencies,
  held: Held,
  now: Date,
  anew = false,
): Promise<Result<Tokens, SourceError>> {
  const tokens = await openTokens(dependencies, held)
  if (held.tokens === null) return err({ kind: 'unauthorized' })
  // our own fault and nobody's refusal: nothing is to be erased on it
  if (!tokens)
    return err({ kind: 'invalid-response', why: 'tokens do not open: was LEGWORK_SECRET changed?' })
  if (!anew && tokens.expiresAt.getTime() > now.getTime() + REFRESH_BEFORE_MS) return ok(tokens)
  const fresh = await sourceOf(dependencies, held.id).refresh(tokens, now)
  if (!fresh.ok) {
    // the access token lives on beside a refresh token that is refused
    const livesOn = !anew && fresh.error.kind === 'unauthorized' && tokens.expiresAt > now
    return livesOn ? ok(tokens) : fresh
  }
  const sealed = await sealTokens(dependencies, held.id, fresh.value)
  const kept = await persistently(() => keepTokens(dependencies, held, tokens, sealed))
  return kept ? fresh : err({ kind: 'unavailable', why: 'somebody else refreshed' })
}

/** In place of those they came from: also where these were sealed anew, under another master secret, meanwhile. */
async function keepTokens(
  dependencies: Dependencies,
  held: Held,
  from: Tokens,
  sealed: string,
): Promise<boolean> {
  const { connections } = dependencies.store
  if (await connections.swapTokens(held.id, held.tokens, sealed)) return true
  const there = await connections.find(held.id)
  const opened = there && (await openTokens(dependencies, there))
  return opened?.refresh === from.refresh && connections.swapTokens(held.id, there?.tokens ?? null, sealed)
}

/** Calls the source with a token that opens it; one that is refused is refreshed once, whatever its date says. */
export async function withAccess<T>(
  dependencies: Dependencies,
  held: Held,
  now: Date,
  call: (tokens: Tokens) => Promise<Result<T, SourceError>>,
): Promise<Result<T, SourceError>> {
  const tokens = await freshAccess(dependencies, held, now)
  if (!tokens.ok) return tokens
  const answer = await call(tokens.value)
  if (answer.ok || answer.error.kind !== 'unauthorized') return answer
  const latest = (await dependencies.store.connections.find(held.id)) ?? held
  const anew = await freshAccess(dependencies, latest, now, true)
  return anew.ok ? call(anew.value) : anew
}

const MOST_TRIES = 3

/** What a source gives once is not lost to one statement that fails. */
async function persistently<T>(work: () => Promise<T>, tries = 1): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (tries >= MOST_TRIES) throw error
    return persistently(work, tries + 1)
  }
}

/** A source that is hardly ever asked forgets who it gave a refresh token to: it is used once in a while. */
const LEFT_ALONE_MS = 30 * 86_400_000

export async function keepAlive(dependencies: Dependencies, held: Held, now: Date): Promise<void> {
  if (!sourceOf(dependencies, held.id).pushing) return
  const tokens = await openTokens(dependencies, held)
  if (!tokens || now.getTime() - tokens.expiresAt.getTime() < LEFT_ALONE_MS) return
  // what does not come of it now comes of the next review, long before the token ends
  await freshAccess(dependencies, held, now)
}
