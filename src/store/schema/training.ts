/** What a source gave: runs, when they were pushed, and the weeks made of them; and the runs that do not count. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { GROUNDS, MARKS } from '../../domain/training/run.ts'
import { instant } from './columns.ts'
import { ofConnection, ofRunner } from './owner.ts'

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
    ground: text({ enum: GROUNDS }).notNull(),
    marked: text({ enum: MARKS }),
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
  (table) => [
    primaryKey({ columns: [table.connectionId, table.runId] }),
    index('push_received_at').on(table.receivedAt),
  ],
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
