/**
 * The tables. Instants are milliseconds since 1970, days are text; primary keys are clustered where rows are read
 * together. Rows that belong to another are bound to it, so that a write that comes after its end leaves nothing.
 */
import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { Nudge } from '../domain/nudges/decide.ts'
import type { Finding, Rule, Subject } from '../domain/rules/index.ts'
import type { LocalDate } from '../domain/time/calendar.ts'
import type { Ground, Mark } from '../domain/training/run.ts'
import type { Area, Health, Soreness } from '../domain/training/runner.ts'

const instant = (name: string) => integer(name, { mode: 'timestamp_ms' })

/** Whose row it is: it leaves with its runner, and cannot be written once they are gone. */
const ofRunner = () =>
  text('runner_id')
    .notNull()
    .references((): AnySQLiteColumn => runner.id, { onDelete: 'cascade' })

/** The connection it came by: it leaves with it. */
const ofConnection = () =>
  text('connection_id')
    .notNull()
    .references((): AnySQLiteColumn => connection.id, { onDelete: 'cascade' })

export const runner = sqliteTable('runner', {
  id: text().primaryKey(),
  timeZone: text('time_zone').notNull(),
  /** Whether the runner chose the zone, or it was taken from their newest run. */
  zoneChosen: integer('zone_chosen', { mode: 'boolean' }).notNull(),
  weekStartsOn: text('week_starts_on', { enum: ['monday', 'sunday'] }).notNull(),
  units: text({ enum: ['km', 'mi'] }).notNull(),
  sensitivity: text({ enum: ['relaxed', 'standard', 'careful'] }).notNull(),
  quietFrom: text('quiet_from'),
  quietTo: text('quiet_to'),
  snoozedUntil: instant('snoozed_until'),
  healthState: text('health_state').$type<Health['state']>(),
  healthSince: text('health_since'),
  /** First days of weeks the runner marked as easy. */
  easyWeeks: text('easy_weeks', { mode: 'json' }).$type<LocalDate[]>().notNull().default([]),
  tightness: text({ mode: 'json' }).$type<Area[]>().notNull().default([]),
  /** Days of the week, 0 = Sunday. */
  longRunDay: integer('long_run_day'),
  hardDays: text('hard_days', { mode: 'json' }).$type<number[]>().notNull().default([]),
  peakCadence: text('peak_cadence', { enum: ['weekly', 'every-second-week'] })
    .notNull()
    .default('weekly'),
  /** The connection whose runs count. */
  sourceOfRecord: text('source_of_record').references((): AnySQLiteColumn => connection.id, {
    onDelete: 'set null',
  }),
  /** Whether the runner chose it, or it is the one with more history. */
  sourceChosen: integer('source_chosen', { mode: 'boolean' }).notNull().default(false),
  /** Since when it counts: what was run before was another source's to nudge about. */
  recordSince: instant('record_since'),
  /** Raised to end every session everywhere. */
  sessionEpoch: integer('session_epoch').notNull(),
  createdAt: instant('created_at').notNull(),
})

export const connection = sqliteTable(
  'connection',
  {
    /** The source and its user: `source:9000001`. */
    id: text().primaryKey(),
    /** Null when the account is gone and only our access is still to be given back. */
    runnerId: text('runner_id').references(() => runner.id, { onDelete: 'set null' }),
    /** Sealed; null once there is nothing left to revoke. */
    tokens: text(),
    scope: text().notNull(),
    state: text({ enum: ['active', 'needs-reconnect', 'disconnecting'] }).notNull(),
    connectedAt: instant('connected_at').notNull(),
    /** When the last sync began. */
    syncStartedAt: instant('sync_started_at'),
    /** The age of the whole window: what is kept here is what the source said then. */
    syncedAt: instant('synced_at'),
    /** The newest run's day, to know the silent from those who stopped. */
    lastRunOn: text('last_run_on'),
    notBefore: instant('not_before'),
    /** The next sync that is due by the calendar. */
    reviewAt: instant('review_at'),
    failures: integer().notNull().default(0),
    /** Since when the source refuses our tokens and nothing else goes wrong. */
    refusedAt: instant('refused_at'),
    /** How often somebody wrote what a sync depends on, or missed an event; and how many of these a sync has seen. */
    syncsWanted: integer('syncs_wanted').notNull().default(0),
    syncsDone: integer('syncs_done').notNull().default(0),
    /** The source's past is still to be asked for, backwards from here; null when it was. */
    historyUntil: instant('history_until'),
    /** Not before then, after so many failures; null when nothing failed. */
    historyNotBefore: instant('history_not_before'),
    historyFailures: integer('history_failures').notNull().default(0),
    enqueuedAt: instant('enqueued_at'),
    /** Since when the runner has to connect again, or since when it is being ended. */
    lostAt: instant('lost_at'),
    lease: text(),
    leaseUntil: instant('lease_until'),
  },
  // the sweep reads connections without an index of their own: every sync would have to write it
  (table) => [index('connection_runner').on(table.runnerId)],
)

