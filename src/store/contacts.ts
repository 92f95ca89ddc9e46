/** Addresses: asked for, confirmed by their owner, switched off. */
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { contact, delivery } from './schema.ts'

export type ContactRow = typeof contact.$inferSelect

export function contactStore(db: Database) {
  return {
    find: async (id: string): Promise<ContactRow | null> =>
      (await db.select().from(contact).where(eq(contact.id, id)))[0] ?? null,

    /** Whether the address already belongs to another runner. */
    async isTaken(address: string, runnerId: string): Promise<boolean> {
      const owners = await db
        .select({ id: contact.id })
        .from(contact)
        .where(
          and(
            eq(contact.channel, 'email'),
            eq(contact.address, address),
            eq(contact.state, 'confirmed'),
            sql`${contact.runnerId} <> ${runnerId}`,
          ),
        )
      return owners.length > 0
    },

    /** Writes down an address and the request that its owner confirm it; the same address keeps its row. */
    async ask(
      runnerId: string,
      address: string,
      now: Date,
    ): Promise<{ contactId: string; deliveryId: string }> {
      const existing = and(
        eq(contact.runnerId, runnerId),
        eq(contact.channel, 'email'),
        eq(contact.address, address),
      )
      const [known] = await db.select({ id: contact.id }).from(contact).where(existing)
      const contactId = known?.id ?? crypto.randomUUID()
      const deliveryId = crypto.randomUUID()
      await db.batch([
        db
          .insert(contact)
          .values({
            id: contactId,
            runnerId,
            channel: 'email',
            address,
            state: 'unconfirmed',
            createdAt: now,
          })
          .onConflictDoNothing(),
        db.insert(delivery).values({
          id: deliveryId,
          runnerId,
          contactId,
          kind: 'confirm',
          about: deliveryId,
          state: 'scheduled',
          createdAt: now,
          dueAt: now,
        }),
      ])
      return { contactId, deliveryId }
    },

    /** How many requests to confirm a runner made since a time. */
    async requestsSince(runnerId: string, since: Date): Promise<number> {
      const [row] = await db
        .select({ count: sql<number>`COUNT(*)` })
        .from(delivery)
        .where(
          and(
            eq(delivery.runnerId, runnerId),
            eq(delivery.kind, 'confirm'),
            sql`${delivery.createdAt} >= ${since.getTime()}`,
          ),
        )
      return row?.count ?? 0
    },

    async confirm(id: string, now: Date): Promise<void> {
      await db.update(contact).set({ state: 'confirmed', confirmedAt: now }).where(eq(contact.id, id))
    },

    /** Whose message this is, when the token in its link is the one that was sent. */
    async byWayOut(deliveryId: string, hash: string): Promise<ContactRow | null> {
      const [row] = await db
        .select({ contact })
        .from(delivery)
        .innerJoin(contact, eq(contact.id, delivery.contactId))
        .where(and(eq(delivery.id, deliveryId), eq(delivery.wayOutHash, hash)))
      return row?.contact ?? null
    },

    /** The way out: nothing more goes to this address, not even what is already scheduled. */
    async switchOff(id: string): Promise<void> {
      await db.batch([
        db.update(contact).set({ state: 'off' }).where(eq(contact.id, id)),
        db
          .update(delivery)
          .set({ state: 'cancelled', why: 'unsubscribed' })
          .where(and(eq(delivery.contactId, id), eq(delivery.state, 'scheduled'))),
      ])
    },

    async remove(runnerId: string, id: string): Promise<void> {
      const mine = and(eq(contact.id, id), eq(contact.runnerId, runnerId))
      await db.batch([
        db
          .update(delivery)
          .set({ state: 'cancelled', why: 'unsubscribed' })
          .where(
            and(eq(delivery.contactId, id), eq(delivery.runnerId, runnerId), eq(delivery.state, 'scheduled')),
          ),
        db.delete(contact).where(mine),
      ])
    },
  }
}
