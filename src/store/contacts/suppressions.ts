/** The ways out of everything: a link, STOP, a complaint; and START, the way back from STOP. */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { ChannelName } from '../../domain/delivery/channels.ts'
import type { OffWhy } from '../../domain/delivery/contacts.ts'
import { type Database, ended, rowsOf } from '../database.ts'
import { contact, delivery, suppression } from '../schema/index.ts'

/** An address as it was given, in its one spelling; `hash` is how it is known when nothing else is left of it. */
export type GivenAddress = { channel: ChannelName; address: string; hash: string }

/** What of the secrets it takes to write down and find an address that said stop, by its hash. */
export type SuppressionKeys = {
  /** Under every master secret, the current one first. */
  keysOf: (hash: string) => Promise<[string, ...string[]]>
  seal: (hash: string) => Promise<string>
}

/** The row of an address, whichever master secret it was written under; or under none, as in the first weeks. */
export const isSuppressionOf = async ({ keysOf }: SuppressionKeys, hash: string): Promise<SQL> =>
  inArray(suppression.hash, rowsOf([...(await keysOf(hash)), hash]))

export function suppressions(db: Database, keys: SuppressionKeys) {
  /** What its owner alone can lift takes the place of what they may confirm away; what an older secret knew moves on. */
  async function suppress(hash: string, why: OffWhy, now: Date) {
    const [key, ...older] = await keys.keysOf(hash)
    const sealed = await keys.seal(hash)
    const before = rowsOf([...older, hash])
    return [
      db
        .update(suppression)
        .set({ hash: key, sealed })
        .where(
          sql`hash = (SELECT MIN(s.hash) FROM suppression s WHERE s.hash IN ${before})
            AND NOT EXISTS (SELECT 1 FROM suppression s WHERE s.hash = ${key})`,
        ),
      db.delete(suppression).where(inArray(suppression.hash, before)),
      db
        .insert(suppression)
        .values({ hash: key, why, at: now, sealed })
        .onConflictDoUpdate({
          target: suppression.hash,
          set: { why, at: now },
          setWhere: sql`suppression.why IN ('unsubscribed', 'bounced') AND excluded.why IN ('stopped', 'complained')`,
        }),
    ]
  }

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
        ...(await suppress(hash, why, now)),
      ])
    },

    /** Somebody texted START: what their STOP switched off is on again, and nothing else. */
    async restart(hash: string): Promise<void> {
      const isStopped = and(await isSuppressionOf(keys, hash), eq(suppression.why, 'stopped'))
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
        db.delete(suppression).where(isStopped),
      ])
    },
  }
}