export const run = sqliteTable(
  'run',
  {
    connectionId: ofConnection(),
    id: text().notNull(),
    startedAt: instant('started_at').notNull(),
    localDate: text('local_date').notNull(),
    distanceMeters: integer('distance_meters').notNull(),
    movingSeconds: integer('moving_seconds').notNull(),
    elapsedSeconds: integer('elapsed_seconds').notNull(),
    climbMeters: integer('climb_meters'),
    altitudeMeters: integer('altitude_meters'),
    ground: text().$type<Ground>().notNull(),
    marked: text().$type<Mark>(),
    manual: integer({ mode: 'boolean' }).notNull(),
    device: text(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.id] })],
)

/** When a pushed run was last received, a run or not: an older telling that arrives late undoes nothing. */
export const pushReceived = sqliteTable(
  'push_received',
  {
    connectionId: ofConnection(),
    runId: text('run_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Whether it told of an edit: the recording is older than that, whenever it is told again. */
    edited: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.runId] })],
)

/** Runs the runner does not want counted; they outlive the cache. */
export const exclusion = sqliteTable(
  'exclusion',
  { runnerId: ofRunner(), runId: text('run_id').notNull() },
  (table) => [primaryKey({ columns: [table.runnerId, table.runId] })],
)

export const weeklyMileage = sqliteTable(
  'weekly_mileage',
  {
    connectionId: ofConnection(),
    weekStart: text('week_start').notNull(),
    distanceMeters: integer('distance_meters').notNull(),
    movingSeconds: integer('moving_seconds').notNull(),
    runs: integer().notNull(),
    longestRunMeters: integer('longest_run_meters').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.weekStart] })],
)

export const nudge = sqliteTable(
  'nudge',
  {
    runnerId: ofRunner(),
    id: text().notNull(),
    /** Null once the connection is gone: the key stays, so that nothing is said twice. */
    connectionId: text('connection_id').references(() => connection.id, { onDelete: 'set null' }),
    rule: text().$type<Rule>().notNull(),
    subject: text().$type<Subject>().notNull(),
    run: text(),
    policyVersion: text('policy_version').notNull(),
    /** Null once they have left with the cache. */
    findings: text({ mode: 'json' }).$type<[Finding, ...Finding[]]>(),
    state: text().$type<Nudge['state']>().notNull(),
    why: text().$type<NonNullable<Nudge['why']>>(),
    runGone: integer('run_gone', { mode: 'boolean' }).notNull().default(false),
    createdAt: instant('created_at').notNull(),
    dueAt: instant('due_at').notNull(),
    enqueuedAt: instant('enqueued_at'),
  },
  (table) => [
    primaryKey({ columns: [table.runnerId, table.id] }),
    uniqueIndex('nudge_run')
      .on(table.runnerId, table.run)
      .where(sql`${table.state} IN ('waiting', 'released', 'sent')`),
    index('nudge_open').on(table.dueAt).where(sql`${table.state} IN ('waiting', 'released')`),
  ],
)

/** A race the runner entered: one a day. */
export const race = sqliteTable(
  'race',
  {
    runnerId: ofRunner(),
    date: text().notNull(),
    distanceMeters: integer('distance_meters').notNull(),
    goal: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.runnerId, table.date] })],
)

