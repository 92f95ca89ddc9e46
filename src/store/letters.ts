/** Dead letters: what could not be dealt with, kept for the operator. */
import type { Database } from './database.ts'
import { deadLetter } from './schema.ts'

export type DeadLetter = { kind: string; ids: Record<string, string>; reason: string }

export const letterStore = (db: Database) => ({
  /** Once for its id, however often it happens; true the first time. */
  async parkOnce(id: string, letter: DeadLetter, now: Date): Promise<boolean> {
    const parked = await db
      .insert(deadLetter)
      .values({ id, at: now, ...letter })
      .onConflictDoNothing()
    return parked.meta.changes > 0
  },
})
