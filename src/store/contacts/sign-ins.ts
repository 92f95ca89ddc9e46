/** Links to come back by: each is a delivery to a confirmed address. */
import { and, eq } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { contact, delivery, runner } from '../schema/index.ts'
import type { GivenAddress } from './suppressions.ts'

export const signInStore = (db: Database) => ({
  /** Writes down the link to be sent; null when nobody here has confirmed the address. */
  async ask(
    { channel, address }: Pick<GivenAddress, 'channel' | 'address'>,
    now: Date,
  ): Promise<string | null> {
    const [row] = await db
      .select({ id: contact.id, runnerId: contact.runnerId })
      .from(contact)
      .where(and(eq(contact.channel, channel), eq(contact.address, address), eq(contact.state, 'confirmed')))
    if (!row) return null
    const id = crypto.randomUUID()
    await db.insert(delivery).values({
      id,
      runnerId: row.runnerId,
      contactId: row.id,
      kind: 'sign-in',
      about: id,
      state: 'scheduled',
      createdAt: now,
      dueAt: now,
    })
    return id
  },

  /** Whose pages a link opens, as long as the address it went to is still theirs. */
  async opens(id: string): Promise<{ runnerId: string; epoch: number } | null> {
    const [row] = await db
      .select({ runnerId: runner.id, epoch: runner.sessionEpoch })
      .from(delivery)
      .innerJoin(runner, eq(runner.id, delivery.runnerId))
      .innerJoin(contact, and(eq(contact.id, delivery.contactId), eq(contact.runnerId, delivery.runnerId)))
      .where(and(eq(delivery.id, id), eq(delivery.kind, 'sign-in'), eq(contact.state, 'confirmed')))
    return row ?? null
  },
})
