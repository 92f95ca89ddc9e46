/** Dead letters: what could not be dealt with, kept for the operator. */
import type { Database } from './database.ts'
import { deadLetter } from './schema.ts'

export type DeadLetter = { kind: string; ids: Record<string, string>; reason: string; body?: string }

export const letterStore = (db: Database) => ({
  async park(letter: DeadLetter, now: Date): Promise<void> {
    await db.insert(deadLetter).values({ id: crypto.randomUUID(), body: null, at: now, ...letter })
  },
})
