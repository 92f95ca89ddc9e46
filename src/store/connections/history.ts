/** The source's past, asked for backwards piece by piece. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Pause } from '../../domain/training/connection.ts'
import type { Database } from '../database.ts'
import { connection } from '../schema/index.ts'

/** The past is to be asked for backwards from there, at once. */
export const historyFrom = (until: Date | null) => ({
  historyUntil: until,
  historyNotBefore: null,
  historyFailures: 0,
  pausedFor: null,
})

export const history = (db: Database) => ({
  /** The source's past is to be asked for, backwards from now. */
  async wantHistory(id: string, now: Date): Promise<void> {
    await db
      .update(connection)
      .set(historyFrom(now))
      .where(and(eq(connection.id, id), isNull(connection.historyUntil)))
  },

  /** A piece of it could not be asked for now, and why; of a failure, waiting longer each time is what helps. */
  async postponeHistory(id: string, notBefore: Date, because: Pause): Promise<void> {
    const isFailure = because === 'failure' || because === 'application'
    await db
      .update(connection)
      .set({
        historyNotBefore: notBefore,
        pausedFor: because,
        ...(isFailure ? { historyFailures: sql`history_failures + 1` } : {}),
      })
      .where(eq(connection.id, id))
  },

  /** A piece of it was asked for: the next ends where that one began, null when that was the last. */
  async historyAsked(id: string, { from, until }: { from: Date; until: Date | null }): Promise<void> {
    await db
      .update(connection)
      .set({ ...historyFrom(until), refusedAt: null })
      .where(and(eq(connection.id, id), eq(connection.historyUntil, from)))
  },
})
