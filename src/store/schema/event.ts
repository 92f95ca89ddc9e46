/** Events for automations, the endpoints they are posted to, and what became of each try. */
import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import {
  ENDPOINT_OFF_REASONS,
  ENDPOINT_STATES,
  EVENT_DELIVERY_STATES,
  PRESETS,
} from '../../domain/events/endpoint.ts'
import { EVENT_TYPES, type EventType, type EventWords, type Facts, TEST } from '../../domain/events/event.ts'
import { instant } from './columns.ts'
import { ofRunner } from './owner.ts'
import { connection } from './runner.ts'

export const event = sqliteTable(
  'event',
  {
    runnerId: ofRunner(),
    /** Its place in the runner's feed: the time in milliseconds, or one more than the place before. It never goes back. */
    place: integer().notNull(),
    id: text().notNull(),
    type: text({ enum: [...EVENT_TYPES, TEST] }).notNull(),
    /** What it is about, so that it is told once: a nudge's id, a week, a treatment. */
    about: text().notNull(),
    /** What its figures came by: they leave with it. */
    connectionId: text('connection_id').references(() => connection.id, { onDelete: 'cascade' }),
    facts: text({ mode: 'json' }).$type<Facts>().notNull(),
    words: text({ mode: 'json' }).$type<EventWords>(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runnerId, table.place] }),
    uniqueIndex('event_about').on(table.runnerId, table.type, table.about),
    index('event_connection').on(table.connectionId),
    index('event_at').on(table.at),
  ],
)

export const endpoint = sqliteTable(
  'endpoint',
  {
    runnerId: ofRunner(),
    id: text().notNull(),
    url: text().notNull(),
    types: text({ mode: 'json' }).$type<EventType[]>().notNull(),
    preset: text({ enum: PRESETS }).notNull(),
    /** Sealed; the one before signs too until `old_until`. */
    secret: text().notNull(),
    oldSecret: text('old_secret'),
    oldUntil: instant('old_until'),
    state: text({ enum: ENDPOINT_STATES }).notNull(),
    offWhy: text('off_why', { enum: ENDPOINT_OFF_REASONS }),
    /** Since when nothing was taken, and how often in a row. */
    failingSince: instant('failing_since'),
    failures: integer().notNull().default(0),
    /** The words that were agreed to, and when. */
    agreedTo: text('agreed_to').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Events are posted from then on. */
    onSince: instant('on_since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runnerId, table.id] }), uniqueIndex('endpoint_id').on(table.id)],
)

export const eventDelivery = sqliteTable(
  'event_delivery',
  {
    runnerId: text('runner_id').notNull(),
    endpointId: text('endpoint_id').notNull(),
    place: integer().notNull(),
    state: text({ enum: EVENT_DELIVERY_STATES }).notNull(),
    /** Tries since it was scheduled, and since ever. */
    failures: integer().notNull().default(0),
    attempts: integer().notNull().default(0),
    /** While it is being sent, when whoever sends it has died over it. */
    dueAt: instant('due_at').notNull(),
    lease: text(),
  },
  (table) => [
    primaryKey({ columns: [table.runnerId, table.endpointId, table.place] }),
    foreignKey({
      columns: [table.runnerId, table.endpointId],
      foreignColumns: [endpoint.runnerId, endpoint.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.runnerId, table.place],
      foreignColumns: [event.runnerId, event.place],
    }).onDelete('cascade'),
    index('event_delivery_event').on(table.runnerId, table.place),
    index('event_delivery_due').on(table.dueAt).where(sql`${table.state} = 'scheduled'`),
  ],
)

/** What was asked and answered, each cut at 2 KB. */
export const eventAttempt = sqliteTable(
  'event_attempt',
  {
    runnerId: text('runner_id').notNull(),
    endpointId: text('endpoint_id').notNull(),
    place: integer().notNull(),
    number: integer().notNull(),
    at: instant('at').notNull(),
    /** Null where there was no answer. */
    status: integer(),
    /** Why it does not count as taken; null when it was. */
    why: text(),
    request: text().notNull(),
    answer: text(),
  },
  (table) => [
    primaryKey({ columns: [table.runnerId, table.endpointId, table.place, table.number] }),
    foreignKey({
      columns: [table.runnerId, table.endpointId, table.place],
      foreignColumns: [eventDelivery.runnerId, eventDelivery.endpointId, eventDelivery.place],
    }).onDelete('cascade'),
  ],
)
