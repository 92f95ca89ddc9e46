/** A connection ends: cut off by its runner or by time, or erased with all that came by it. */
import { and, eq, isNull, lt, lte, type SQL } from 'drizzle-orm'
import type { EventDraft } from '../../domain/events/event.ts'
import { FORGOTTEN_MS, LOST_MS } from '../../domain/training/connection.ts'
import { type Database, inOneBatch, isWritten, lostUnless } from '../database.ts'
import { appendEvents } from '../events/append.ts'
import { connection } from '../schema/index.ts'
import { asEnded, connectionsWhere, eraseAll } from './erase.ts'

/** A connection as somebody read it: what they decided holds only while it is still so. */
export type ConnectionAsRead = Pick<typeof connection.$inferSelect, 'id' | 'state' | 'tokens' | 'runnerId'>

export function disconnects(db: Database) {
  const cutOffWhere = (where: SQL | undefined, now: Date) =>
    inOneBatch(db, [
      ...eraseAll(db, connectionsWhere(db, where), now),
      db.update(connection).set(asEnded(now)).where(where),
    ])

  return {
    /** The runner cuts it off: all is erased but the sealed tokens, with which the job still has to revoke. */
    async cutOff(id: string, now: Date): Promise<void> {
      await cutOffWhere(eq(connection.id, id), now)
    },

    /**
     * Ends what has waited for its runner for too long, and forgets what its source has not taken back for as long:
     * whatever else is down. Gives how many were ended.
     */
    async endOverdue(now: Date): Promise<number> {
      const isLost = and(
        eq(connection.state, 'needs-reconnect'),
        lte(connection.dueAt, now.getTime()),
        lt(connection.lostAt, new Date(now.getTime() - LOST_MS)),
      )
      const [, lost] = await db.batch([
        db
          .delete(connection)
          .where(
            and(
              eq(connection.state, 'disconnecting'),
              lte(connection.dueAt, now.getTime()),
              lt(connection.lostAt, new Date(now.getTime() - FORGOTTEN_MS)),
            ),
          ),
        connectionsWhere(db, isLost).limit(1),
      ])
      if (lost.length > 0) await cutOffWhere(isLost, now)
      return lost.length
    },

    /**
     * Nothing of the connection is left, but for the keys of what was said; that it was lost is told with it. False, and nothing done, when it is no
     * longer as it was read: its runner has connected again meanwhile.
     */
    erase(
      { id, state, tokens, runnerId }: ConnectionAsRead,
      lost: EventDraft | null,
      now: Date,
    ): Promise<boolean> {
      const it = eq(connection.id, id)
      const asRead = and(
        it,
        eq(connection.state, state),
        tokens === null ? isNull(connection.tokens) : eq(connection.tokens, tokens),
      )
      return isWritten(
        db.batch([
          lostUnless(db, connectionsWhere(db, asRead)),
          ...eraseAll(db, connectionsWhere(db, it), now),
          db.delete(connection).where(it),
          ...(lost && runnerId ? appendEvents(db, runnerId, [lost], now) : []),
        ]),
      )
    },
  }
}
