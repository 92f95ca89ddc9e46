/** Whom a warning goes to: now, and not again a moment later. */
import { and, eq, gt, inArray, notExists, or } from 'drizzle-orm'
import type { ChannelName } from '../../domain/delivery/channels.ts'
import type { Database } from '../database.ts'
import { contact, delivery } from '../schema/index.ts'
import type { RunnersDeliveryRow } from './delivery-reports.ts'

type Warning = Pick<RunnersDeliveryRow, 'runnerId' | 'kind' | 'about'>

export const warningStore = (db: Database) => ({
  /**
   * The runner's contacts that are on, of these the one that told and all on another channel; without those to which the
   * same left since then, or is about to.
   */
  async toWarn(
    { runnerId, kind, about }: Warning,
    { contactId, also, since }: { contactId: string; also: ChannelName | null; since: Date },
  ): Promise<string[]> {
    const told = db
      .select({ id: delivery.id })
      .from(delivery)
      .where(
        and(
          eq(delivery.contactId, contact.id),
          eq(delivery.kind, kind),
          eq(delivery.about, about),
          gt(delivery.createdAt, since),
          inArray(delivery.state, ['scheduled', 'sending', 'sent', 'delivered']),
        ),
      )
    const rows = await db
      .select({ id: contact.id })
      .from(contact)
      .where(
        and(
          eq(contact.runnerId, runnerId),
          eq(contact.state, 'confirmed'),
          also ? or(eq(contact.id, contactId), eq(contact.channel, also)) : eq(contact.id, contactId),
          notExists(told),
        ),
      )
    return rows.map(({ id }) => id)
  },
})
