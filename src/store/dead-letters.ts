/** Dead letters: what could not be dealt with, kept for the operator. One that names somebody leaves with them. */
import { eq, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Database } from './database.ts'
import { deadLetter } from './schema/index.ts'

export type DeadLetter = { kind: string; ids: Record<string, string>; reason: string }

/** One whose id says what it is about, so that it is written once. */
export type Letter = DeadLetter & { id: string }

/** The connection a letter is about, whichever way it names it. */
const connectionOf = ({ connection, source, user }: DeadLetter['ids']) =>
  connection ?? (source && user ? `${source}:${user}` : null)

/** `WHERE true`, for a conflict clause may not follow a bare `SELECT`. */
const NOBODY = sql.raw('NULL, NULL WHERE true')

/** Those of a connection that are not there yet, for a batch that knows whose it is. */
export const keepLetters = (
  db: Database,
  { connectionId, runnerId }: { connectionId: string; runnerId: string },
  letters: readonly Letter[],
  now: Date,
): BatchItem<'sqlite'> =>
  db
    .insert(deadLetter)
    .select(
      sql`SELECT e.value ->> 'id', e.value ->> 'kind', e.value -> 'ids', e.value ->> 'reason', ${now.getTime()},
          ${runnerId}, ${connectionId}
        FROM json_each(${JSON.stringify(letters)}) e WHERE true`,
    )
    .onConflictDoNothing()

export const deadLetterStore = (db: Database) => ({
  async find(id: string): Promise<Letter | null> {
    const [row] = await db.select().from(deadLetter).where(eq(deadLetter.id, id))
    return row ? { id: row.id, kind: row.kind, ids: row.ids, reason: row.reason } : null
  },

  /** False when it was gone already. */
  async discard(id: string): Promise<boolean> {
    return (await db.delete(deadLetter).where(eq(deadLetter.id, id))).meta.changes > 0
  },

  /**
   * Once for its id, however often it happens; true the first time. Nobody is named who is not here or is leaving: such
   * a letter says its reason, and no more than the source.
   */
  async recordOnce(id: string, { kind, ids, reason }: DeadLetter, now: Date): Promise<boolean> {
    const record = async (named: DeadLetter['ids'], owner: SQL) => {
      const written = await db
        .insert(deadLetter)
        .select(sql`SELECT ${id}, ${kind}, ${JSON.stringify(named)}, ${reason}, ${now.getTime()}, ${owner}`)
        .onConflictDoNothing()
      return written.meta.changes > 0
    }
    const connection = connectionOf(ids)
    const { source, delivery = '' } = ids
    const isHere = sql`c.id = ${connection} AND c.runner_id IS NOT NULL AND c.state <> 'disconnecting'`
    const owner =
      connection === null
        ? sql`d.runner_id, NULL FROM delivery d WHERE d.id = ${delivery}`
        : sql`c.runner_id, c.id FROM connection c WHERE ${isHere}`
    return (await record(ids, owner)) || record(source ? { source } : {}, NOBODY)
  },
})
