/** The ways out of everything: a link, STOP, a complaint; and START, the way back from STOP. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ChannelName } from '../../domain/delivery/channels.ts'
import type { OffWhy } from '../../domain/delivery/contacts.ts'
import { type Database, ENDED, rowsOf } from '../database.ts'
import { contact, delivery, suppression } from '../schema/index.ts'

/** An address as it was given, in its one spelling; `hash` is how it is known when nothing else is left of it. */
export type GivenAddress = { channel: ChannelName; address: string; hash: string }

export function suppressions(db: Database) {
  const at = ({ channel, address }: Pick<GivenAddress, 'channel' | 'address'>) =>
    and(eq(contact.channel, channel), eq(contact.address, address))

  /** Nothing more goes there, not even what is already scheduled. */
  const silence = (ids: string[], why: OffWhy) => [
    db
      .update(contact)
      .set({ state: 'off', offWhy: why })
      .where(inArray(contact.id, rowsOf(ids))),
    db
      .update(delivery)
      .set({ state: ENDED, why, lease: null, leaseUntil: null })
      .where(and(inArray(delivery.contactId, rowsOf(ids)), eq(delivery.state, 'scheduled'))),
  ]
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
    /** The way out of everything. */
    async switchOff(id: string, hash: string, why: OffWhy, now: Date): Promise<void> {
      const [off, cancelled] = silence([id], why)
      if (off && cancelled) await db.batch([off, cancelled, suppress(hash, why, now)])
    },

    /** Somebody texted STOP, known here or not. */
    async stop(given: GivenAddress, now: Date): Promise<void> {
      const rows = await db.select({ id: contact.id }).from(contact).where(at(given))
      const [off, cancelled] = silence(
        rows.map(({ id }) => id),
        'stopped',
      )
      if (off && cancelled) await db.batch([off, cancelled, suppress(given.hash, 'stopped', now)])
    },

    /** Somebody texted START: what their STOP switched off is on again, and nothing else. */
    async restart(given: GivenAddress): Promise<void> {
      await db.batch([
        db
          .update(contact)
          .set({ state: 'confirmed', offWhy: null })
          .where(
            and(
              at(given),
              eq(contact.state, 'off'),
              eq(contact.offWhy, 'stopped'),
              sql`id = (SELECT id FROM contact o WHERE o.channel = ${given.channel} AND o.address = ${given.address}
                AND o.confirmed_at IS NOT NULL ORDER BY o.confirmed_at DESC LIMIT 1)`,
              // the number may have become somebody else's meanwhile
              sql`NOT EXISTS (SELECT 1 FROM contact o WHERE o.channel = ${given.channel}
                AND o.address = ${given.address} AND o.state = 'confirmed')`,
            ),
          ),
        db.delete(suppression).where(and(eq(suppression.hash, given.hash), eq(suppression.why, 'stopped'))),
      ])
    },
  }
}
