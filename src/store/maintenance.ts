/** What the sweep selects: what is due and was not prompted within the hour, always with a limit. And what it purges. */
import { and, eq, gt, gte, inArray, isNotNull, isNull, like, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { REMEMBERED_DAYS } from '../domain/delivery/deliveries.ts'
import type { LocalDate } from '../domain/training/run.ts'
import { eraseTraining } from './connections.ts'
import { type Database, rowsOf } from './database.ts'
import { budget, connection, contact, deadLetter, delivery, nudge, receipt } from './schema.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const RECEIPT_DAYS = 14

export type Purged = { contacts: number; letters: number; deliveries: number; receipts: number }

/** Nothing was prompted within the hour; a clock that ran ahead has prompted nothing. */
const unasked = (promptedAt: SQLiteColumn, now: Date) =>
  or(isNull(promptedAt), lt(promptedAt, new Date(now.getTime() - HOUR_MS)), gt(promptedAt, now))

/** As the partial indexes have it, which a bound value does not match. */
const isOpen = sql`nudge.state IN ('waiting', 'released')`
const isUnsent = sql`delivery.state IN ('scheduled', 'sending')`

/** A day more than a nudge may stand. */
const STALE_MS = 96 * HOUR_MS

/** What is due, by ids. */
export type Due = Record<'looks' | 'deliveries' | 'histories' | 'endings', string[]>

/** How long what has stopped saying anything is waited for: a source, a runner, a connection that was lost. */
export type Patience = { silentSince: Date; stoppedBefore: LocalDate; lostBefore: Date }

/** The connections of these sources. */
const of = (sources: readonly string[]) =>
  inArray(sql`substr(connection.id, 1, instr(connection.id, ':') - 1)`, rowsOf(sources))

export function upkeepStore(db: Database) {
  /** A nudge is due, a look is wanted, a pause is over, a morning has come, or all is silent. */
  function looksDue(now: Date, { silentSince, stoppedBefore }: Patience) {
    const stillRuns = gte(connection.lastRunOn, stoppedBefore)
    const withNudge = db
      .select({ id: nudge.connectionId })
      .from(nudge)
      .where(and(isOpen, eq(nudge.state, 'waiting'), lte(nudge.dueAt, now), unasked(nudge.promptedAt, now)))
    const hasReason = or(
      lte(connection.notBefore, now),
      gt(connection.looksWanted, connection.looksDone),
      and(lte(connection.reviewAt, now), stillRuns),
      and(lt(connection.syncedAt, silentSince), stillRuns),
    )
    return and(
      eq(connection.state, 'active'),
      or(inArray(connection.id, withNudge), and(hasReason, unasked(connection.promptedAt, now))),
    )
  }

  /** Due, or cut off while they were being sent. */
  const deliveriesDue = (now: Date) =>
    and(
      isUnsent,
      lte(delivery.dueAt, now),
      or(isNull(delivery.leaseUntil), lte(delivery.leaseUntil, now)),
      unasked(delivery.promptedAt, now),
    )

  const historiesDue = (now: Date) =>
    and(
      eq(connection.state, 'active'),
      isNotNull(connection.historyUntil),
      or(isNull(connection.historyNotBefore), lte(connection.historyNotBefore, now)),
      unasked(connection.promptedAt, now),
    )

  /** Cut off and still to be revoked, or waiting for their runner for too long. */
  const endingsDue = (now: Date, { lostBefore }: Patience) =>
    and(
      or(
        eq(connection.state, 'disconnecting'),
        and(eq(connection.state, 'needs-reconnect'), lt(connection.lostAt, lostBefore)),
      ),
      unasked(connection.promptedAt, now),
    )

  return {
    /** What is due of the sources that are set up and was not prompted within the hour, at most so many of each. */
    async due(now: Date, patience: Patience, sources: readonly string[], limit: number): Promise<Due> {
      const connections = (where: SQL | undefined) =>
        db.select({ id: connection.id }).from(connection).where(where).limit(limit)
      const [looks, deliveries, histories, endings] = await db.batch([
        connections(and(looksDue(now, patience), of(sources))),
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
        looks: idsOf(looks),
        deliveries: idsOf(deliveries),
        histories: idsOf(histories),
        endings: idsOf(endings),
      }
    },

    /** All of it was prompted. */
    async prompted({ looks, deliveries, histories, endings }: Due, now: Date): Promise<void> {
      const connections = [...looks, ...histories, ...endings]
      if (connections.length + deliveries.length === 0) return
      await db.batch([
        db
          .update(nudge)
          .set({ promptedAt: now })
          .where(
            and(
              eq(nudge.state, 'waiting'),
              lte(nudge.dueAt, now),
              inArray(nudge.connectionId, rowsOf(looks)),
            ),
          ),
        db
          .update(connection)
          .set({ promptedAt: now })
          .where(inArray(connection.id, rowsOf(connections))),
        db
          .update(delivery)
          .set({ promptedAt: now })
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
          // a look in flight read what is being erased: without its lease it commits nothing
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
     * Ends what nobody can say any more, of runners whom no look comes to, and erases what there is no reason to keep:
     * unconfirmed addresses, old dead letters and deliveries.
     */
    async purge(now: Date): Promise<Purged> {
      const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
      const isStale = lt(nudge.createdAt, new Date(now.getTime() - STALE_MS))
      const [, contacts, letters, deliveries, receipts] = await db.batch([
        db.update(nudge).set({ state: 'cancelled', why: 'stale' }).where(and(isOpen, isStale)),
        db.delete(contact).where(and(eq(contact.state, 'unconfirmed'), lt(contact.createdAt, ago(7)))),
        // longer than the month in which the operator is told of something once
        db.delete(deadLetter).where(lt(deadLetter.at, ago(31))),
        db.delete(delivery).where(lt(delivery.createdAt, ago(REMEMBERED_DAYS))),
        // no queue holds anything for longer, so nothing older can still arrive
        db.delete(receipt).where(lt(receipt.receivedAt, ago(RECEIPT_DAYS))),
        // limits of our own that count no more: by number, by network, by contact, by link
        db.delete(budget).where(
          sql`(id LIKE 'texts %' OR id LIKE 'asks %' OR id LIKE 'tests %' OR id LIKE 'sign-in%'
              OR id LIKE 'invites %') AND windows ->> '$[0].resetsAt' < ${now.getTime()}`,
        ),
      ])
      return {
        contacts: contacts.meta.changes,
        letters: letters.meta.changes,
        deliveries: deliveries.meta.changes,
        receipts: receipts.meta.changes,
      }
    },
  }
}