/** A massage booked ahead or done: one a day. */
export const treatment = sqliteTable(
  'treatment',
  {
    runnerId: ofRunner(),
    date: text().notNull(),
    state: text({ enum: ['booked', 'done'] }).notNull(),
    /** When the runner said so: a suggestion sent before was answered by it. */
    saidAt: instant('said_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runnerId, table.date] })],
)

/** Where the runner was sore on a day. */
export const soreness = sqliteTable(
  'soreness',
  {
    runnerId: ofRunner(),
    date: text().notNull(),
    area: text().$type<Area>().notNull(),
    strength: text().$type<Soreness['strength']>().notNull(),
    flag: text().$type<NonNullable<Soreness['flag']>>(),
  },
  (table) => [primaryKey({ columns: [table.runnerId, table.date, table.area] })],
)

export const contact = sqliteTable(
  'contact',
  {
    id: text().primaryKey(),
    runnerId: ofRunner(),
    channel: text({ enum: ['email', 'sms'] }).notNull(),
    /** A number is kept as E.164 has it. */
    address: text().notNull(),
    /** Off: somebody took the way out, or the sender says that nothing arrives. */
    state: text({ enum: ['unconfirmed', 'confirmed', 'off'] }).notNull(),
    offWhy: text('off_why', { enum: ['unsubscribed', 'stopped', 'bounced', 'complained'] }),
    /** Codes tried since the last one was asked for. */
    codeTries: integer('code_tries').notNull().default(0),
    /** The words that were agreed to before anything was sent there, and when. */
    agreedTo: text('agreed_to'),
    agreedAt: instant('agreed_at'),
    /** What is wanted there. Massage messages are a consent of their own, given and never assumed. */
    recovery: integer({ mode: 'boolean' }).notNull().default(true),
    massage: integer({ mode: 'boolean' }).notNull().default(false),
    summary: integer({ mode: 'boolean' }).notNull().default(true),
    createdAt: instant('created_at').notNull(),
    confirmedAt: instant('confirmed_at'),
  },
  (table) => [
    uniqueIndex('contact_runner').on(table.runnerId, table.channel, table.address),
    uniqueIndex('contact_owner').on(table.channel, table.address).where(sql`${table.state} = 'confirmed'`),
  ],
)

export const delivery = sqliteTable(
  'delivery',
  {
    /** Made of what it is about and to whom it goes: the same once more is the same delivery. */
    id: text().primaryKey(),
    runnerId: ofRunner(),
    /** Null once the contact is removed. */
    contactId: text('contact_id').references(() => contact.id, { onDelete: 'set null' }),
    kind: text({ enum: ['nudge', 'summary', 'confirm', 'notice', 'test', 'reply', 'sign-in'] }).notNull(),
    /** What it is about: a nudge's id, a request to confirm, a notice's name. */
    about: text().notNull(),
    state: text({
      enum: ['scheduled', 'sending', 'sent', 'delivered', 'bounced', 'failed', 'cancelled', 'unknown'],
    }).notNull(),
    why: text(),
    attempts: integer().notNull().default(0),
    createdAt: instant('created_at').notNull(),
    dueAt: instant('due_at').notNull(),
    firstTriedAt: instant('first_tried_at'),
    sentAt: instant('sent_at'),
    /** Whether what was sent suggested a massage: the massage clock counts from it. */
    suggested: integer({ mode: 'boolean' }).notNull().default(false),
    providerMessageId: text('provider_message_id'),
    /** What an answer to a text message says; gone once it is sent. */
    words: text(),
    /** Hash of the token in the message's unsubscribe link, which outlives the secret it was made with. */
    unsubscribeHash: text('unsubscribe_hash'),
    lease: text(),
    leaseUntil: instant('lease_until'),
    enqueuedAt: instant('enqueued_at'),
  },
  (table) => [
    index('delivery_runner').on(table.runnerId, table.about),
    index('delivery_contact').on(table.contactId),
    index('delivery_due').on(table.dueAt).where(sql`${table.state} IN ('scheduled', 'sending')`),
  ],
)

/** Addresses that said stop, as hashes: they stay stopped when their account is gone. */
export const suppression = sqliteTable('suppression', {
  hash: text().primaryKey(),
  why: text({ enum: ['unsubscribed', 'stopped', 'bounced', 'complained'] }).notNull(),
  at: instant('at').notNull(),
})

/** Rate limits as the sources and senders last told them. */
export const rateLimit = sqliteTable('rate_limit', {
  /** A source or a sender, by its name. */
  id: text().primaryKey(),
  windows: text({ mode: 'json' }).$type<{ used: number; allowed: number; resetsAt: number }[]>().notNull(),
})

/** What could not be dealt with, kept for the operator. */
export const deadLetter = sqliteTable(
  'dead_letter',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    /** Ids only, never a person's words. */
    ids: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    reason: text().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('dead_letter_at').on(table.at)],
)
