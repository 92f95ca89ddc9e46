/** What deliver reads and writes. The row is the truth, a message on the queue only a job. */
import { and, eq, gt, gte, inArray, isNull, lte, notExists, or, sql } from 'drizzle-orm'
import type { DeliveryState } from '../domain/delivery/deliveries.ts'
import type { RateLimitWindow } from '../domain/delivery/rate-limit.ts'
import type { Nudge } from '../domain/nudges/decide.ts'
import type { Run } from '../domain/training/run.ts'
import type { Runner } from '../domain/training/runner.ts'
import { type Database, isWritten, lostUnless } from './database.ts'
import { type DeliveryRow, deliveryReports, type Marked } from './delivery-reports.ts'
import { rateLimitRow } from './rate-limits.ts'
import { type RunnerDefaults, runFrom, runnerFrom } from './rows.ts'
import { connection, contact, delivery, nudge, rateLimit, run, runner } from './schema.ts'
import { selfReportsFrom, selfReportsQuery } from './self-reports.ts'

/** Longer than any sender may take to answer. */
const LEASE_MS = 60_000

/** No two clocks that are right differ by as much. */
const SKEW_MS = 10 * 60_000

/** A week, and the days until its summary is read. */
const RECENT_MS = 11 * 86_400_000

export type ClaimedDelivery = {
  lease: string
  /** Still `sending` when an earlier attempt was cut off, so that nobody knows what became of it. */
  delivery: DeliveryRow
  contact: typeof contact.$inferSelect
  runner: Runner
  nudge: typeof nudge.$inferSelect | null
  /** Of the last days, for a summary. */
  recentNudges: Nudge[]
  runs: Run[]
  /** What the sender last said of how much it takes. */
  rateLimit: readonly RateLimitWindow[]
}

/** The rate limit of a channel's sender. */
const senderId = (channel: string) => `sender ${channel}`

/** How a delivery ends that is not sent now: what was tried may have left. */
export const endOf = ({ attempts }: Pick<DeliveryRow, 'attempts'>) =>
  attempts > 0 ? ('unknown' as const) : ('cancelled' as const)

/** Back to where it was: nobody holds it, and it waits for its time. */
const waiting = { state: 'scheduled' as const, lease: null, leaseUntil: null }

/** Held by nobody; a lease that ends later than any could was taken by a clock that ran ahead. */
const free = (now: Date) =>
  or(
    isNull(delivery.leaseUntil),
    lte(delivery.leaseUntil, now),
    gt(delivery.leaseUntil, new Date(now.getTime() + LEASE_MS + SKEW_MS)),
  )

