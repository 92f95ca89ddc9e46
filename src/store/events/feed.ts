/** A runner's events, oldest first: what pollers fetch, and what endpoints are sent. */
import { and, asc, eq, gt, lt, lte, ne, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import { EVENT_DAYS, EVENT_TYPES, type Facts, TEST } from '../../domain/events/event.ts'
import type { Database } from '../database.ts'
import { known } from '../known.ts'
import { event, eventDelivery } from '../schema/index.ts'
import { waitingOf } from './append.ts'

export type EventRow = typeof event.$inferSelect

const factsSchema = z.record(z.string(), z.unknown()).catch({})
const wordsSchema = z.object({ title: z.string(), text: z.string() }).nullable().catch(null)

/** As this version can read it; null for a type that only a later one knows. */
export function eventFrom(row: EventRow) {
  const type = known([...EVENT_TYPES, TEST], row.type)
  const facts: Facts = factsSchema.parse(row.facts)
  return type && { ...row, type, facts, words: wordsSchema.parse(row.words) }
}

export type StoredEvent = NonNullable<ReturnType<typeof eventFrom>>

export const eventStore = (db: Database) => ({
  /** Those after a place, at most so many; no tests. */
  async after(runnerId: string, place: number, limit: number): Promise<StoredEvent[]> {
    const rows = await db
      .select()
      .from(event)
      .where(and(eq(event.runnerId, runnerId), gt(event.place, place), ne(event.type, TEST)))
      .orderBy(asc(event.place))
      .limit(limit)
    return rows.flatMap((row) => eventFrom(row) ?? [])
  },

  async find(runnerId: string, place: number, id: string): Promise<StoredEvent | null> {
    const [row] = await db
      .select()
      .from(event)
      .where(and(eq(event.runnerId, runnerId), eq(event.place, place), eq(event.id, id)))
    return row ? eventFrom(row) : null
  },

  /** Endpoints of a runner that something waits for. */
  async waiting(runnerId: string, now: Date): Promise<string[]> {
    return (await waitingOf(db, runnerId, now)).map(({ id }) => id)
  },
})

/** Events leave with all that became of sending them. */
export const purgeEvents = (db: Database, now: Date) =>
  db.delete(event).where(lt(event.at, sql`${now.getTime() - EVENT_DAYS * 86_400_000}`))

/** Endpoints that something waits for. */
export const eventsDue = (db: Database, now: Date, where: SQL) =>
  db
    .selectDistinct({ id: eventDelivery.endpointId })
    .from(eventDelivery)
    // as the partial index has it, which a bound value does not match
    .where(and(sql`event_delivery.state = 'scheduled'`, lte(eventDelivery.dueAt, now), where))
