/** Which of two sources counts: the one that knows more weeks, until the runner chooses. */
import { and, eq, exists, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { connection, runner } from '../schema/index.ts'
import type { Claim } from './claim.ts'

/** Until the runner chooses, the source that knows more weeks counts; one that is being read again keeps its place. */
export const prefer = (db: Database, { connection: { id }, runner: { id: runnerId } }: Claim, now: Date) => {
  const weeksOf = (connectionId: SQL) =>
    sql`(SELECT COUNT(*) FROM weekly_mileage WHERE connection_id = ${connectionId})`
  return db
    .update(runner)
    .set({ sourceOfRecord: id, recordSince: now })
    .where(
      and(
        eq(runner.id, runnerId),
        eq(runner.sourceChosen, false),
        sql`EXISTS (SELECT 1 FROM connection WHERE id = source_of_record AND synced_at IS NOT NULL)`,
        sql`${weeksOf(sql`${id}`)} > ${weeksOf(sql`source_of_record`)}`,
      ),
    )
}

/** It counts from now on, and this sync judged nothing. */
export const wantIfPreferred = (db: Database, id: string) =>
  db
    .update(connection)
    .set({ syncsWanted: sql`syncs_wanted + 1` })
    .where(
      and(
        eq(connection.id, id),
        exists(db.select({ id: runner.id }).from(runner).where(eq(runner.sourceOfRecord, id))),
      ),
    )
