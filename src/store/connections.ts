/** Connections: made, lost, cut off, erased. */
import { and, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import * as z from 'zod'
import { type Database, ENDED, isWritten, lostUnless } from './database.ts'
import { forgetDeadLetters } from './dead-letters.ts'
import { connection, delivery, nudge, pushReceived, run, runner, weeklyMileage } from './schema.ts'

/** A connection as somebody read it: what they decided holds only while it is still so. */
export type ConnectionAsRead = Pick<typeof connection.$inferSelect, 'id' | 'state' | 'tokens'>

export type NewConnection = {
  id: string
  runnerId: string
  tokens: string
  scope: string
  /** Whether its past has to be asked for. */
  asksHistory: boolean
  now: Date
}

export type NewRunner = { id: string; quietHours: { from: string; to: string } | null; now: Date }

/** Erases what the source gave and what was made of it. Keys of nudges stay, so that nothing repeats. */
export const eraseTraining = (db: Database, id: string): BatchItem<'sqlite'>[] => [
  db.delete(run).where(eq(run.connectionId, id)),
  db.delete(weeklyMileage).where(eq(weeklyMileage.connectionId, id)),
  db.delete(pushReceived).where(eq(pushReceived.connectionId, id)),
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

/** It counts from now on, and nobody has looked at it for that yet. */
const wantSuccessor = (db: Database, id: string): BatchItem<'sqlite'> =>
  db
    .update(connection)
    .set({ syncsWanted: sql`syncs_wanted + 1` })
    .where(
      sql`id = (SELECT r.source_of_record FROM runner r
        WHERE r.id = (SELECT c.runner_id FROM connection c WHERE c.id = ${id}))`,
    )

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

/** What a sync of the runner's source of record depends on has changed: the row says so until one has seen it. */
export const wantSync = (db: Database, runnerId: string): BatchItem<'sqlite'> =>
  db
    .update(connection)
    .set({ syncsWanted: sql`syncs_wanted + 1` })
    .where(
      eq(connection.id, db.select({ id: runner.sourceOfRecord }).from(runner).where(eq(runner.id, runnerId))),
    )

/** A refusal of long ago says nothing about one of now. */
export const REFUSAL_COUNTS_MS = 24 * 3_600_000

/** Since when the source refuses us: the first of those that belong together. */
export const refusedSince = (now: Date) =>
  sql<Date>`CASE WHEN refused_at >= ${now.getTime() - REFUSAL_COUNTS_MS} THEN refused_at ELSE ${now.getTime()} END`

/** The past is to be asked for backwards from there, at once. */
const historyFrom = (until: Date | null) => ({
  historyUntil: until,
  historyNotBefore: null,
  historyFailures: 0,
})

/** What asks the runner to connect again, and has not left, is no longer asked. */
const withdrawNotices = (db: Database, id: string): BatchItem<'sqlite'> =>
  db
    .update(delivery)
    .set({ state: ENDED, why: 'connected again', lease: null, leaseUntil: null })
    .where(
      and(
        eq(delivery.kind, 'notice'),
        eq(delivery.state, 'scheduled'),
        sql`delivery.about LIKE ${`reconnect ${id} %`}`,
      ),
    )

const ownerSchema = z.array(z.object({ runnerId: z.string(), epoch: z.int() }))

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

    /**
     * Makes a connection, and the runner when they are new; the one who comes back gets new tokens. Gives whose it is:
     * of two who make the same one at once, both are its first.
     */
    async connect(
      { id, runnerId, tokens, scope, asksHistory, now }: NewConnection,
      newRunner: NewRunner | null,
    ): Promise<{ runnerId: string; epoch: number }> {
      const nobodys = isNull(connection.runnerId)
      const made = newRunner
        ? [
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
          ]
        : []
      const history = asksHistory ? historyFrom(now) : { historyUntil: null }
      // what whoever signs in needs comes with it: nothing is asked after the write
      const owner = db
        .select({ runnerId: runner.id, epoch: runner.sessionEpoch })
        .from(connection)
        .innerJoin(runner, eq(runner.id, connection.runnerId))
        .where(eq(connection.id, id))
      const statements: BatchItem<'sqlite'>[] = [
        ...made,
        // one whose runner is gone, and that was still to be given back, is its newcomer's
        db
          .update(connection)
          .set({ runnerId, connectedAt: now })
          .where(and(eq(connection.id, id), nobodys)),
        db
          .insert(connection)
          .values({
            ...{ id, runnerId, tokens, scope, ...history },
            ...{ state: 'active', connectedAt: now, enqueuedAt: now, syncsWanted: 1 },
          })
          .onConflictDoUpdate({
            target: connection.id,
            set: {
              tokens,
              scope,
              ...history,
              state: 'active',
              lostAt: null,
              refusedAt: null,
              enqueuedAt: now,
              failures: 0,
              notBefore: null,
              syncsWanted: sql`syncs_wanted + 1`,
              lease: null,
              leaseUntil: null,
            },
          }),
        db
          .update(runner)
          .set({ sourceOfRecord: id })
          .where(
            and(
              eq(
                runner.id,
                db.select({ id: connection.runnerId }).from(connection).where(eq(connection.id, id)),
              ),
              isNull(runner.sourceOfRecord),
            ),
          ),
        // another was quicker: a runner without anything is nobody
        ...(newRunner
          ? [db.delete(runner).where(and(eq(runner.id, newRunner.id), isNull(runner.sourceOfRecord)))]
          : []),
        withdrawNotices(db, id),
      ]
      const [head = owner, ...rest] = statements
      const results: unknown[] = await db.batch([head, ...rest, owner])
      const [owned] = ownerSchema.parse(results.at(-1))
      return owned ?? { runnerId, epoch: 0 }
    },

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

    /** The runner cuts it off: all is erased but the sealed tokens, with which the job still has to revoke. */
    cutOff: (id: string, now: Date) =>
      together([
        ...silence(db, id),
        ...eraseTraining(db, id),
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
        passOn(db, id, now),
        wantSuccessor(db, id),
      ]),

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

    /** The runner allows again what they had taken back. */
    async regain(id: string): Promise<boolean> {
      const [regained] = await db.batch([
        db
          .update(connection)
          .set({ state: 'active', lostAt: null, refusedAt: null })
          .where(and(eq(connection.id, id), eq(connection.state, 'needs-reconnect'))),
        withdrawNotices(db, id),
      ])
      return regained.meta.changes > 0
    },

    /** An event that was not dealt with: the sweep will look instead. */
    async missed(id: string): Promise<void> {
      await db.update(connection).set({ syncsWanted: sql`syncs_wanted + 1` }).where(eq(connection.id, id))
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

    /** The source's past is to be asked for, backwards from now. */
    async wantHistory(id: string, now: Date): Promise<void> {
      await db
        .update(connection)
        .set(historyFrom(now))
        .where(and(eq(connection.id, id), isNull(connection.historyUntil)))
    },

    /** A piece of it could not be asked for now; `isFailure` where waiting longer each time is what helps. */
    async postponeHistory(id: string, notBefore: Date, isFailure: boolean): Promise<void> {
      await db
        .update(connection)
        .set({
          historyNotBefore: notBefore,
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
  }
}
