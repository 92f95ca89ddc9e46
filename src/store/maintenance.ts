/** What the sweep selects: what is due and was not enqueued within the hour, always with a limit. And what it purges. */
import { and, eq, gt, gte, inArray, isNotNull, isNull, like, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { REMEMBERED_DAYS } from '../domain/delivery/deliveries.ts'
import type { LocalDate } from '../domain/time/calendar.ts'
import { eraseTraining } from './connections/erase.ts'
import { type Database, rowsOf } from './database.ts'
import { connection, contact, deadLetter, delivery, nudge, pushReceived, rateLimit } from './schema/index.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const RECEIPT_DAYS = 14

export type Purged = { contacts: number; deadLetters: number; deliveries: number; receipts: number }

/** Nothing was enqueued within the hour; a clock that ran ahead has enqueued nothing. */
const notEnqueued = (enqueuedAt: SQLiteColumn, now: Date) =>
  or(isNull(enqueuedAt), lt(enqueuedAt, new Date(now.getTime() - HOUR_MS)), gt(enqueuedAt, now))

/** As the partial indexes have it, which a bound value does not match. */
const isOpen = sql`nudge.state IN ('waiting', 'released')`
const isUnsent = sql`delivery.state IN ('scheduled', 'sending')`

/** A day more than a nudge may stand. */
const STALE_MS = 96 * HOUR_MS

/** What is due, by ids. */
export type Due = Record<'syncs' | 'deliveries' | 'histories' | 'endings', string[]>

/** How long what has stopped saying anything is waited for: a source, a runner, a connection that was lost. */
export type Patience = { silentSince: Date; stoppedBefore: LocalDate; lostBefore: Date }

/** The connections of these sources. */
const of = (sources: readonly string[]) =>
  inArray(sql`substr(connection.id, 1, instr(connection.id, ':') - 1)`, rowsOf(sources))

export function maintenanceStore(db: Database) {
  /** A nudge is due, a sync is wanted, a pause is over, a morning has come, or all is silent. */
  function syncsDue(now: Date, { silentSince, stoppedBefore }: Patience) {
    const stillRuns = gte(connection.lastRunOn, stoppedBefore)
    const withNudge = db
      .select({ id: nudge.connectionId })
      .from(nudge)
      .where(
        and(isOpen, eq(nudge.state, 'waiting'), lte(nudge.dueAt, now), notEnqueued(nudge.enqueuedAt, now)),
      )
    const hasReason = or(
      lte(connection.notBefore, now),
      gt(connection.syncsWanted, connection.syncsDone),
      and(lte(connection.reviewAt, now), stillRuns),
      and(lt(connection.syncedAt, silentSince), stillRuns),
    )
    return and(
      eq(connection.state, 'active'),
      or(inArray(connection.id, withNudge), and(hasReason, notEnqueued(connection.enqueuedAt, now))),
    )
  }

  /** Due, or cut off while they were being sent. */
  const deliveriesDue = (now: Date) =>
    and(
      isUnsent,
      lte(delivery.dueAt, now),
      or(isNull(delivery.leaseUntil), lte(delivery.leaseUntil, now)),
      notEnqueued(delivery.enqueuedAt, now),
    )

  const historiesDue = (now: Date) =>
    and(
      eq(connection.state, 'active'),
      isNotNull(connection.historyUntil),
      or(isNull(connection.historyNotBefore), lte(connection.historyNotBefore, now)),
      notEnqueued(connection.enqueuedAt, now),
    )

  /** Cut off and still to be revoked, or waiting for their runner for too long. */
  const endingsDue = (now: Date, { lostBefore }: Patience) =>
    and(
      or(
        eq(connection.state, 'disconnecting'),
        and(eq(connection.state, 'needs-reconnect'), lt(connection.lostAt, lostBefore)),
      ),
      notEnqueued(connection.enqueuedAt, now),
    )

  return {
    /** What is due of the sources that are set up and was not enqueued within the hour, at most so many of each. */
    async due(now: Date, patience: Patience, sources: readonly string[], limit: number): Promise<Due> {
      const connections = (where: SQL | undefined) =>
        db.select({ id: connection.id }).from(connection).where(where).limit(limit)
      const [syncs, deliveries, histories, endings] = await db.batch([
        connections(and(syncsDue(now, patience), of(sources))),
        db
          .select({ id: delivery.id })
          .from(delivery)
          .where(deliveriesDue(now))
          .orderBy(delivery.dueAt)
          .limit(limit),
        connections(and(historiesDue(now), of(sources))),
        connections(endingsDue(now, patience)),
      ])
      const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)
      return {
        syncs: idsOf(syncs),
        deliveries: idsOf(deliveries),
        histories: idsOf(histories),
        endings: idsOf(endings),
      }
    },

    /** Throws when the database does not answer. */
    async answers(): Promise<void> {
      await db.run(sql`SELECT 1`)
    },

    /** All of it was enqueued. */
    async markEnqueued({ syncs, deliveries, histories, endings }: Due, now: Date): Promise<void> {
      const connections = [...syncs, ...histories, ...endings]
      if (connections.length + deliveries.length === 0) return
      await db.batch([
        db
          .update(nudge)
          .set({ enqueuedAt: now })
          .where(
            and(
              eq(nudge.state, 'waiting'),
              lte(nudge.dueAt, now),
              inArray(nudge.connectionId, rowsOf(syncs)),
            ),
          ),
        db
          .update(connection)
          .set({ enqueuedAt: now })
          .where(inArray(connection.id, rowsOf(connections))),
        db
          .update(delivery)
          .set({ enqueuedAt: now })
          .where(inArray(delivery.id, rowsOf(deliveries))),
      ])
    },

    /** Erases what is older than its source allows to keep, and says of how many connections. */
    async expireCaches(source: string, before: Date, limit: number): Promise<number> {
      const due = await db
        .select({ id: connection.id })
        .from(connection)
        .where(and(lt(connection.syncedAt, before), like(connection.id, `${source}:%`)))
        .limit(limit)
      for (const { id } of due) {
        await db.batch([
          // a sync in flight read what is being erased: without its lease it commits nothing
          db
            .update(connection)
            .set({ syncedAt: null, lastRunOn: null, lease: null, leaseUntil: null })
            .where(eq(connection.id, id)),
          ...eraseTraining(db, id),
        ])
      }
      return due.length
    },

    /**
     * Ends what nobody can say any more, of runners whom no sync comes to, and erases what there is no reason to keep:
     * unconfirmed addresses, old dead letters and deliveries.
     */
    async purge(now: Date): Promise<Purged> {
      const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
      const isStale = lt(nudge.createdAt, new Date(now.getTime() - STALE_MS))
      const [, contacts, deadLetters, deliveries, receipts] = await db.batch([
        db.update(nudge).set({ state: 'cancelled', why: 'stale' }).where(and(isOpen, isStale)),
        db.delete(contact).where(and(eq(contact.state, 'unconfirmed'), lt(contact.createdAt, ago(7)))),
        db.delete(deadLetter).where(lt(deadLetter.at, ago(31))),
        db.delete(delivery).where(lt(delivery.createdAt, ago(REMEMBERED_DAYS))),
        // no queue holds anything for longer, so nothing older can still arrive
        db.delete(pushReceived).where(lt(pushReceived.receivedAt, ago(RECEIPT_DAYS))),
        // limits of our own that count no more: by number, by network, by contact; what was good once
        db.delete(rateLimit).where(
          sql`(id LIKE 'sends %' OR id LIKE 'asks %' OR id LIKE 'tests %' OR id LIKE 'answers %' OR id LIKE 'sign-in%'
              OR id LIKE 'invites %' OR id LIKE 'writes %' OR id LIKE 'used %') AND windows ->> '$[0].resetsAt' < ${now.getTime()}`,
        ),
      ])
      return {
        contacts: contacts.meta.changes,
        deadLetters: deadLetters.meta.changes,
        deliveries: deliveries.meta.changes,
        receipts: receipts.meta.changes,
      }
    },
  }
}
