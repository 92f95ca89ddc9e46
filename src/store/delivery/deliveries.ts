/** What deliver writes. The row is the truth, a message on the queue only a job. */
import { and, eq, gt, inArray, isNull, ne, notExists, notLike, or, sql } from 'drizzle-orm'
import type { DeliveryState } from '../../domain/delivery/deliveries.ts'
import { isTest } from '../../domain/delivery/operator-mail.ts'
import type { RateLimitWindow } from '../../domain/delivery/rate-limit.ts'
import type { EventDraft } from '../../domain/events/event.ts'
import type { SuppressionKeys } from '../contacts/suppressions.ts'
import { type Database, inOneBatch, isWritten, lostUnless, rowsOf } from '../database.ts'
import { appendEventIf } from '../events/append.ts'
import { rateLimitRow } from '../rate-limits.ts'
import type { RunnerDefaults } from '../runner/rows.ts'
import { delivery, nudge } from '../schema/index.ts'
import { type ClaimedDelivery, claimDelivery } from './claim.ts'
import { deliveryReports, type Marked } from './delivery-reports.ts'
import { end, held, heldUp } from './lease.ts'
import { linkedDeliveries } from './linked.ts'
import { warningStore } from './warnings.ts'

/** The rate limit of a channel's sender. */
const senderId = (channel: string) => `sender ${channel}`

/** Back to where it was: nobody holds it, and it waits for its time. */
const waiting = { state: 'scheduled' as const, lease: null, leaseUntil: null }

/** The nudge a delivery speaks of, if it speaks of one. */
const nudgeOf = (claimed: ClaimedDelivery) =>
  claimed.to === 'runner' && claimed.delivery.kind === 'nudge'
    ? and(eq(nudge.runnerId, claimed.delivery.runnerId), eq(nudge.id, claimed.delivery.about))
    : undefined

const DAY_MS = 86_400_000

/** Another mail to the operator that is on its way, or left within the day. */
const otherTold = (db: Database, { id }: { id: string }, now: Date) =>
  db
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        isNull(delivery.runnerId),
        ne(delivery.id, id),
        notLike(delivery.about, 'test %'),
        or(
          gt(delivery.sentAt, new Date(now.getTime() - DAY_MS)),
          and(eq(delivery.state, 'sending'), gt(delivery.leaseUntil, now)),
        ),
      ),
    )

