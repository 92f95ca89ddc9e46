/** What deliver reads and writes. The row is the truth, a message on the queue only a prompt. */
import { and, eq, gte, lte, or, sql } from 'drizzle-orm'
import type { BudgetWindow } from '../domain/budget.ts'
import type { DeliveryState } from '../domain/deliveries.ts'
import type { Nudge } from '../domain/nudges.ts'
import type { Run } from '../domain/run.ts'
import type { Runner } from '../domain/runner.ts'
import { budgetRow } from './budgets.ts'
import type { Database } from './database.ts'
import { type RunnerDefaults, runFrom, runnerFrom } from './rows.ts'
import { budget, connection, contact, delivery, nudge, run, runner } from './schema.ts'
import { toldFrom, toldQuery } from './told.ts'
import { type DeliveryRow, type Marked, toldOf } from './told-of.ts'

/** Longer than any sender may take to answer. */
const LEASE_MS = 60_000

/** A week, and the days until its summary is read. */
const RECENT_MS = 11 * 86_400_000

export type ClaimedDelivery = {
  lease: string
  delivery: DeliveryRow
  /** Whether an earlier attempt was cut off while sending, so that nobody knows what became of it. */
  cutOff: boolean
  contact: typeof contact.$inferSelect
  runner: Runner
  nudge: typeof nudge.$inferSelect | null
  /** Of the last days, for a summary. */
  recentNudges: Nudge[]
  runs: Run[]
  /** What the sender last said of how much it takes. */
  budget: readonly BudgetWindow[]
}

/** The budget of a channel's sender. */
const senderId = (channel: string) => `sender ${channel}`

/** An attempt that surely did not happen, or was refused for certain, is none: no key was used up by it. */
const untried = ({ delivery: { attempts, firstTriedAt } }: ClaimedDelivery) => ({
  state: 'scheduled' as const,
  lease: null,
  leaseUntil: null,
  attempts: attempts - 1,
  firstTriedAt: attempts === 1 ? null : firstTriedAt,
})

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
      const [before, , deliveries, contacts, runners, connections, nudges, runs, told, budgets] =
        await db.batch([
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
              and(
                eq(nudge.runnerId, owner),
                or(
                  eq(nudge.id, sql`(SELECT about FROM delivery WHERE id = ${id})`),
                  gte(nudge.createdAt, new Date(now.getTime() - RECENT_MS)),
                ),
              ),
            ),
          db.select().from(run).where(eq(run.connectionId, record)),
          toldQuery(db, owner),
          db
            .select()
            .from(budget)
            .where(
              eq(
                budget.id,
                sql`(SELECT 'sender ' || c.channel FROM delivery d JOIN contact c ON c.id = d.contact_id WHERE d.id = ${id})`,
              ),
            ),
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
        nudge: nudges.find((each) => each.id === row.about) ?? null,
        recentNudges: nudges.map(({ runnerId, connectionId, promptedAt, ...rest }) => ({
          ...rest,
          sending: 'none',
        })),
        runs: runs.map(runFrom),
        budget: budgets[0]?.windows ?? [],
      }
    },

    /** Writes what became of an attempt; nothing when the lease was lost. */
    async mark(claimed: ClaimedDelivery, state: DeliveryState, over: Marked = {}): Promise<void> {
      const words = state === 'scheduled' ? {} : { words: null }
      await db
        .update(delivery)
        .set({
          // what the sender told meanwhile is further on
          state: sql`CASE WHEN state = 'sending' THEN ${state} ELSE state END`,
          lease: null,
          leaseUntil: null,
          why: null,
          ...words,
          ...over,
        })
        .where(held(claimed.delivery.id, claimed.lease))
    },

    /** The sender takes nothing until then: the delivery comes back, and the others wait without asking it. */
    async postpone(
      claimed: ClaimedDelivery,
      { dueAt, why }: { dueAt: Date; why: string },
      closedUntil: Date,
    ) {
      await db.batch([
        db
          .update(delivery)
          .set({ ...untried(claimed), why, dueAt })
          .where(held(claimed.delivery.id, claimed.lease)),
        budgetRow(db, senderId(claimed.contact.channel), [
          { used: 1, allowed: 1, resetsAt: closedUntil.getTime() },
        ]),
      ])
    },

    ...toldOf(db),
    /** Puts a delivery off that was claimed and not tried. */
    async putOff(claimed: ClaimedDelivery, dueAt: Date): Promise<void> {
      await db
        .update(delivery)
        .set({ ...untried(claimed), dueAt })
        .where(held(claimed.delivery.id, claimed.lease))
    },
  }
}
