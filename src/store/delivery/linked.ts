/** What stands behind a link in a message: its delivery, as long as its contact is there and the same runner's. */
import { and, between, eq } from 'drizzle-orm'
import type { ContactRow } from '../contacts/contacts.ts'
import type { Database } from '../database.ts'
import { contact, delivery, runner } from '../schema/index.ts'

export type Linked = {
  deliveryId: string
  createdAt: Date
  /** What it is about: of a nudge, its id. */
  about: string
  contact: ContactRow
  runnerId: string
  /** The runner's session epoch now, and the one the link was made under. */
  epoch: number
  madeUnder: number | null
  /** Whether it is the request to confirm that its contact waits for. */
  isOpenRequest: boolean
}

/** Among millions of deliveries hardly two begin with the same six letters. */
const MOST_ALIKE = 8

export const linkedDeliveries = (db: Database) => ({
  async linked(deliveryId: string): Promise<Linked | null> {
    const [row] = await db
      .select({
        contact,
        about: delivery.about,
        createdAt: delivery.createdAt,
        runnerId: runner.id,
        epoch: runner.sessionEpoch,
        madeUnder: delivery.sessionEpoch,
      })
      .from(delivery)
      .innerJoin(runner, eq(runner.id, delivery.runnerId))
      .innerJoin(contact, and(eq(contact.id, delivery.contactId), eq(contact.runnerId, delivery.runnerId)))
      .where(eq(delivery.id, deliveryId))
    return row ? { ...row, deliveryId, isOpenRequest: row.contact.confirmRequest === deliveryId } : null
  },

  /** The ids that begin so: a text's link names its delivery by its first letters, of which there may be more than one. */
  async idsFrom(start: string): Promise<string[]> {
    const rows = await db
      .select({ id: delivery.id })
      .from(delivery)
      .where(between(delivery.id, start, `${start}~`))
      .limit(MOST_ALIKE)
    return rows.map(({ id }) => id)
  },

  /** Whether a delivery was sent with a way out of this hash. */
  async wentOutWith(deliveryId: string, hash: string): Promise<boolean> {
    const rows = await db
      .select({ id: delivery.id })
      .from(delivery)
      .where(and(eq(delivery.id, deliveryId), eq(delivery.unsubscribeHash, hash)))
    return rows.length > 0
  },
})
