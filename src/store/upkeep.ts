/** What the sweep selects: what is due and was not asked for within the hour, always with a limit. And what it purges. */
import { and, eq, isNotNull, isNull, like, lt, lte, or, sql } from 'drizzle-orm'
import type { LocalDate } from '../domain/run.ts'
import { eraseTraining } from './connections.ts'
import { type Database, rowsOf } from './database.ts'
import { budget, connection, contact, deadLetter, delivery, nudge, receipt } from './schema.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const RECEIPT_DAYS = 14

/** Connections that say nothing for so long are looked at, unless their runner has stopped running. */
export type Silence = { since: Date; stoppedBefore: LocalDate }

export type Purged = { contacts: number; letters: number; deliveries: number; receipts: number }

export function upkeepStore(db: Database) {
  const unasked = (promptedAt: typeof nudge.promptedAt | typeof delivery.promptedAt, now: Date) =>
    or(isNull(promptedAt), lt(promptedAt, new Date(now.getTime() - HOUR_MS)))

  return {
    /** Connections to look at: a nudge or a morning is due, an event was missed, a pause is over, or all is silent. */
    async looksDue(now: Date, silence: Silence, limit: number): Promise<string[]> {
      const [nudges, connections] = await db.batch([
        db
          .selectDistinct({ id: nudge.connectionId })
          .from(nudge)
          .where(and(eq(nudge.state, 'waiting'), lte(nudge.dueAt, now), unasked(nudge.promptedAt, now)))
          .limit(limit),
        db
          .select({ id: connection.id })
          .from(connection)
          .where(
            and(
              eq(connection.state, 'active'),
              or(
                lte(connection.notBefore, now),
                isNotNull(connection.missedAt),
                and(lte(connection.reviewAt, now), sql`${connection.lastRunOn} >= ${silence.stoppedBefore}`),
                and(
                  isNull(connection.lookedAt),
                  lt(connection.connectedAt, new Date(now.getTime() - HOUR_MS / 4)),
                ),
                and(
                  lt(connection.syncedAt, silence.since),
                  sql`${connection.lastRunOn} >= ${silence.stoppedBefore}`,
                ),
              ),
              or(isNull(connection.promptedAt), lt(connection.promptedAt, new Date(now.getTime() - HOUR_MS))),
            ),
          )
          .limit(limit),
      ])
      const ids = [...new Set([...nudges, ...connections].map(({ id }) => id))].slice(0, limit)
      if (ids.length > 0) {
        await db.batch([
          db
            .update(nudge)
            .set({ promptedAt: now })
            .where(
              and(eq(nudge.state, 'waiting'), lte(nudge.dueAt, now), sql`connection_id IN ${rowsOf(ids)}`),
            ),
          db
            .update(connection)
            .set({ promptedAt: now })
            .where(sql`id IN ${rowsOf(ids)}`),
        ])
      }
      return ids
    },

    /** Deliveries to prompt: due, or cut off while they were being sent. */
    async deliveriesDue(now: Date, limit: number): Promise<string[]> {
      const due = await db
        .select({ id: delivery.id })
        .from(delivery)
        .where(
          and(
            sql`${delivery.state} IN ('scheduled', 'sending')`,
            lte(delivery.dueAt, now),
            or(isNull(delivery.leaseUntil), lte(delivery.leaseUntil, now)),
            unasked(delivery.promptedAt, now),
          ),
        )
        .orderBy(delivery.dueAt)
        .limit(limit)
      const ids = due.map(({ id }) => id)
      if (ids.length > 0) {
        await db
          .update(delivery)
          .set({ promptedAt: now })
          .where(sql`id IN ${rowsOf(ids)}`)
      }
      return ids
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

    /** Connections to end: cut off and still to be revoked, or waiting for their runner for too long. */
    async endings(now: Date, lostBefore: Date, limit: number): Promise<string[]> {
      const rows = await db
        .select({ id: connection.id })
        .from(connection)
        .where(
          or(
            and(
              eq(connection.state, 'disconnecting'),
              or(isNull(connection.promptedAt), lt(connection.promptedAt, new Date(now.getTime() - HOUR_MS))),
            ),
            and(eq(connection.state, 'needs-reconnect'), lt(connection.lostAt, lostBefore)),
          ),
        )
        .limit(limit)
      const ids = rows.map(({ id }) => id)
      if (ids.length > 0) {
        await db
          .update(connection)
          .set({ promptedAt: now })
          .where(sql`id IN ${rowsOf(ids)}`)
      }
      return ids
    },

    /** Erases what there is no reason to keep: unconfirmed addresses, old dead letters and deliveries. */
    async purge(now: Date): Promise<Purged> {
      const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
      const [contacts, letters, deliveries, receipts] = await db.batch([
        db.delete(contact).where(and(eq(contact.state, 'unconfirmed'), lt(contact.createdAt, ago(7)))),
        // longer than the month in which the operator is told of something once
        db.delete(deadLetter).where(lt(deadLetter.at, ago(31))),
        db.delete(delivery).where(lt(delivery.createdAt, ago(400))),
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
