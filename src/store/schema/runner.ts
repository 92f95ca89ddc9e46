/** Runners and their connections, in one file because each names the other. */
import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { SENSITIVITIES } from '../../domain/policy/rules.ts'
import { type LocalDate, WEEK_STARTS } from '../../domain/time/calendar.ts'
import { CONNECTION_STATES, LOST_MS, PAUSES } from '../../domain/training/connection.ts'
import {
  type Area,
  FIRST_CHOICES,
  HEALTH_STATES,
  PEAK_CADENCES,
  PLACES,
  TIME_OFF_REASONS,
  UNITS,
} from '../../domain/training/runner.ts'
import type { Unreadable } from '../../domain/training/unreadable.ts'
import { instant } from './columns.ts'

export const runner = sqliteTable(
  'runner',
  {
    id: text().primaryKey(),
    timeZone: text('time_zone').notNull(),
    /** Whether the runner chose the zone, or it was taken from their newest run. */
    zoneChosen: integer('zone_chosen', { mode: 'boolean' }).notNull(),
    weekStartsOn: text('week_starts_on', { enum: WEEK_STARTS }).notNull(),
    units: text({ enum: UNITS }).notNull(),
    sensitivity: text({ enum: SENSITIVITIES }).notNull(),
    quietFrom: text('quiet_from'),
    quietTo: text('quiet_to'),
    snoozedUntil: instant('snoozed_until'),
    healthState: text('health_state', { enum: HEALTH_STATES }),
    healthSince: text('health_since'),
    /** The month in which the last injury was still felt, and where; whether it was asked for. */
    injuredIn: text('injured_in'),
    injuredWhere: text('injured_where', { enum: PLACES }),
    injuryAsked: integer('injury_asked', { mode: 'boolean' }).notNull().default(false),
    /** The first run after the last break, and why there was one. */
    timeOffEndedOn: text('time_off_ended_on'),
    timeOffWhy: text('time_off_why', { enum: TIME_OFF_REASONS }),
    /** When massage suggestions that rested were last wanted back. */
    massageBackAt: instant('massage_back_at'),
    /** Whether the runner has said if massage messages are wanted, and from when on it is asked again. */
    massageChosen: integer('massage_chosen', { mode: 'boolean' }).notNull().default(false),
    massageAskFrom: instant('massage_ask_from'),
    /** First days of weeks the runner marked as easy. */
    easyWeeks: text('easy_weeks', { mode: 'json' }).$type<LocalDate[]>().notNull().default([]),
    tightness: text({ mode: 'json' }).$type<Area[]>().notNull().default([]),
    /** Days of the week, 0 = Sunday. */
    longRunDay: integer('long_run_day'),
    hardDays: text('hard_days', { mode: 'json' }).$type<number[]>().notNull().default([]),
    peakCadence: text('peak_cadence', { enum: PEAK_CADENCES }).notNull().default(FIRST_CHOICES.peakCadence),
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
    /** Of the link to their calendar, and when it was made; null without one. */
    calendarHash: text('calendar_hash'),
    calendarMadeAt: instant('calendar_made_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('runner_record').on(table.sourceOfRecord),
    uniqueIndex('runner_calendar').on(table.calendarHash),
  ],
)

/** Later than anything that is ever due. */
const NEVER = sql.raw('9007199254740991')

/** A sync that is wanted, a pause that is over, the past to be asked for; what is lost, when its time is over; an end, at once. */
const DUE_AT = sql`CASE state
  WHEN 'active' THEN MIN(
    CASE WHEN syncs_wanted > syncs_done THEN 0 ELSE ${NEVER} END,
    COALESCE(not_before, ${NEVER}),
    COALESCE(review_at, ${NEVER}),
    CASE WHEN history_until IS NULL THEN ${NEVER} ELSE COALESCE(history_not_before, 0) END)
  WHEN 'needs-reconnect' THEN MIN(COALESCE(review_at, ${NEVER}), COALESCE(lost_at, 0) + ${sql.raw(String(LOST_MS))})
  ELSE 0 END`

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
    state: text({ enum: CONNECTION_STATES }).notNull(),
    connectedAt: instant('connected_at').notNull(),
    /** When the last sync began. */
    syncStartedAt: instant('sync_started_at'),
    /** The age of the whole window: what is kept here is what the source said then. */
    syncedAt: instant('synced_at'),
    /** What it told of and could not be read: the newest. */
    unreadable: text({ mode: 'json' }).$type<Unreadable[]>().notNull().default([]),
    notBefore: instant('not_before'),
    /** When the sweep comes to it next: for a sync by the calendar, or because what is kept here gets old. */
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
    /** The first moment at which the sweep has anything to do here; far off when it has not. */
    dueAt: integer('due_at').generatedAlwaysAs(DUE_AT, { mode: 'virtual' }),
    /** Why it is not asked before, a sync or its past; null when it was asked since. */
    pausedFor: text('paused_for', { enum: PAUSES }),
    /** The page that the sync under way is at, and of about how many; null on its first. */
    readingPage: integer('reading_page'),
    readingOf: integer('reading_of'),
  },
  (table) => [
    index('connection_runner').on(table.runnerId),
    index('connection_due').on(table.dueAt),
    index('connection_failing').on(table.failures).where(sql`${table.failures} > 0`),
    index('connection_lost').on(table.lostAt).where(sql`${table.state} = 'needs-reconnect'`),
  ],
)