export function deliveryStore(db: Database, defaults: RunnerDefaults) {
  const held = (id: string, lease: string) => and(eq(delivery.id, id), eq(delivery.lease, lease))

  const end = async ({ id }: DeliveryRow, lease: string, state: DeliveryState, over: Marked) => {
    await db
      .update(delivery)
      .set({
        // what the sender told meanwhile is further on
        state: sql`CASE WHEN state IN ('scheduled', 'sending') THEN ${state} ELSE state END`,
        lease: null,
        leaseUntil: null,
        why: null,
        ...(state === 'scheduled' ? {} : { words: null }),
        ...over,
      })
      .where(held(id, lease))
  }

  return {
    /**
     * Takes a due delivery, or one whose lease ran out while it was being sent, and reads all that sending it needs;
     * null when there is nothing to do, and until when another has it where one has. `wayOutHash` is kept from the first
     * time on.
     */
    async claim(
      id: string,
      unsubscribeHash: string,
      now: Date,
    ): Promise<ClaimedDelivery | { heldUntil: Date } | null> {
      const lease = crypto.randomUUID()
      const mine = eq(delivery.id, id)
      const owner = sql`(SELECT runner_id FROM delivery WHERE id = ${id})`
      const record = sql`(SELECT source_of_record FROM runner WHERE id = ${owner})`
      const [, deliveries, contacts, runners, connections, nudges, runs, selfReports, rateLimits] =
        await db.batch([
          db
            .update(delivery)
            .set({
              lease,
              leaseUntil: new Date(now.getTime() + LEASE_MS),
              unsubscribeHash: sql`COALESCE(unsubscribe_hash, ${unsubscribeHash})`,
            })
            .where(
              and(
                mine,
                inArray(delivery.state, ['scheduled', 'sending']),
                lte(delivery.dueAt, now),
                free(now),
              ),
            ),
          db.select().from(delivery).where(mine),
          db
            .select()
            .from(contact)
            .where(eq(contact.id, sql`(SELECT contact_id FROM delivery WHERE id = ${id})`)),
          db.select().from(runner).where(eq(runner.id, owner)),
          db.select().from(connection).where(eq(connection.id, record)),
          db
            .select()
            .from(nudge)
            .where(
              and(
                eq(nudge.runnerId, owner),
                or(
                  eq(nudge.id, sql`(SELECT about FROM delivery WHERE id = ${id})`),
                  gte(nudge.createdAt, new Date(now.getTime() - RECENT_MS)),
                ),
              ),
            ),
          db.select().from(run).where(eq(run.connectionId, record)),
          selfReportsQuery(db, owner),
          db
            .select()
            .from(rateLimit)
            .where(
              eq(
                rateLimit.id,
                sql`(SELECT 'sender ' || c.channel FROM delivery d JOIN contact c ON c.id = d.contact_id WHERE d.id = ${id})`,
              ),
            ),
        ])
      const [row] = deliveries
      const [to] = contacts
      const [owned] = runners
      if (!row || !owned) return null
      if (row.lease !== lease) {
        const isUnsent = row.state === 'scheduled' || row.state === 'sending'
        return isUnsent && row.dueAt <= now && row.leaseUntil ? { heldUntil: row.leaseUntil } : null
      }
      if (!to) {
        await end(row, lease, endOf(row), { why: 'removed' })
        return null
      }
      return {
        lease,
        delivery: row,
        contact: to,
        runner: runnerFrom(
          owned,
          connections[0] ?? null,
          selfReportsFrom(selfReports[0], owned, row.about),
          defaults,
        ),
        nudge: nudges.find((each) => each.id === row.about) ?? null,
        recentNudges: nudges.map(({ runnerId, connectionId, enqueuedAt, ...rest }) => rest),
        runs: runs.map(runFrom),
        rateLimit: rateLimits[0]?.windows ?? [],
      }
    },

    /**
     * From here on it may have left: the delivery is being sent and its nudge is sent, for ever. False when the lease was
     * lost, or the nudge was taken back since.
     */
    begin({ delivery: row, lease }: ClaimedDelivery, now: Date): Promise<boolean> {
      const about = and(eq(nudge.runnerId, row.runnerId), eq(nudge.id, row.about))
      const sayable = and(about, inArray(nudge.state, ['released', 'sent']))
      const isNudge = row.kind === 'nudge'
      return isWritten(
        db.batch([
          lostUnless(db, db.select({ id: delivery.id }).from(delivery).where(held(row.id, lease))),
          ...(isNudge ? [lostUnless(db, db.select({ id: nudge.id }).from(nudge).where(sayable))] : []),
          db
            .update(delivery)
            .set({
              state: 'sending',
              attempts: sql`attempts + 1`,
              firstTriedAt: sql`COALESCE(first_tried_at, ${now.getTime()})`,
            })
            .where(held(row.id, lease)),
          ...(isNudge ? [db.update(nudge).set({ state: 'sent' }).where(sayable)] : []),
        ]),
      )
    },

    /** Writes what became of it; nothing when the lease was lost. */
    mark: (
      { delivery: row, lease }: ClaimedDelivery,
      state: DeliveryState,
      over: Marked = {},
    ): Promise<void> => end(row, lease, state, over),

    /** The sender takes nothing until then: it never left, comes back, and the others wait without asking it. */
    async postpone(
      { delivery: row, lease, contact: { channel } }: ClaimedDelivery,
      { dueAt, why }: { dueAt: Date; why: string },
      closed: RateLimitWindow,
    ) {
      const others = db
        .select({ id: delivery.id })
        .from(delivery)
        .where(
          and(
            eq(delivery.runnerId, row.runnerId),
            eq(delivery.about, row.about),
            eq(delivery.kind, 'nudge'),
            gt(delivery.attempts, 0),
          ),
        )
      await db.batch([
        db
          .update(delivery)
          .set({
            ...waiting,
            why,
            dueAt,
            attempts: row.attempts,
            firstTriedAt: row.firstTriedAt,
          })
          .where(held(row.id, lease)),
        // a nudge of which nothing has left may still be taken back
        db
          .update(nudge)
          .set({ state: 'released' })
          .where(
            and(
              eq(nudge.runnerId, row.runnerId),
              eq(nudge.id, row.about),
              eq(nudge.state, 'sent'),
              notExists(others),
            ),
          ),
        rateLimitRow(db, senderId(channel), [closed]),
      ])
    },

    /** A sender that was closed takes messages again. */
    async opened(channel: string): Promise<void> {
      await rateLimitRow(db, senderId(channel), [{ used: 0, allowed: 1, resetsAt: 0 }])
    },

    ...deliveryReports(db),

    /** Lets go of a delivery whose handling crashed before anything left. */
    async release({ delivery: row, lease }: ClaimedDelivery): Promise<void> {
      await db
        .update(delivery)
        .set({ lease: null, leaseUntil: null })
        .where(and(held(row.id, lease), eq(delivery.state, 'scheduled')))
    },

    /** Puts a delivery off that was claimed and not tried. */
    async putOff({ delivery: row, lease }: ClaimedDelivery, dueAt: Date): Promise<void> {
      await db
        .update(delivery)
        .set({ ...waiting, dueAt })
        .where(held(row.id, lease))
    },
  }
}
