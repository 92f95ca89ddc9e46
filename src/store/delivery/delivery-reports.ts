/** Deliveries beside their sending: asked for, sent another way, and what their senders told of them later. */
import { and, eq, gt, inArray, isNull, notLike, sql } from 'drizzle-orm'
import type { ChannelName } from '../../domain/delivery/channels.ts'
import {
  DELIVERY_KINDS,
  type DeliveryKind,
  type Reported,
  statesBefore,
} from '../../domain/delivery/deliveries.ts'
import type { OperatorNotice } from '../../domain/delivery/operator-mail.ts'
import type { NotWell } from '../../domain/training/well.ts'
import { type Database, inOneBatch, inPieces } from '../database.ts'
import { sentEvents } from '../events/from-created.ts'
import { known } from '../known.ts'
import { contact, delivery } from '../schema/index.ts'

/** Longer than a notice is tried. */
const NOTICES_MS = 31 * 86_400_000

export type DeliveryRow = typeof delivery.$inferSelect

/** One to a runner, of a kind this version knows; not one to the operator. */
export type RunnersDeliveryRow = DeliveryRow & { runnerId: string; kind: DeliveryKind }

export const isRunners = (row: DeliveryRow): row is RunnersDeliveryRow =>
  row.runnerId !== null && known(DELIVERY_KINDS, row.kind) !== null

/** What is written beside a delivery's state. */
export type Marked = {
  why?: string
  providerMessageId?: string
  dueAt?: Date
  sentAt?: Date
  suggested?: boolean
  askedPause?: boolean
  notWell?: NotWell | null
}

export function deliveryReports(db: Database) {
  return {
    /**
     * Writes what the sender told of a delivery it took: forward only, and also when its send was not written down yet.
     * Gives whom it went to, so that one who wants nothing more can be switched off; null for a delivery that is not
     * there any more.
     */
    async report(
      id: string,
      became: Reported | null,
      report: Marked,
      now: Date,
    ): Promise<{ to: 'runner' | 'operator'; contactId: string | null } | null> {
      const [row] = await db
        .select({ contactId: delivery.contactId, runnerId: delivery.runnerId })
        .from(delivery)
        .where(eq(delivery.id, id))
      if (!row) return null
      const found = { to: row.runnerId ? 'runner' : 'operator', contactId: row.contactId } as const
      if (!became) return found
      const arrived = became === 'sent' || became === 'delivered'
      const forward = db
        .update(delivery)
        // the lease stays with whoever is sending: what they write down belongs to it as well
        .set({
          state: became,
          why: null,
          words: null,
          sentAt: sql`COALESCE(sent_at, first_tried_at)`,
          ...report,
        })
        .where(
          and(
            eq(delivery.id, id),
            sql`attempts > 0`,
            // what was cancelled between two tries may have left with the first
            inArray(delivery.state, [...statesBefore(became), 'cancelled']),
          ),
        )
      await inOneBatch(db, [
        forward,
        ...(arrived && row.runnerId ? sentEvents(db, id, row.runnerId, now) : []),
      ])
      return found
    },

    /** The same message to the runner's contacts on another channel, where it has not gone there anyway. Gives their ids. */
    async insteadOn(
      channel: ChannelName,
      { runnerId, kind, about }: Pick<RunnersDeliveryRow, 'runnerId' | 'kind' | 'about'>,
      idFor: (contactId: string) => Promise<string>,
      now: Date,
    ): Promise<string[]> {
      const standIns = await db
        .select({ id: contact.id })
        .from(contact)
        .where(
          and(eq(contact.runnerId, runnerId), eq(contact.channel, channel), eq(contact.state, 'confirmed')),
        )
      const rows = await Promise.all(
        standIns.map(async ({ id: contactId }) => ({ id: await idFor(contactId), contactId })),
      )
      const made = { runnerId, kind, about, state: 'scheduled' as const, createdAt: now, dueAt: now }
      for (const piece of inPieces(rows)) {
        await db
          .insert(delivery)
          .values(piece.map((each) => ({ ...each, ...made })))
          .onConflictDoNothing()
      }
      return rows.map(({ id }) => id)
    },

    async exists(id: string): Promise<boolean> {
      return (await db.select({ id: delivery.id }).from(delivery).where(eq(delivery.id, id))).length > 0
    },

    /** Schedules what a runner asked for, to one of their contacts; false when it was there already. */
    async schedule(
      asked: Pick<RunnersDeliveryRow, 'id' | 'runnerId' | 'contactId' | 'kind' | 'about'> & {
        words?: string
      },
      now: Date,
    ): Promise<boolean> {
      const made = await db
        .insert(delivery)
        .values({ ...asked, state: 'scheduled', createdAt: now, dueAt: now })
        .onConflictDoNothing()
      return made.meta.changes > 0
    },

    /** Schedules a test, to a contact or to the operator; false when one to the same was made since then. */
    async scheduleTest(
      {
        id,
        about,
        to,
      }: { id: string; about: string; to: { runnerId: string; contactId: string } | 'operator' },
      since: Date,
      now: Date,
    ): Promise<boolean> {
      const { runnerId, contactId } = to === 'operator' ? { runnerId: null, contactId: null } : to
      const kind = to === 'operator' ? 'operator' : 'test'
      const made = await db.run(sql`
        INSERT INTO delivery (id, runner_id, contact_id, kind, about, state, created_at, due_at)
        SELECT ${id}, ${runnerId}, ${contactId}, ${kind}, ${about}, 'scheduled', ${now.getTime()}, ${now.getTime()}
        WHERE NOT EXISTS (
          SELECT 1 FROM delivery WHERE created_at > ${since.getTime()} AND kind = ${kind}
            AND contact_id IS ${contactId} AND about LIKE 'test %')
        ON CONFLICT DO NOTHING`)
      return made.meta.changes > 0
    },

    /** What the operator was and is to be told in the last weeks, but for tests. */
    async operatorNotices(now: Date): Promise<OperatorNotice[]> {
      return db
        .select({
          id: delivery.id,
          about: delivery.about,
          state: delivery.state,
          dueAt: delivery.dueAt,
          sentAt: delivery.sentAt,
          createdAt: delivery.createdAt,
        })
        .from(delivery)
        .where(
          and(
            isNull(delivery.runnerId),
            notLike(delivery.about, 'test %'),
            gt(delivery.createdAt, new Date(now.getTime() - NOTICES_MS)),
          ),
        )
    },

    /** Schedules what the operator is told, at once unless said; false when it was there already. */
    async tellOperator(id: string, about: string, now: Date, dueAt = now): Promise<boolean> {
      const made = await db
        .insert(delivery)
        .values({ id, kind: 'operator', about, state: 'scheduled', createdAt: now, dueAt })
        .onConflictDoNothing()
      return made.meta.changes > 0
    },
  }
}
