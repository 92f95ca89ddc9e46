/** Who is sending a delivery: nobody, or the one holder of its lease, who alone writes how it went. */
import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import type { DeliveryState } from '../../domain/delivery/deliveries.ts'
import type { Database } from '../database.ts'
import { delivery } from '../schema/index.ts'
import type { DeliveryRow, Marked } from './delivery-reports.ts'

/** Longer than any sender may take to answer. */
export const LEASE_MS = 60_000

/** No two clocks that are right differ by as much. */
const SKEW_MS = 10 * 60_000

/** Held by nobody; a lease that ends later than any could was taken by a clock that ran ahead. */
export const free = (now: Date) =>
  or(
    isNull(delivery.leaseUntil),
    lte(delivery.leaseUntil, now),
    gt(delivery.leaseUntil, new Date(now.getTime() + LEASE_MS + SKEW_MS)),
  )

/** As long as it is ours. */
export const held = (id: string, lease: string) => and(eq(delivery.id, id), eq(delivery.lease, lease))

/** How a delivery ends that is not sent now: what was tried may have left. */
export const endOf = ({ attempts }: Pick<DeliveryRow, 'attempts'>) =>
  attempts > 0 ? ('unknown' as const) : ('cancelled' as const)

/** Its sender does not take it now: since when it should have left stays, whenever it comes back. */
export const heldUp = { waitsSince: sql`COALESCE(waits_since, due_at)` }

/** Writes what became of it, and lets go; nothing when the lease was lost. */
export const end = (db: Database, { id }: DeliveryRow, lease: string, state: DeliveryState, over: Marked) =>
  db
    .update(delivery)
    .set({
      // what the sender told meanwhile is further on
      state: sql`CASE WHEN state IN ('scheduled', 'sending') THEN ${state} ELSE state END`,
      lease: null,
      leaseUntil: null,
      why: null,
      // what is to be tried again was not taken
      ...(state === 'scheduled' ? heldUp : { words: null }),
      ...over,
    })
    .where(held(id, lease))
