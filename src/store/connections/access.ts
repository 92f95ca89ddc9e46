/** How the source lets us in: its tokens, and since when it refuses them. */
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { connection } from '../schema/index.ts'

/** A refusal of long ago says nothing about one of now. */
export const REFUSAL_COUNTS_MS = 24 * 3_600_000

/** Since when the source refuses us: the first of those that belong together. */
export const refusedSince = (now: Date) =>
  sql<Date>`CASE WHEN refused_at >= ${now.getTime() - REFUSAL_COUNTS_MS} THEN refused_at ELSE ${now.getTime()} END`

export const access = (db: Database) => ({
  /**
   * Stores refreshed tokens in place of those they came from; false when those are no longer there. Not under the
   * lease: a refresh kills the old tokens at once, so even a sync that stalled must keep what it was given.
   */
  async swapTokens(id: string, from: string | null, to: string): Promise<boolean> {
    const swapped = await db
      .update(connection)
      .set({ tokens: to })
      .where(and(eq(connection.id, id), eq(connection.tokens, from ?? '')))
    return swapped.meta.changes > 0
  },

  /** The source refused our tokens, for the first time since something else happened. */
  async noteRefusal(id: string, now: Date): Promise<void> {
    await db
      .update(connection)
      .set({ refusedAt: refusedSince(now) })
      .where(eq(connection.id, id))
  },

  /** The source let us in. */
  async noteAccess(id: string): Promise<void> {
    await db.update(connection).set({ refusedAt: null }).where(eq(connection.id, id))
  },
})
