/** Addresses: asked for, confirmed by their owner, chosen for what they want, removed. */
import { and, desc, eq, exists, inArray, isNotNull, lt, notExists, sql } from 'drizzle-orm'
import { CHANNELS, type ChannelName } from '../../domain/delivery/channels.ts'
import { CONTACT_STATES, LIFTED_BY_CONFIRMING, type OffWhy } from '../../domain/delivery/contacts.ts'
import type { Category, Preferences } from '../../domain/delivery/deliveries.ts'
import { wantSync } from '../connections/wanted.ts'
import { type Database, ended, leaseStillHeld, lostUnless } from '../database.ts'
import { known } from '../known.ts'
import { contact, delivery, runner, suppression } from '../schema/index.ts'
import { type GivenAddress, isSuppressionOf, type SuppressionKeys, suppressions } from './suppressions.ts'

export type ContactRow = typeof contact.$inferSelect

/** Whether this version knows its channel and its state. */
export const isReadable = ({ channel, state }: ContactRow): boolean =>
  known(CHANNELS, channel) !== null && known(CONTACT_STATES, state) !== null

export function contactStore(db: Database, keys: SuppressionKeys) {
  return {
    ...suppressions(db, keys),

    find: async (id: string): Promise<ContactRow | null> =>
      (await db.select().from(contact).where(eq(contact.id, id)))[0] ?? null,

    /** Whose address this is: the runner who confirmed it last, whether it is on or off; null without one. */
    async owner(addressHash: string): Promise<ContactRow | null> {
      const [row] = await db
        .select()
        .from(contact)
        .where(and(eq(contact.addressHash, addressHash), isNotNull(contact.confirmedAt)))
        .orderBy(contact.state, desc(contact.confirmedAt))
      return row ?? null
    },

    /** Whether the address already belongs to another runner, and whether it said stop. */
    async standing(
      given: GivenAddress,
      runnerId: string,
    ): Promise<{ taken: boolean; stopped: OffWhy | null; mine: ContactRow | null }> {
      const [rows, stops] = await db.batch([
        db.select().from(contact).where(eq(contact.addressHash, given.hash)),
        db
          .select()
          .from(suppression)
          .where(await isSuppressionOf(keys, given.hash)),
      ])
      return {
        taken: rows.some((row) => row.state === 'confirmed' && row.runnerId !== runnerId),
        stopped: stops[0]?.why ?? null,
        mine: rows.find((row) => row.runnerId === runnerId) ?? null,
      }
    },

    /**
     * Writes down an address and the request that its owner confirm it; the same address keeps its row. `known` is the
     * request that was open when it was asked: of those who ask at the same moment one is heard, and null given to others.
     */
    async ask(
      runnerId: string,
      { channel, address, hash }: GivenAddress,
      { agreedTo, known }: { agreedTo: string | null; known: string | null },
      now: Date,
    ): Promise<{ contactId: string; deliveryId: string } | null> {
      const deliveryId = crypto.randomUUID()
      const asked = {
        confirmRequest: deliveryId,
        ...(agreedTo === null ? {} : { agreedTo, agreedAt: now }),
      }
      const theirs = and(eq(contact.runnerId, runnerId), eq(contact.addressHash, hash))
      const others = db
        .select({ id: contact.id })
        .from(contact)
        .where(and(theirs, sql`confirm_request IS NOT ${known}`))
      const written = await leaseStillHeld(
        db.batch([
          lostUnless(db, others, 'none'),
          db
            .insert(contact)
            .values({
              id: crypto.randomUUID(),
              runnerId,
              channel,
              address,
              addressHash: hash,
              state: 'unconfirmed',
              createdAt: now,
              ...asked,
            })
            .onConflictDoUpdate({
              target: [contact.runnerId, contact.channel, contact.address],
              set: { codeTries: 0, ...asked },
            })
            .returning({ contactId: contact.id }),
          db.insert(delivery).values({
            id: deliveryId,
            runnerId,
            contactId: sql`${db.select({ id: contact.id }).from(contact).where(theirs)}`,
            kind: 'confirm',
            about: deliveryId,
            sessionEpoch: sql`(SELECT session_epoch FROM runner WHERE id = ${runnerId})`,
            state: 'scheduled',
            createdAt: now,
            dueAt: now,
          }),
        ]),
      )
      return written && { contactId: written[1][0]?.contactId ?? '', deliveryId }
    },

    /**
     * Takes one try at the code of the request that is open, if one is: false when too many tries were made; null when
     * it is none of theirs.
     */
    async tryCode(
      runnerId: string,
      id: string,
      tries: number,
    ): Promise<{ contact: ContactRow; request: { id: string; askedAt: Date } | null } | false | null> {
      const mine = and(eq(contact.id, id), eq(contact.runnerId, runnerId))
      const [tried, rows, requests] = await db.batch([
        db
          .update(contact)
          .set({ codeTries: sql`code_tries + 1` })
          .where(and(mine, lt(contact.codeTries, tries))),
        db.select().from(contact).where(mine),
        db
          .select({ id: delivery.id, askedAt: delivery.createdAt })
          .from(contact)
          .innerJoin(delivery, eq(delivery.id, contact.confirmRequest))
          .innerJoin(
            runner,
            and(eq(runner.id, contact.runnerId), eq(runner.sessionEpoch, delivery.sessionEpoch)),
          )
          .where(mine),
      ])
      const [row] = rows
      if (!row || !isReadable(row)) return null
      return tried.meta.changes > 0 ? { contact: row, request: requests[0] ?? null } : false
    },

    /**
     * Its owner confirmed it, and with that lifts what confirming may lift. False when the request is no longer open,
     * when more than that is in the way, or another account has confirmed it first.
     */
    async confirm(
      { id, runnerId, addressHash: hash }: ContactRow,
      requestId: string,
      now: Date,
    ): Promise<boolean> {
      const isOpen = and(eq(contact.id, id), eq(contact.confirmRequest, requestId))
      const saidNo = await isSuppressionOf(keys, hash)
      const [, confirmed] = await db.batch([
        db
          .delete(suppression)
          .where(
            and(
              saidNo,
              inArray(suppression.why, LIFTED_BY_CONFIRMING),
              exists(db.select({ id: contact.id }).from(contact).where(isOpen)),
            ),
          ),
        db
          .update(contact)
          .set({ state: 'confirmed', offWhy: null, confirmedAt: now, codeTries: 0, confirmRequest: null })
          .where(
            and(
              isOpen,
              // also one that came since the link or the code was looked at
              notExists(db.select({ hash: suppression.hash }).from(suppression).where(saidNo)),
              sql`NOT EXISTS (SELECT 1 FROM contact o WHERE o.address_hash = ${hash} AND o.state = 'confirmed'
                AND o.id <> ${id})`,
            ),
          ),
        wantSync(db, runnerId),
      ])
      return confirmed.meta.changes > 0
    },

    /** Everybody's contacts at an address, the one that is written to first. */
    at: (addressHash: string): Promise<ContactRow[]> =>
      db.select().from(contact).where(eq(contact.addressHash, addressHash)).orderBy(contact.state),

    /** False when it is none of theirs. */
    async want(runnerId: string, id: string, preferences: Preferences): Promise<boolean> {
      const mine = and(eq(contact.id, id), eq(contact.runnerId, runnerId))
      const [wanted] = await db.batch([
        db.update(contact).set(preferences).where(mine),
        wantSync(db, runnerId, db.select({ id: contact.id }).from(contact).where(mine)),
      ])
      return wanted.meta.changes > 0
    },

    /** Whether massage messages are wanted at the confirmed addresses of these channels. */
    async wantMassage(runnerId: string, channels: readonly ChannelName[], wanted: boolean): Promise<void> {
      const theirs = and(
        eq(contact.runnerId, runnerId),
        eq(contact.state, 'confirmed'),
        inArray(contact.channel, [...channels]),
      )
      await db.batch([db.update(contact).set({ massage: wanted }).where(theirs), wantSync(db, runnerId)])
    },

    /** The way out of one category, whoever has the address. */
    async drop(addressHash: string, category: Category): Promise<void> {
      await db
        .update(contact)
        .set({ [category]: false })
        .where(eq(contact.addressHash, addressHash))
    },

    /** False when it is none of theirs. */
    async remove(runnerId: string, id: string): Promise<boolean> {
      const mine = and(eq(contact.id, id), eq(contact.runnerId, runnerId))
      const [, removed] = await db.batch([
        db
          .update(delivery)
          .set(ended('removed'))
          .where(
            and(eq(delivery.contactId, id), eq(delivery.runnerId, runnerId), eq(delivery.state, 'scheduled')),
          ),
        db.delete(contact).where(mine),
      ])
      return removed.meta.changes > 0
    },
  }
}
