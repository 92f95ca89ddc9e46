/** What was said and sent, page by page, as far back as it is kept. */
import { eq, sql } from 'drizzle-orm'
import { knownTo } from '../../domain/delivery/contacts.ts'
import { DELIVERY_STATES } from '../../domain/delivery/deliveries.ts'
import type { Nudge } from '../../domain/nudges/nudge.ts'
import type { Spoken } from '../../domain/time/quiet-hours.ts'
import { type ContactRow, isReadable } from '../contacts/contacts.ts'
import type { Database } from '../database.ts'
import { isRunners, type RunnersDeliveryRow } from '../delivery/delivery-reports.ts'
import { known } from '../known.ts'
import { nudgeFrom } from '../nudges.ts'
import { hoursFrom } from '../runner/rows.ts'
import { contact, delivery, nudge, runner } from '../schema/index.ts'

/** Everything before it is older, or was made in the same moment with a lesser id; null begins with the newest. */
export type Before = { at: number; id: string } | null

export function historyStore(db: Database) {
  const page = (runnerId: string, before: Before) =>
    before
      ? sql`runner_id = ${runnerId} AND (created_at, id) < (${before.at}, ${before.id})`
      : sql`runner_id = ${runnerId}`
  const newestFirst = sql`created_at DESC, id DESC`

  const deliveriesOf = (where: ReturnType<typeof page>, limit: number) =>
    db.select().from(delivery).where(where).orderBy(newestFirst).limit(limit)

  return {
    async nudges(
      runnerId: string,
      before: Before,
      limit: number,
    ): Promise<{ nudges: Nudge[]; deliveries: RunnersDeliveryRow[] }> {
      const rows = await db
        .select()
        .from(nudge)
        .where(page(runnerId, before))
        .orderBy(newestFirst)
        .limit(limit)
      const ids = JSON.stringify(rows.map(({ id }) => id))
      const sent = await db
        .select()
        .from(delivery)
        .where(
          sql`runner_id = ${runnerId} AND about IN (SELECT value FROM json_each(${ids})) AND kind = 'nudge'`,
        )
      return {
        nudges: rows.flatMap((row) => nudgeFrom(row) ?? []),
        deliveries: sent.filter(isRunners).map(withState),
      }
    },

    /** With the contacts there still are, and the hours in which its runner is spoken to. What became of a request to an address that is not theirs is left out. */
    async deliveries(
      runnerId: string,
      before: Before,
      limit: number,
    ): Promise<{ deliveries: RunnersDeliveryRow[]; contacts: ContactRow[]; hours: Spoken | null }> {
      const { timeZone, quietFrom, quietTo, snoozedUntil } = runner
      const [rows, contacts, [owner]] = await db.batch([
        deliveriesOf(page(runnerId, before), limit),
        db.select().from(contact).where(eq(contact.runnerId, runnerId)),
        db.select({ timeZone, quietFrom, quietTo, snoozedUntil }).from(runner).where(eq(runner.id, runnerId)),
      ])
      const theirs = knownTo(contacts.filter(isReadable), rows.filter(isRunners).map(withState))
      return { deliveries: theirs.sent, contacts: theirs.contacts, hours: owner ? hoursFrom(owner) : null }
    },
  }
}

const withState = (row: RunnersDeliveryRow): RunnersDeliveryRow => ({
  ...row,
  state: known(DELIVERY_STATES, row.state) ?? 'unknown',
})
