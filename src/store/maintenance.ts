/** What the sweep selects: what is due and was not enqueued within the hour, always with a limit. And what it purges. */
import {
  and,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { REMEMBERED_DAYS } from '../domain/delivery/deliveries.ts'
import { LOST_MS } from '../domain/training/connection.ts'
import { connectionsWhere, eraseTraining } from './connections/erase.ts'
import { type Database, inOneBatch, rowsOf } from './database.ts'
import { eventsDue, purgeEvents } from './events/feed.ts'
import { staleEvents } from './events/from-created.ts'
import {
  apiAnswer,
  connection,
  contact,
  deadLetter,
  delivery,
  nudge,
  pushReceived,
  rateLimit,
} from './schema/index.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const RECEIPT_DAYS = 14

export type Purged = { contacts: number; deadLetters: number; deliveries: number; receipts: number }

/** Nothing was enqueued within the hour; a clock that ran ahead has enqueued nothing. */
const notEnqueued = (enqueuedAt: SQLiteColumn, now: Date) =>
  or(isNull(enqueuedAt), lt(enqueuedAt, new Date(now.getTime() - HOUR_MS)), gt(enqueuedAt, now))

/** As the partial indexes have it, which a bound value does not match. */
const isOpen = sql`nudge.state IN ('waiting', 'released')`
const isWaiting = sql`nudge.state = 'waiting'`
const isUnsent = sql`delivery.state IN ('scheduled', 'sending')`

/** Once for a statement. */
const isSending = sql`NOT EXISTS (SELECT 1 FROM installation WHERE key = 'paused')`

/** A day more than a nudge may stand. */
const STALE_MS = 96 * HOUR_MS

/** What is due, by ids. */
export type Due = Record<'syncs' | 'deliveries' | 'histories' | 'endings' | 'events', string[]>

/** A source that is set up, and for how many days its answers may be kept; 0 keeps them. */
export type Kept = { name: string; cacheDays: number }

const sourceOfConnection = sql`substr(connection.id, 1, instr(connection.id, ':') - 1)`

export function maintenanceStore(db: Database) {
  /** There is something to do, for one reason or another: all the sweep reads of connections. */
  const isDue = (now: Date) => lte(connection.dueAt, now.getTime())

  /** A nudge is due, a sync is wanted, a pause is over, a morning has come, or all is silent. */
  function syncsDue(now: Date) {
    const withNudge = db
      .select({ id: nudge.connectionId })
      .from(nudge)
      .where(and(isWaiting, lte(nudge.dueAt, now), notEnqueued(nudge.enqueuedAt, now)))
    const hasReason = or(
      lte(connection.notBefore, now),
      gt(connection.syncsWanted, connection.syncsDone),
      lte(connection.reviewAt, now),
    )
    return and(
      eq(connection.state, 'active'),
      or(
        inArray(connection.id, withNudge),
        and(isDue(now), hasReason, notEnqueued(connection.enqueuedAt, now)),
      ),
    )
  }

  /** Due, or cut off while they were being sent. */
  const deliveriesDue = (now: Date) =>
    and(
      isUnsent,
      lte(delivery.dueAt, now),
      or(isNull(delivery.leaseUntil), lte(delivery.leaseUntil, now)),
      notEnqueued(delivery.enqueuedAt, now),
      // whoever runs this is told, whatever is paused
      or(isSending, eq(delivery.kind, 'operator')),
    )

  const historiesDue = (now: Date) =>
    and(
      isDue(now),
      eq(connection.state, 'active'),
      isNotNull(connection.historyUntil),
      or(isNull(connection.historyNotBefore), lte(connection.historyNotBefore, now)),
      notEnqueued(connection.enqueuedAt, now),
    )

  /** Cut off, and still to be revoked. */
  const endingsDue = (now: Date) =>
    and(isDue(now), eq(connection.state, 'disconnecting'), notEnqueued(connection.enqueuedAt, now))

  return {
    /** What is due of the sources that are set up and was not enqueued within the hour, at most so many of each. */
    async due(now: Date, sources: readonly string[], limit: number): Promise<Due> {
      const connections = (where: SQL | undefined) => connectionsWhere(db, where).limit(limit)
      const isSetUp = inArray(sourceOfConnection, rowsOf(sources))
      const [syncs, deliveries, histories, endings, events] = await db.batch([
        connections(and(syncsDue(now), isSetUp)),
        db
          .select({ id: delivery.id })
          .from(delivery)
          .where(deliveriesDue(now))
          .orderBy(delivery.dueAt)
          .limit(limit),
        connections(and(historiesDue(now), isSetUp)),
        connections(endingsDue(now)),
        eventsDue(db, now, isSending).limit(limit),
      ])
      const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)
      return {
        syncs: idsOf(syncs),
        deliveries: idsOf(deliveries),
        histories: idsOf(histories),
        endings: idsOf(endings),
        events: idsOf(events),
      }
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
              isWaiting,
              lte(nudge.dueAt, now),
              // those that are due are few, those of a connection are not: the sign keeps that index out
              sql`+nudge.connection_id IN ${rowsOf(syncs)}`,
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

    /**
     * Erases what is older than its source allows to keep; of a source that is not set up any more, what nothing has
     * refreshed for as long as a connection waits for its runner. Says of how many connections, at most so many.
     */
    async expireCaches(sources: readonly Kept[], limit: number, now: Date): Promise<number> {
      const ago = (ms: number) => new Date(now.getTime() - ms)
      const tooOld = sources
        .filter(({ cacheDays }) => cacheDays > 0)
        .map(({ name, cacheDays }) =>
          and(like(connection.id, `${name}:%`), lt(connection.syncedAt, ago(cacheDays * DAY_MS))),
        )
      const isAbandoned = and(
        notInArray(sourceOfConnection, rowsOf(sources.map(({ name }) => name))),
        lt(connection.syncedAt, ago(LOST_MS)),
      )
      const due = await connectionsWhere(db, and(isDue(now), or(...tooOld, isAbandoned))).limit(limit)
      if (due.length === 0) return 0
      const these = rowsOf(due.map(({ id }) => id))
      await inOneBatch(db, [
        // a sync in flight read what is being erased: without its lease it commits nothing
        db
          .update(connection)
          .set({ syncedAt: null, reviewAt: null, lease: null, leaseUntil: null })
          .where(inArray(connection.id, these)),
        ...eraseTraining(db, these),
      ])
      return due.length
    },

    /**
     * Ends what nobody can say any more, of runners whom no sync comes to, and erases what there is no reason to keep:
     * addresses that were never confirmed, old dead letters, deliveries and nudges, limits that count no more.
     */
    async purge(now: Date): Promise<Purged> {
      const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
      const isStale = lt(nudge.createdAt, new Date(now.getTime() - STALE_MS))
      const [, , , contacts, deadLetters, deliveries, receipts] = await db.batch([
        ...staleEvents(db, new Date(now.getTime() - STALE_MS), now),
        db.update(nudge).set({ state: 'cancelled', why: 'stale' }).where(and(isOpen, isStale)),
        db
          .delete(contact)
          .where(
            and(isNull(contact.confirmedAt), ne(contact.state, 'confirmed'), lt(contact.createdAt, ago(7))),
          ),
        db.delete(deadLetter).where(lt(deadLetter.at, ago(31))),
        db.delete(delivery).where(lt(delivery.createdAt, ago(REMEMBERED_DAYS))),
        // no queue holds anything for longer, so nothing older can still arrive
        db.delete(pushReceived).where(lt(pushReceived.receivedAt, ago(RECEIPT_DAYS))),
        db.delete(rateLimit).where(lt(rateLimit.endsAt, now)),
        db.delete(nudge).where(lt(nudge.createdAt, ago(REMEMBERED_DAYS))),
        db.delete(apiAnswer).where(lt(apiAnswer.endsAt, now)),
        purgeEvents(db, now),
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
