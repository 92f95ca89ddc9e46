/** What is erased and not said any more when a connection ends, as statements for a batch. */
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type Database, ENDED } from '../database.ts'
import { connection, delivery, nudge, pushReceived, run, weeklyMileage } from '../schema/index.ts'

/** Erases what the source gave and what was made of it. Keys of nudges stay, so that nothing repeats. */
export const eraseTraining = (db: Database, id: string): BatchItem<'sqlite'>[] => [
  db.delete(run).where(eq(run.connectionId, id)),
  db.delete(weeklyMileage).where(eq(weeklyMileage.connectionId, id)),
  db.delete(pushReceived).where(eq(pushReceived.connectionId, id)),
  db.update(connection).set({ unreadable: [] }).where(eq(connection.id, id)),
  db
    .update(nudge)
    .set({ findings: null })
    .where(and(eq(nudge.connectionId, id), isNotNull(nudge.findings))),
]

/** What was decided and not said is not said any more. */
export const silence = (db: Database, id: string): BatchItem<'sqlite'>[] => [
  db
    .update(delivery)
    .set({ state: ENDED, why: 'disconnected', lease: null, leaseUntil: null })
    .where(
      and(
        eq(delivery.kind, 'nudge'),
        eq(delivery.state, 'scheduled'),
        sql`(runner_id, about) IN (SELECT runner_id, id FROM nudge WHERE connection_id = ${id})`,
      ),
    ),
  db
    .update(nudge)
    .set({ state: 'cancelled', why: 'gone' })
    .where(and(eq(nudge.connectionId, id), inArray(nudge.state, ['waiting', 'released']))),
]
