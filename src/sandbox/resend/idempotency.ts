/** Idempotency keys as Resend keeps them: 24 hours from the first use, bound to one body. */

import { badIdempotencyKey, otherBody, stillRunning } from './emails.ts'

const KEPT = 24 * 60 * 60 * 1000
const LONGEST = 256

/** `id` is null while the first request still runs. */
type Entry = { body: string; since: Date; id: string | null }

export type Claim = { refused: Response } | { repeats: string } | { fresh: { done(id: string | null): void } }

export function createKeys(now: () => Date) {
  const entries = new Map<string, Entry>()

  return function claim(key: string | null, body: string): Claim {
    if (key === null) return { fresh: { done() {} } }
    if (key.length < 1 || key.length > LONGEST) return { refused: badIdempotencyKey() }
    const known = entries.get(key)
    if (known && now().getTime() - known.since.getTime() < KEPT) {
      if (known.body !== body) return { refused: otherBody() }
      return known.id === null ? { refused: stillRunning() } : { repeats: known.id }
    }
    const entry: Entry = { body, since: now(), id: null }
    entries.set(key, entry)
    // A request that was refused leaves its key unused.
    const done = (id: string | null) => {
      entry.id = id
      if (id === null) entries.delete(key)
    }
    return { fresh: { done } }
  }
}
