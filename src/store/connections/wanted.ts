/** A sync is wanted: the connection says so until one has seen it. */
import { and, eq, exists, gt, isNull, lt, or, type SQLWrapper, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Database } from '../database.ts'
import { connection, runner } from '../schema/index.ts'

/** How long a job may be on its way until another is sent after it. */
const UNDER_WAY_MS = 60_000

/**
 * What a sync of the runner's source of record depends on has changed: the row says so until one has seen it. With
 * `where` only if that finds what is about to change.
 */
export const wantSync = (db: Database, runnerId: string, where?: SQLWrapper): BatchItem<'sqlite'> =>
  db
    .update(connection)
    .set({ syncsWanted: sql`syncs_wanted + 1` })
    .where(
      and(
        eq(
          connection.id,
          db.select({ id: runner.sourceOfRecord }).from(runner).where(eq(runner.id, runnerId)),
        ),
        where && exists(where),
      ),
    )

export const wanted = (db: Database) => ({
  /** Whether a sync may be asked for, and that it is wanted: at most once in a while, however often a page is reloaded. */
  async mayAsk(id: string, since: Date, now: Date): Promise<boolean> {
    const asked = await db
      .update(connection)
      .set({ enqueuedAt: now, syncsWanted: sql`syncs_wanted + 1` })
      .where(
        and(
          eq(connection.id, id),
          eq(connection.state, 'active'),
          or(isNull(connection.enqueuedAt), lt(connection.enqueuedAt, since)),
        ),
      )
    return asked.meta.changes > 0
  },

  /** The runner's source of record when something has to be decided there and no job is under way that would. */
  async toDecideAnew(runnerId: string, now: Date): Promise<string | null> {
    const underWay = new Date(now.getTime() - UNDER_WAY_MS)
    const [row] = await db
      .update(connection)
      .set({ enqueuedAt: now })
      .where(
        and(
          eq(
            connection.id,
            db.select({ id: runner.sourceOfRecord }).from(runner).where(eq(runner.id, runnerId)),
          ),
          or(
            sql`syncs_wanted <= syncs_done + 1`,
            isNull(connection.enqueuedAt),
            lt(connection.enqueuedAt, underWay),
            gt(connection.enqueuedAt, now),
          ),
        ),
      )
      .returning({ id: connection.id })
    return row?.id ?? null
  },

  /** An event that was not dealt with: what is stored has aged, and the sweep will look instead. */
  async missed(id: string): Promise<void> {
    await db
      .update(connection)
      .set({ syncsWanted: sql`syncs_wanted + 1`, syncStartedAt: null })
      .where(eq(connection.id, id))
  },
})
