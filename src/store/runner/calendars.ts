/** The link to a runner's calendar: what is kept is its hash, so that it survives every change of secrets. */
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { runner } from '../schema/index.ts'

export const calendarStore = (db: Database) => ({
  /** The link before, if there was one, opens nothing any more. */
  async give(runnerId: string, hash: string, now: Date): Promise<void> {
    await db.update(runner).set({ calendarHash: hash, calendarMadeAt: now }).where(eq(runner.id, runnerId))
  },

  /** False when there was none. */
  async revoke(runnerId: string): Promise<boolean> {
    const revoked = await db
      .update(runner)
      .set({ calendarHash: null, calendarMadeAt: null })
      .where(and(eq(runner.id, runnerId), isNotNull(runner.calendarHash)))
    return revoked.meta.changes > 0
  },

  async ownerOf(hash: string): Promise<string | null> {
    const [row] = await db.select({ id: runner.id }).from(runner).where(eq(runner.calendarHash, hash))
    return row?.id ?? null
  },
})
