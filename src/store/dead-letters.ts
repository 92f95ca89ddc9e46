/** Dead letters: what could not be dealt with, kept for the operator. */
import { inArray, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type Database, rowsOf } from './database.ts'
import { deadLetter } from './schema/index.ts'

export type DeadLetter = { kind: string; ids: Record<string, string>; reason: string }

/** One whose id says what it is about, so that it is written once. */
export type Letter = DeadLetter & { id: string }

/** The connection a letter is about, whichever way it names it. */
export const NAMED = sql`COALESCE(ids ->> 'connection', (ids ->> 'source') || ':' || (ids ->> 'user'))`

/** Letters about connections whose runner has left name nobody any more. */
export const forgetDeadLetters = (db: Database, connections: readonly string[]): BatchItem<'sqlite'> =>
  db.delete(deadLetter).where(inArray(NAMED, rowsOf(connections)))

/** Letters that are not there yet. */
export const keepLetters = (db: Database, letters: readonly Letter[], now: Date): BatchItem<'sqlite'> =>
  db
    .insert(deadLetter)
    .select(
      sql`SELECT e.value ->> 'id', e.value ->> 'kind', e.value -> 'ids', e.value ->> 'reason', ${now.getTime()}
        FROM json_each(${JSON.stringify(letters)}) e WHERE true`,
    )
    .onConflictDoNothing()

export const deadLetterStore = (db: Database) => ({
  /** Once for its id, however often it happens; true the first time. */
  async recordOnce(id: string, letter: DeadLetter, now: Date): Promise<boolean> {
    const recorded = await db
      .insert(deadLetter)
      .values({ id, at: now, ...letter })
      .onConflictDoNothing()
    return recorded.meta.changes > 0
  },
})
