/** Events, written in the batch with what they tell of: nothing is lost, nothing told twice. */
import { and, eq, lte, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { EventDraft, EventType } from '../../domain/events/event.ts'
import type { Database } from '../database.ts'
import { event, eventDelivery } from '../schema/index.ts'

type Appended = Pick<EventDraft, 'type' | 'about' | 'facts' | 'words' | 'connectionId'>

/** In the feed after everything else: by the time, and never at or before a place that was taken. */
const nextPlace = (runnerId: string, at: Date, step: SQL) =>
  sql`MAX(${at.getTime()}, COALESCE((SELECT MAX(place) + 1 FROM event WHERE runner_id = ${runnerId}), 0)) + ${step}`

/** As `placeOf` reads it, and not to be guessed. */
const idAt = sql.raw("'evt_' || printf('%012x', place) || lower(hex(randomblob(4)))")

/**
 * Statements that write events and schedule each for the endpoints that want its type; one that was told already is
 * left as it is.
 */
export const appendEvents = (
  db: Database,
  runnerId: string,
  drafts: readonly Appended[],
  at: Date,
): BatchItem<'sqlite'>[] => (drafts.length === 0 ? [] : [...appending(db, runnerId, drafts, at)])

/** The same for one, and only if something holds when the batch comes to it. */
export const appendEventIf = (
  db: Database,
  runnerId: string,
  draft: Appended,
  at: Date,
  onlyIf: SQL | undefined,
) => appending(db, runnerId, [draft], at, onlyIf)

function appending(
  db: Database,
  runnerId: string,
  drafts: readonly Appended[],
  at: Date,
  onlyIf: SQL = sql`true`,
) {
  const rows = JSON.stringify(
    drafts.map(({ facts, words, ...draft }) => ({
      ...draft,
      facts: JSON.stringify(facts),
      words: words && JSON.stringify(words),
    })),
  )
  return [
    db
      .insert(event)
      .select(sql`
        SELECT runner_id, place, ${idAt}, type, about, connection_id, facts, words, at FROM (
          SELECT ${runnerId} AS runner_id, ${nextPlace(runnerId, at, sql`e.key`)} AS place, e.value->>'type' AS type,
            e.value->>'about' AS about, e.value->>'connectionId' AS connection_id, e.value->>'facts' AS facts,
            e.value->>'words' AS words, ${at.getTime()} AS at
          FROM json_each(${rows}) e WHERE ${onlyIf})
        WHERE true`)
      .onConflictDoNothing(),
    scheduleEvents(
      db,
      sql`e.runner_id = ${runnerId} AND (e.type, e.about) IN (SELECT d.value->>'type', d.value->>'about' FROM json_each(${rows}) d)`,
      at,
    ),
  ] as const
}

/** As `json_each` reads it, whatever a later version wrote there. */
const typesOf = sql.raw("json_each(CASE json_type(n.types) WHEN 'array' THEN n.types ELSE '[]' END)")

/** A runner's endpoints that are on and take a type. */
export const endpointsTaking = (db: Database, owner: SQL, type: EventType) =>
  db
    .select({ id: sql<string>`n.id`.as('id') })
    .from(sql`endpoint n`)
    .where(
      sql`n.runner_id = ${owner} AND n.state = 'on' AND EXISTS (SELECT 1 FROM ${typesOf} t WHERE t.value = ${type})`,
    )

/** Schedules events `e` for the endpoints `n` of their runners that want them; what is scheduled already stays as it is. */
export const scheduleEvents = (db: Database, which: SQL, now: Date) =>
  db
    .insert(eventDelivery)
    // the events are few, and looked up first: CROSS keeps that order
    .select(sql`
      SELECT e.runner_id, n.id, e.place, 'scheduled', 0, 0, ${now.getTime()}, NULL
      FROM event e CROSS JOIN endpoint n ON n.runner_id = e.runner_id
      WHERE n.state = 'on' AND n.on_since <= e.at AND (${which})
        AND EXISTS (SELECT 1 FROM ${typesOf} t WHERE t.value = e.type)`)
    .onConflictDoNothing()

/** Endpoints of a runner that something is due for, so that a job is worth it. */
export const waitingOf = (db: Database, runnerId: string, now: Date) =>
  db
    .selectDistinct({ id: eventDelivery.endpointId })
    .from(eventDelivery)
    .where(
      and(
        eq(eventDelivery.runnerId, runnerId),
        eq(eventDelivery.state, 'scheduled'),
        lte(eventDelivery.dueAt, now),
      ),
    )
