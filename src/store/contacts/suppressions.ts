/** The ways out of everything: a link, STOP, a complaint; and START, the way back from STOP. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ChannelName } from '../../domain/delivery/channels.ts'
import type { OffWhy } from '../../domain/delivery/contacts.ts'
import { type Database, ended } from '../database.ts'
import { contact, delivery, suppression } from '../schema/index.ts'

/** An address as it was given, in its one spelling; `hash` is how it is known when nothing else is left of it. */
export type GivenAddress = { channel: ChannelName; address: string; hash: string }

export function suppressions(db: Database) {
  /** What its owner alone can lift takes the place of what they may confirm away. */
  const suppress = (hash: string, why: OffWhy, now: Date) =>
    db
      .insert(suppression)
      .values({ hash, why, at: now })
      .onConflictDoUpdate({
        target: suppression.hash,
        set: { why, at: now },
        setWhere: sql`suppression.why IN ('unsubscribed', 'bounced') AND excluded.why IN ('stopped', 'complained')`,
      })

  return {
    /**
     * The way out of everything, known here or not: whoever has the address, nothing more goes there, not what is already
     * scheduled either, and no request to confirm it is open any more.
     */
    async switchOff(hash: string, why: OffWhy, now: Date): Promise<void> {
      const there = db.select({ id: contact.id }).from(contact).where(eq(contact.addressHash, hash))
      await db.batch([
        db
          .update(contact)
          .set({
            state: 'off',
            confirmRequest: null,
            offWhy: sql`CASE WHEN state = 'off' AND (off_why IN ('stopped', 'complained')
              OR ${why} IN ('unsubscribed', 'bounced')) THEN COALESCE(off_why, ${why}) ELSE ${why} END`,
          })
          .where(eq(contact.addressHash, hash)),
        db
          .update(delivery)
          .set(ended(why))
          .where(and(inArray(delivery.contactId, there), eq(delivery.state, 'scheduled'))),
        suppress(hash, why, now),
      ])
    },

    /** Somebody texted START: what their STOP switched off is on again, and nothing else. */
    async restart(hash: string): Promise<void> {
      await db.batch([
        db
          .update(contact)
          .set({ state: 'confirmed', offWhy: null })
          .where(
            and(
              eq(contact.addressHash, hash),
              eq(contact.state, 'off'),
              eq(contact.offWhy, 'stopped'),
              sql`id = (SELECT id FROM contact o WHERE o.address_hash = ${hash}
                AND o.confirmed_at IS NOT NULL ORDER BY o.confirmed_at DESC LIMIT 1)`,
              // the number may have become somebody else's meanwhile
              sql`NOT EXISTS (SELECT 1 FROM contact o WHERE o.address_hash = ${hash} AND o.state = 'confirmed')`,
            ),
          ),
        db.delete(suppression).where(and(eq(suppression.hash, hash), eq(suppression.why, 'stopped'))),
      ])
    },
  }
}
