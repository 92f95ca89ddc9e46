/** What the runner chose about their runs: which source counts, and which runs do not. */
import { and, eq, sql } from 'drizzle-orm'
import { connectionsWhere, silence } from '../connections/erase.ts'
import { wantSync } from '../connections/wanted.ts'
import type { Database } from '../database.ts'
import { connection, exclusion, runner } from '../schema/index.ts'

/** More runs than anybody makes in a window; what is invented stops here. */
const MOST_EXCLUDED = 300

export function choiceStore(db: Database) {
  return {
    /** From now on another source counts; what the one before had still to say is not said. */
    async countBy(runnerId: string, connectionId: string, before: string | null, now: Date): Promise<void> {
      await db.batch([
        db
          .update(runner)
          .set({ sourceOfRecord: connectionId, sourceChosen: true, recordSince: now })
          .where(eq(runner.id, runnerId)),
        ...(before === null ? [] : silence(db, connectionsWhere(db, eq(connection.id, before)))),
        wantSync(db, runnerId),
      ])
    },

    /** The source that counts already is the one they want. */
    async keepBy(runnerId: string): Promise<void> {
      await db.update(runner).set({ sourceChosen: true }).where(eq(runner.id, runnerId))
    },

    async exclude(runnerId: string, runId: string): Promise<void> {
      await db.batch([
        db
          .insert(exclusion)
          .select(
            sql`SELECT ${runnerId}, ${runId}
              WHERE (SELECT COUNT(*) FROM exclusion e WHERE e.runner_id = ${runnerId}) < ${MOST_EXCLUDED}`,
          )
          .onConflictDoNothing(),
        wantSync(db, runnerId),
      ])
    },

    async include(runnerId: string, runId: string): Promise<void> {
      const theirs = and(eq(exclusion.runnerId, runnerId), eq(exclusion.runId, runId))
      await db.batch([db.delete(exclusion).where(theirs), wantSync(db, runnerId)])
    },
  }
}
