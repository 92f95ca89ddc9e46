/** Events of nudges that nobody composes anew: what was told when they were made is told on. */
import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { event } from '../schema/index.ts'
import { scheduleEvents } from './append.ts'

/** Nudges `n` with the event `c` that told of them. */
const TOLD = sql.raw(
  "nudge n JOIN event c ON c.runner_id = n.runner_id AND c.type = 'nudge.created' AND c.about = n.id || ' ' || n.created_at",
)

const toldOn = (
  db: Database,
  { type, about, facts, words }: Record<'type' | 'about' | 'facts' | 'words', SQL>,
  at: Date,
  which: SQL,
) =>
  db
    .insert(event)
    .select(sql`
      SELECT runner_id, place, 'evt_' || printf('%012x', place) || lower(hex(randomblob(4))), type, about, connection_id,
        facts, words, at FROM (
        SELECT n.runner_id AS runner_id, ${type} AS type, ${about} AS about, c.connection_id AS connection_id,
          ${facts} AS facts, ${words} AS words, ${at.getTime()} AS at,
          MAX(${at.getTime()}, (SELECT MAX(m.place) + 1 FROM event m WHERE m.runner_id = n.runner_id))
            + ROW_NUMBER() OVER (PARTITION BY n.runner_id ORDER BY n.id) - 1 AS place
        FROM ${TOLD} WHERE ${which})
      WHERE true`)
    .onConflictDoNothing()

/** Those whose time has gone, of runners whom no sync comes to; to stand before they are taken back. */
export const staleEvents = (db: Database, openedBefore: Date, now: Date) => {
  const stale = sql`n.state IN ('waiting', 'released') AND n.created_at < ${openedBefore.getTime()}`
  return [
    toldOn(
      db,
      {
        type: sql`'nudge.cancelled'`,
        about: sql`c.about`,
        facts: sql`json_set(c.facts, '$.why', 'stale')`,
        words: sql`NULL`,
      },
      now,
      stale,
    ),
    scheduleEvents(
      db,
      // by the nudges, which are few; the sign keeps the index of times out
      sql`+e.at = ${now.getTime()} AND (e.runner_id, e.type, e.about) IN (
        SELECT n.runner_id, 'nudge.cancelled', n.id || ' ' || n.created_at FROM nudge n WHERE ${stale})`,
      now,
    ),
  ] as const
}

/** Of a delivery whose sender says that it was sent after all. */
export const sentEvents = (db: Database, deliveryId: string, runnerId: string, now: Date) => {
  const sent = sql`SELECT d.about FROM delivery d WHERE d.id = ${deliveryId} AND d.kind = 'nudge'
    AND d.state IN ('sent', 'delivered')`
  return [
    toldOn(
      db,
      {
        type: sql`'nudge.sent'`,
        about: sql`n.id`,
        facts: sql`c.facts`,
        words: sql`c.words`,
      },
      now,
      sql`n.runner_id = ${runnerId} AND n.id IN (${sent})`,
    ),
    scheduleEvents(
      db,
      sql`e.runner_id = ${runnerId} AND e.type = 'nudge.sent' AND e.about IN (${sent})`,
      now,
    ),
  ] as const
}
