/** What deliver reads and writes. The row is the truth, a message on the queue only a prompt. */
import { and, eq, lte, or, sql } from 'drizzle-orm'
import type { DeliveryState } from '../domain/deliveries.ts'
import type { Run } from '../domain/run.ts'
import type { Runner } from '../domain/runner.ts'
import type { Database } from './database.ts'
import { type RunnerDefaults, runFrom, runnerFrom } from './rows.ts'
import { connection, contact, delivery, nudge, run, runner } from './schema.ts'
import { toldFrom, toldQuery } from './told.ts'

/** Longer than any sender may take to answer. */
const LEASE_MS = 60_000

export type DeliveryRow = typeof delivery.$inferSelect

export type ClaimedDelivery = {
  lease: string
  delivery: DeliveryRow
  /** Whether an earlier attempt was cut off while sending, so that nobody knows what became of it. */
  cutOff: boolean
  contact: typeof contact.$inferSelect
  runner: Runner
  nudge: typeof nudge.$inferSelect | null
  runs: Run[]
}

export function deliveryStore(db: Database, defaults: RunnerDefaults) {
  const held = (id: string, lease: string) => and(eq(delivery.id, id), eq(delivery.lease, lease))

  return {
    /**
     * Takes a due delivery, or one whose lease ran out while it was being sent; null when there is nothing to do.
     * `wayOutHash` is kept from the first attempt on.
     */
    async claim(id: string, wayOutHash: string, now: Date): Promise<ClaimedDelivery | null> {
      const lease = crypto.randomUUID()
      const mine = eq(delivery.id, id)
      const owner = sql`(SELECT runner_id FROM delivery WHERE id = ${id})`
      const record = sql`(SELECT source_of_record FROM runner WHERE id = ${owner})`
      const [before, , deliveries, contacts, runners, connections, nudges, runs, told] = await db.batch([
        db.select({ state: delivery.state }).from(delivery).where(mine),
        db
          .update(delivery)
          .set({
            state: 'sending',
            lease,
            leaseUntil: new Date(now.getTime() + LEASE_MS),
            attempts: sql`attempts + 1`,
            firstTriedAt: sql`COALESCE(first_tried_at, ${now.getTime()})`,
            wayOutHash: sql`COALESCE(way_out_hash, ${wayOutHash})`,
          })
          .where(
            and(
              mine,
              or(
                and(eq(delivery.state, 'scheduled'), lte(delivery.dueAt, now)),
                and(eq(delivery.state, 'sending'), lte(delivery.leaseUntil, now)),
              ),
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
            and(eq(nudge.runnerId, owner), eq(nudge.id, sql`(SELECT about FROM delivery WHERE id = ${id})`)),
          ),
        db.select().from(run).where(eq(run.connectionId, record)),
        toldQuery(db, owner),
      ])
      const [row] = deliveries
      const [to] = contacts
      const [owned] = runners
      if (!row || row.lease !== lease || !to || !owned) return null
      return {
        lease,
        delivery: row,
        cutOff: before[0]?.state === 'sending',
        contact: to,
        runner: runnerFrom(owned, connections[0] ?? null, toldFrom(told[0], owned, row.about), defaults),
        nudge: nudges[0] ?? null,
        runs: runs.map(runFrom),
      }
    },

    /** Writes what became of an attempt; nothing when the lease was lost. */
    async mark(
      claimed: ClaimedDelivery,
      state: DeliveryState,
      over: { why?: string; receipt?: string; dueAt?: Date; sentAt?: Date; suggested?: boolean } = {},
    ): Promise<void> {
      await db
        .update(delivery)
        .set({ state, lease: null, leaseUntil: null, why: null, ...over })
        .where(held(claimed.delivery.id, claimed.lease))
    },

    /** Puts a delivery off that was claimed and not tried. */
    async putOff(claimed: ClaimedDelivery, dueAt: Date): Promise<void> {
      const { id, firstTriedAt, attempts } = claimed.delivery
      const untried = attempts === 1
      await db
        .update(delivery)
        .set({
          state: 'scheduled',
          dueAt,
          lease: null,
          leaseUntil: null,
          attempts: attempts - 1,
          firstTriedAt: untried ? null : firstTriedAt,
        })
        .where(held(id, claimed.lease))
    },
  }
}
