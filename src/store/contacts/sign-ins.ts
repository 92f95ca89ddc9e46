/** Links to come back by: each is a delivery to a confirmed address. */
import { and, eq } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { contact, delivery, runner } from '../schema/index.ts'
import type { GivenAddress } from './suppressions.ts'

export const signInStore = (db: Database) => ({
  /** Writes down the link to be sent; null when nobody here has confirmed the address. */
  async ask({ hash }: Pick<GivenAddress, 'hash'>, now: Date): Promise<string | null> {
    const [row] = await db
      .select({ id: contact.id, runnerId: contact.runnerId, epoch: runner.sessionEpoch })
      .from(contact)
      .innerJoin(runner, eq(runner.id, contact.runnerId))
      .where(and(eq(contact.addressHash, hash), eq(contact.state, 'confirmed')))
    if (!row) return null
    const id = crypto.randomUUID()
    await db.insert(delivery).values({
      id,
      runnerId: row.runnerId,
      contactId: row.id,
      kind: 'sign-in',
      about: id,
      sessionEpoch: row.epoch,
      state: 'scheduled',
      createdAt: now,
      dueAt: now,
    })
    return id
  },
})
