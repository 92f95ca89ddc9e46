/** Whom a warning goes to: now, and not again a moment later. */
import { and, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { ChannelName } from '../../domain/delivery/channels.ts'
import type { Database } from '../database.ts'
import { contact, delivery } from '../schema/index.ts'
import type { RunnersDeliveryRow } from './delivery-reports.ts'

type Warning = Pick<RunnersDeliveryRow, 'runnerId' | 'kind'>

export type ToWarn = { id: string; channel: ChannelName; addressHash: string; wasTold: boolean }

export const warningStore = (db: Database) => ({
  /**
   * The runner's contacts that are on, of these the one that told and all on another channel; and whether a warning of
   * whatever sign left to them since then, or is about to.
   */
  async toWarn(
    { runnerId, kind }: Warning,
    { contactId, also, since }: { contactId: string; also: ChannelName | null; since: Date },
  ): Promise<ToWarn[]> {
    const told = db
      .select({ id: delivery.id })
      .from(delivery)
      .where(
        and(
          eq(delivery.contactId, contact.id),
          eq(delivery.kind, kind),
          gt(delivery.createdAt, since),
          inArray(delivery.state, ['scheduled', 'sending', 'sent', 'delivered']),
        ),
      )
    return db
      .select({
        id: contact.id,
        channel: contact.channel,
        addressHash: contact.addressHash,
        wasTold: sql`EXISTS ${told}`.mapWith(Boolean),
      })
      .from(contact)
      .where(
        and(
          eq(contact.runnerId, runnerId),
          eq(contact.state, 'confirmed'),
          also ? or(eq(contact.id, contactId), eq(contact.channel, also)) : eq(contact.id, contactId),
        ),
      )
  },
})
