/** A connection ends: cut off by its runner, or erased with all that came by it. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type Database, isWritten, lostUnless } from '../database.ts'
import { forgetDeadLetters } from '../dead-letters.ts'
import { connection, runner } from '../schema/index.ts'
import { eraseTraining, silence } from './erase.ts'

/** A connection as somebody read it: what they decided holds only while it is still so. */
export type ConnectionAsRead = Pick<typeof connection.$inferSelect, 'id' | 'state' | 'tokens'>

/** The runner's other source counts in place of this one, until they choose. */
const passOn = (db: Database, id: string, now: Date): BatchItem<'sqlite'> =>
  db
    .update(runner)
    .set({
      sourceOfRecord: sql`(SELECT c.id FROM connection c
        WHERE c.runner_id = runner.id AND c.id <> ${id} AND c.state <> 'disconnecting' ORDER BY c.state LIMIT 1)`,
      sourceChosen: false,
      recordSince: now,
    })
    .where(eq(runner.sourceOfRecord, id))

/** It counts from now on, and nobody has looked at it for that yet. */
const wantSuccessor = (db: Database, id: string): BatchItem<'sqlite'> =>
  db
    .update(connection)
    .set({ syncsWanted: sql`syncs_wanted + 1` })
    .where(
      sql`id = (SELECT r.source_of_record FROM runner r
        WHERE r.id = (SELECT c.runner_id FROM connection c WHERE c.id = ${id}))`,
    )

export const disconnects = (db: Database) => ({
  /** The runner cuts it off: all is erased but the sealed tokens, with which the job still has to revoke. */
  async cutOff(id: string, now: Date): Promise<void> {
    await db.batch([
      db
        .update(connection)
        .set({
          state: 'disconnecting',
          lostAt: now,
          lease: null,
          leaseUntil: null,
          syncedAt: null,
          enqueuedAt: null,
        })
        .where(eq(connection.id, id)),
      ...silence(db, id),
      ...eraseTraining(db, id),
      passOn(db, id, now),
      wantSuccessor(db, id),
    ])
  },

  /**
   * Nothing of the connection is left, but for the keys of what was said. False, and nothing done, when it is no
   * longer as it was read: its runner has connected again meanwhile.
   */
  erase({ id, state, tokens }: ConnectionAsRead, now: Date): Promise<boolean> {
    const asRead = db
      .select({ id: connection.id })
      .from(connection)
      .where(
        and(
          eq(connection.id, id),
          eq(connection.state, state),
          tokens === null ? isNull(connection.tokens) : eq(connection.tokens, tokens),
        ),
      )
    return isWritten(
      db.batch([
        lostUnless(db, asRead),
        ...silence(db, id),
        ...eraseTraining(db, id),
        passOn(db, id, now),
        wantSuccessor(db, id),
        forgetDeadLetters(db, [id]),
        db.delete(connection).where(eq(connection.id, id)),
      ]),
    )
  },
})