export function deliveryStore(db: Database, defaults: RunnerDefaults, keys: SuppressionKeys) {
  return {
    claim: (id: string, now: Date) => claimDelivery(db, defaults, keys, id, now),

    /**
     * From here on it may have left: the delivery is being sent and its nudge is sent, for ever. Its way out and the
     * session epoch its links are good under are kept from the first try on. False when the lease was lost, or the nudge
     * was taken back since, or another mail has just gone to the operator.
     */
    begin(claimed: ClaimedDelivery, unsubscribeHash: string | null, now: Date): Promise<boolean> {
      const { delivery: row, lease } = claimed
      const said = nudgeOf(claimed)
      const sayable = and(said, inArray(nudge.state, ['released', 'sent']))
      return isWritten(
        db.batch([
          lostUnless(db, db.select({ id: delivery.id }).from(delivery).where(held(row.id, lease))),
          // two that were composed at once are one mail
          ...(claimed.to === 'operator' && !isTest(row)
            ? [lostUnless(db, otherTold(db, row, now), 'none')]
            : []),
          ...(said ? [lostUnless(db, db.select({ id: nudge.id }).from(nudge).where(sayable))] : []),
          db
            .update(delivery)
            .set({
              state: 'sending',
              attempts: sql`attempts + 1`,
              firstTriedAt: sql`COALESCE(first_tried_at, ${now.getTime()})`,
              unsubscribeHash: sql`COALESCE(unsubscribe_hash, ${unsubscribeHash})`,
              sessionEpoch: sql`COALESCE(session_epoch, (SELECT session_epoch FROM runner WHERE id = ${row.runnerId}))`,
            })
            .where(held(row.id, lease)),
          ...(said ? [db.update(nudge).set({ state: 'sent' }).where(sayable)] : []),
        ]),
      )
    },

    /**
     * Writes what became of it, the event that tells of it, and that others went `together` with it in one mail; nothing
     * when the lease was lost.
     */
    async mark(
      { delivery: row, lease }: ClaimedDelivery,
      state: DeliveryState,
      over: Marked & { told?: { event: EventDraft; at: Date }; together?: readonly string[] } = {},
    ): Promise<void> {
      const { told, together = [], ...rest } = over
      const ours = sql`EXISTS (SELECT 1 FROM delivery WHERE id = ${row.id} AND lease = ${lease})`
      const events = told && row.runnerId ? appendEventIf(db, row.runnerId, told.event, told.at, ours) : []
      const others =
        together.length > 0
          ? [
              db
                .update(delivery)
                .set({ state, sentAt: rest.sentAt, why: null, lease: null, leaseUntil: null })
                .where(
                  and(
                    inArray(delivery.id, rowsOf(together)),
                    ne(delivery.id, row.id),
                    inArray(delivery.state, ['scheduled', 'sending']),
                    ours,
                  ),
                ),
            ]
          : []
      await inOneBatch(db, [...events, ...others, end(db, row, lease, state, rest)])
    },

    /** The sender takes nothing until then: it never left, comes back, and the others wait without asking it. */
    async postpone(
      claimed: ClaimedDelivery,
      { dueAt, why }: { dueAt: Date; why: string },
      closed: RateLimitWindow,
    ) {
      const { delivery: row, lease, channel } = claimed
      const said = nudgeOf(claimed)
      const others = db
        .select({ id: delivery.id })
        .from(delivery)
        .where(
          and(
            sql`delivery.runner_id = nudge.runner_id AND delivery.about = nudge.id`,
            eq(delivery.kind, 'nudge'),
            gt(delivery.attempts, 0),
          ),
        )
      await db.batch([
        db
          .update(delivery)
          .set({
            ...waiting,
            ...heldUp,
            why,
            dueAt,
            attempts: row.attempts,
            firstTriedAt: row.firstTriedAt,
            sessionEpoch: row.sessionEpoch,
          })
          .where(held(row.id, lease)),
        // a nudge of which nothing has left may still be taken back
        ...(said
          ? [
              db
                .update(nudge)
                .set({ state: 'released' })
                .where(and(said, eq(nudge.state, 'sent'), notExists(others))),
            ]
          : []),
        rateLimitRow(db, senderId(channel), [closed]),
      ])
    },

    /** A sender that was closed takes messages again. */
    async opened(channel: string): Promise<void> {
      await rateLimitRow(db, senderId(channel), [{ used: 0, allowed: 1, resetsAt: 0 }])
    },

    ...deliveryReports(db),
    ...warningStore(db),
    ...linkedDeliveries(db),

    /** Lets go of a delivery whose handling crashed before anything left. */
    async release({ delivery: row, lease }: ClaimedDelivery): Promise<void> {
      await db
        .update(delivery)
        .set({ lease: null, leaseUntil: null })
        .where(and(held(row.id, lease), eq(delivery.state, 'scheduled')))
    },

    /**
     * What its sender refused is to be sent all the same; what is unsent is due. False for what may have left, and for
     * what was not to be sent.
     */
    async sendAgain(id: string, now: Date): Promise<boolean> {
      const asked = await db
        .update(delivery)
        .set({
          ...waiting,
          why: null,
          waitsSince: null,
          firstTriedAt: sql`CASE WHEN state = 'failed' THEN NULL ELSE first_tried_at END`,
          dueAt: now,
          enqueuedAt: now,
        })
        .where(and(eq(delivery.id, id), inArray(delivery.state, ['scheduled', 'failed'])))
      return asked.meta.changes > 0
    },

    /** Lets go of a delivery that waits for the operator: it stays due, and the sweep finds it as soon as it may leave. */
    async hold({ delivery: row, lease }: ClaimedDelivery): Promise<void> {
      await db
        .update(delivery)
        .set({ lease: null, leaseUntil: null, enqueuedAt: null })
        .where(held(row.id, lease))
    },

    /** Puts a delivery off that was claimed and not tried: until it may leave, or until its sender takes it. */
    async putOff(
      { delivery: row, lease }: ClaimedDelivery,
      { until, isHeldUp }: { until: Date; isHeldUp: boolean },
    ): Promise<void> {
      await db
        .update(delivery)
        .set({ ...waiting, ...(isHeldUp ? heldUp : { waitsSince: null }), dueAt: until })
        .where(held(row.id, lease))
    },
  }
}
