/** Connections: made, lost, cut off, erased. */
import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type Database, notLost } from './database.ts'
import { connection, delivery, nudge, receipt, run, runner, weeklyMileage } from './schema.ts'

/** A connection as somebody read it: what they decided holds only while it is still so. */
export type ConnectionAsRead = Pick<typeof connection.$inferSelect, 'id' | 'state' | 'tokens'>

export type NewConnection = {
  id: string
  runnerId: string
  tokens: string
  scope: string
  now: Date
}

export type NewRunner = { id: string; quietHours: { from: string; to: string } | null; now: Date }

/** Erases what the source gave and what was made of it. Keys of nudges stay, so that nothing repeats. */
export const eraseTraining = (db: Database, id: string): BatchItem<'sqlite'>[] => [
  db.delete(run).where(eq(run.connectionId, id)),
  db.delete(weeklyMileage).where(eq(weeklyMileage.connectionId, id)),
  db.delete(receipt).where(eq(receipt.connectionId, id)),
  db
    .update(nudge)
    .set({ findings: null })
    .where(and(eq(nudge.connectionId, id), isNotNull(nudge.findings))),
]

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

/** What was decided and not said is not said any more. */
export const silence = (db: Database, id: string): BatchItem<'sqlite'>[] => [
  db
    .update(delivery)
    .set({ state: 'cancelled', why: 'disconnected' })
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
    .where(and(eq(nudge.connectionId, id), sql`state IN ('waiting', 'released')`)),
]

export function connectionStore(db: Database) {
  const together = async ([first, ...rest]: BatchItem<'sqlite'>[]): Promise<void> => {
    if (first) await db.batch([first, ...rest])
  }

  return {
    find: async (id: string) => (await db.select().from(connection).where(eq(connection.id, id)))[0] ?? null,

    /** The connections of a runner, the source of record among them. */
    of: (runnerId: string) => db.select().from(connection).where(eq(connection.runnerId, runnerId)),

    /** The id of a runner's source of record, or null when nothing is connected. */
    async record(runnerId: string): Promise<string | null> {
      const [row] = await db.select({ id: runner.sourceOfRecord }).from(runner).where(eq(runner.id, runnerId))
      return row?.id ?? null
    },

    /** Makes a connection, and the runner when they are new; the one who comes back gets new tokens. */
    connect: ({ id, runnerId, tokens, scope, now }: NewConnection, newRunner: NewRunner | null) => {
      const statements: BatchItem<'sqlite'>[] = [
        db
          .insert(connection)
          .values({ id, runnerId, tokens, scope, state: 'active', connectedAt: now, promptedAt: now })
          .onConflictDoUpdate({
            target: connection.id,
            set: {
              // one whose runner is gone, and that was still to be given back, is its newcomer's
              runnerId: sql`CASE WHEN runner_id = '' THEN excluded.runner_id ELSE runner_id END`,
              connectedAt: sql`CASE WHEN runner_id = '' THEN excluded.connected_at ELSE connected_at END`,
              tokens,
              scope,
              state: 'active',
              lostAt: null,
              promptedAt: now,
              failures: 0,
              notBefore: null,
              lease: null,
              leaseUntil: null,
            },
          }),
        db
          .update(runner)
          .set({ sourceOfRecord: id })
          .where(and(eq(runner.id, runnerId), isNull(runner.sourceOfRecord))),
      ]
      if (newRunner) {
        statements.unshift(
          db.insert(runner).values({
            id: newRunner.id,
            timeZone: 'UTC',
            zoneChosen: false,
            weekStartsOn: 'monday',
            units: 'km',
            sensitivity: 'standard',
            quietFrom: newRunner.quietHours?.from ?? null,
            quietTo: newRunner.quietHours?.to ?? null,
            sessionEpoch: 0,
            createdAt: now,
          }),
        )
      }
      return together(statements)
    },

    /**
     * Stores refreshed tokens in place of those they came from; false when those are no longer there. Not under the
     * lease: a refresh kills the old tokens at once, so even a look that stalled must keep what it was given.
     */
    async swapTokens(id: string, from: string | null, to: string): Promise<boolean> {
      const swapped = await db
        .update(connection)
        .set({ tokens: to })
        .where(and(eq(connection.id, id), eq(connection.tokens, from ?? '')))
      return swapped.meta.changes > 0
    },

    /** The runner cuts it off: all is erased but the sealed tokens, with which the job still has to revoke. */
    cutOff: (id: string, now: Date) =>
      together([
        ...silence(db, id),
        ...eraseTraining(db, id),
        db
          .update(connection)
          .set({ state: 'disconnecting', lease: null, leaseUntil: null, syncedAt: null, promptedAt: null })
          .where(eq(connection.id, id)),
        passOn(db, id, now),
      ]),

    /**
     * Nothing of the connection is left, but for the keys of what was said. False, and nothing done, when it is no
     * longer as it was read: its runner has connected again meanwhile.
     */
    async erase({ id, state, tokens }: ConnectionAsRead, now: Date): Promise<boolean> {
      const unchanged = db
        .select({
          held: sql`CASE WHEN EXISTS (SELECT 1 FROM connection WHERE id = ${id} AND state = ${state}
            AND tokens IS ${tokens}) THEN 1 ELSE json('lost') END`,
        })
        .from(sql`(SELECT 1)`)
      return notLost(
        db.batch([
          unchanged,
          ...silence(db, id),
          ...eraseTraining(db, id),
          db.delete(connection).where(eq(connection.id, id)),
          passOn(db, id, now),
        ]),
      )
    },

    /** Whether a look may be asked for: true at most once in a while, however often somebody reloads the page. */
    async mayAsk(id: string, since: Date, now: Date): Promise<boolean> {
      const asked = await db
        .update(connection)
        .set({ promptedAt: now })
        .where(
          and(
            eq(connection.id, id),
            eq(connection.state, 'active'),
            or(isNull(connection.promptedAt), lt(connection.promptedAt, since)),
          ),
        )
      return asked.meta.changes > 0
    },

    /** The runner allows again what they had taken back. */
    async regain(id: string): Promise<boolean> {
      const regained = await db
        .update(connection)
        .set({ state: 'active', lostAt: null })
        .where(and(eq(connection.id, id), eq(connection.state, 'needs-reconnect')))
      return regained.meta.changes > 0
    },

    /** An event the queue did not take: the sweep will look instead. */
    async missed(id: string, now: Date): Promise<void> {
      await db.update(connection).set({ missedAt: now }).where(eq(connection.id, id))
    },
  }
}
