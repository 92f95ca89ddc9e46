/** Addresses: asked for, confirmed by their owner, chosen for what they want, removed. */
import { and, desc, eq, inArray, lt, ne, notExists, sql } from 'drizzle-orm'
import { CHANNELS } from '../../domain/delivery/channels.ts'
import { CONTACT_STATES, LIFTED_BY_CONFIRMING, type OffWhy } from '../../domain/delivery/contacts.ts'
import type { Category, Preferences } from '../../domain/delivery/deliveries.ts'
import { wantSync } from '../connections/wanted.ts'
import { type Database, ENDED } from '../database.ts'
import { known } from '../known.ts'
import { contact, delivery, suppression } from '../schema/index.ts'
import { type GivenAddress, suppressions } from './suppressions.ts'

export type ContactRow = typeof contact.$inferSelect

/** Whether this version knows its channel and its state. */
export const isReadable = ({ channel, state }: ContactRow): boolean =>
  known(CHANNELS, channel) !== null && known(CONTACT_STATES, state) !== null

export function contactStore(db: Database) {
  const at = ({ channel, address }: Pick<GivenAddress, 'channel' | 'address'>) =>
    and(eq(contact.channel, channel), eq(contact.address, address))

  return {
    ...suppressions(db),

    find: async (id: string): Promise<ContactRow | null> =>
      (await db.select().from(contact).where(eq(contact.id, id)))[0] ?? null,

    /** Whose address this is: the runner who confirmed it last, whether it is on or off; null without one. */
    async owner(given: Pick<GivenAddress, 'channel' | 'address'>): Promise<ContactRow | null> {
      const [row] = await db
        .select()
        .from(contact)
        .where(and(at(given), ne(contact.state, 'unconfirmed')))
        .orderBy(contact.state, desc(contact.confirmedAt))
      return row ?? null
    },

    /** Whether the address already belongs to another runner, and whether it said stop. */
    async standing(
      given: GivenAddress,
      runnerId: string,
    ): Promise<{ taken: boolean; stopped: OffWhy | null; mine: ContactRow | null }> {
      const [rows, stops] = await db.batch([
        db.select().from(contact).where(at(given)),
        db.select().from(suppression).where(eq(suppression.hash, given.hash)),
      ])
      return {
        taken: rows.some((row) => row.state === 'confirmed' && row.runnerId !== runnerId),
        stopped: stops[0]?.why ?? null,
        mine: rows.find((row) => row.runnerId === runnerId) ?? null,
      }
    },

    /** Writes down an address and the request that its owner confirm it; the same address keeps its row, asked at once too. */
    async ask(
      runnerId: string,
      { channel, address }: Pick<GivenAddress, 'channel' | 'address'>,
      agreedTo: string | null,
      now: Date,
    ): Promise<{ contactId: string; deliveryId: string }> {
      const deliveryId = crypto.randomUUID()
      const agreed = agreedTo === null ? {} : { agreedTo, agreedAt: now }
      const theirs = and(eq(contact.runnerId, runnerId), at({ channel, address }))
      const [[row]] = await db.batch([
        db
          .insert(contact)
          .values({
            id: crypto.randomUUID(),
            runnerId,
            channel,
            address,
            state: 'unconfirmed',
            createdAt: now,
            ...agreed,
          })
          .onConflictDoUpdate({
            target: [contact.runnerId, contact.channel, contact.address],
            set: { codeTries: 0, ...agreed },
          })
          .returning({ contactId: contact.id }),
        db.insert(delivery).values({
          id: deliveryId,
          runnerId,
          contactId: sql`${db.select({ id: contact.id }).from(contact).where(theirs)}`,
          kind: 'confirm',
          about: deliveryId,
          state: 'scheduled',
          createdAt: now,
          dueAt: now,
        }),
      ])
      return { contactId: row?.contactId ?? '', deliveryId }
    },

    /**
     * Takes one try at the code of the newest request: false when too many tries were made, or none was asked for; null
     * when it is none of theirs.
     */
    async tryCode(
      runnerId: string,
      id: string,
      tries: number,
    ): Promise<{ contact: ContactRow; requestId: string; askedAt: Date } | false | null> {
      const mine = and(eq(contact.id, id), eq(contact.runnerId, runnerId))
      const [tried, rows, requests] = await db.batch([
        db
          .update(contact)
          .set({ codeTries: sql`code_tries + 1` })
          .where(and(mine, lt(contact.codeTries, tries))),
        db.select().from(contact).where(mine),
        db
          .select({ requestId: delivery.id, askedAt: delivery.createdAt })
          .from(delivery)
          .where(
            and(eq(delivery.runnerId, runnerId), eq(delivery.contactId, id), eq(delivery.kind, 'confirm')),
          )
          .orderBy(desc(delivery.createdAt))
          .limit(1),
      ])
      const [row] = rows
      const [request] = requests
      if (!row || !isReadable(row)) return null
      return tried.meta.changes > 0 && request ? { contact: row, ...request } : false
    },

    /**
     * Its owner confirmed it, and with that lifts what confirming may lift. False when more than that is in the way, or
     * another account has confirmed it first.
     */
    async confirm({ id, runnerId, channel, address }: ContactRow, hash: string, now: Date): Promise<boolean> {
      const [, confirmed] = await db.batch([
        db
          .delete(suppression)
          .where(and(eq(suppression.hash, hash), inArray(suppression.why, LIFTED_BY_CONFIRMING))),
        db
          .update(contact)
          .set({ state: 'confirmed', offWhy: null, confirmedAt: now, codeTries: 0 })
          .where(
            and(
              eq(contact.id, id),
              // also one that came since the link or the code was looked at
              notExists(
                db.select({ hash: suppression.hash }).from(suppression).where(eq(suppression.hash, hash)),
              ),
              sql`NOT EXISTS (SELECT 1 FROM contact o WHERE o.channel = ${channel} AND o.address = ${address}
                AND o.state = 'confirmed' AND o.id <> ${id})`,
            ),
          ),
        wantSync(db, runnerId),
      ])
      return confirmed.meta.changes > 0
    },

    /** Whose message this is, when the token in its link is the one that was sent. */
    async byUnsubscribeToken(deliveryId: string, hash: string): Promise<ContactRow | null> {
      const [row] = await db
        .select({ contact })
        .from(delivery)
        .innerJoin(contact, eq(contact.id, delivery.contactId))
        .where(and(eq(delivery.id, deliveryId), eq(delivery.unsubscribeHash, hash)))
      return row?.contact ?? null
    },

    /** False when it is none of theirs. */
    async want(runnerId: string, id: string, preferences: Preferences): Promise<boolean> {
      const mine = and(eq(contact.id, id), eq(contact.runnerId, runnerId))
      const [wanted] = await db.batch([
        db.update(contact).set(preferences).where(mine),
        wantSync(db, runnerId, db.select({ id: contact.id }).from(contact).where(mine)),
      ])
      return wanted.meta.changes > 0
    },

    /** The way out of one category. */
    async drop(id: string, category: Category): Promise<void> {
      await db
        .update(contact)
        .set({ [category]: false })
        .where(eq(contact.id, id))
    },

    /** False when it is none of theirs. */
    async remove(runnerId: string, id: string): Promise<boolean> {
      const mine = and(eq(contact.id, id), eq(contact.runnerId, runnerId))
      const [, removed] = await db.batch([
        db
          .update(delivery)
          .set({ state: ENDED, why: 'removed', lease: null, leaseUntil: null })
          .where(
            and(eq(delivery.contactId, id), eq(delivery.runnerId, runnerId), eq(delivery.state, 'scheduled')),
          ),
        db.delete(contact).where(mine),
      ])
      return removed.meta.changes > 0
    },
  }
}
