/** Dead letters: what could not be dealt with, kept for the operator. */
import { inArray, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type Database, rowsOf } from './database.ts'
import { deadLetter } from './schema.ts'

export type DeadLetter = { kind: string; ids: Record<string, string>; reason: string }

/** The connection a letter is about, whichever way it names it. */
export const NAMED = sql`COALESCE(ids ->> 'connection', (ids ->> 'source') || ':' || (ids ->> 'user'))`

/** Letters about connections whose runner has left name nobody any more. */
export const forgetLetters = (db: Database, connections: readonly string[]): BatchItem<'sqlite'> =>
  db.delete(deadLetter).where(inArray(NAMED, rowsOf(connections)))

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
