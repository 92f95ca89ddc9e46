/** What the runner says of themselves: races, massages, soreness. */
import { sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import {
  FLAGS,
  LEGS_STATES,
  PLACES,
  SLEEPS,
  STRENGTHS,
  TREATMENT_STATES,
} from '../../domain/training/runner.ts'
import { instant } from './columns.ts'
import { ofRunner } from './owner.ts'

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

/** A massage booked ahead or done: one a day that the runner told of, and those a booking system told of, by its ids. */
export const treatment = sqliteTable(
  'treatment',
  {
    runnerId: ofRunner(),
    date: text().notNull(),
    /** How whoever told of it knows it; empty for what the runner told. */
    externalId: text('external_id').notNull().default(''),
    state: text({ enum: TREATMENT_STATES }).notNull(),
    /** When the runner said so: a suggestion sent before was answered by it. */
    saidAt: instant('said_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runnerId, table.date, table.externalId] })],
)

/** When the runner last said so: a message that left before knew nothing of it. Long ago, of what older versions wrote. */
const saidAt = () => instant('said_at').notNull().default(sql`0`)

/** Where the runner was sore on a day. */
export const soreness = sqliteTable(
  'soreness',
  {
    runnerId: ofRunner(),
    date: text().notNull(),
    area: text({ enum: PLACES }).notNull(),
    strength: text({ enum: STRENGTHS }).notNull(),
    flag: text({ enum: FLAGS }),
    goneOn: text('gone_on'),
    saidAt: saidAt(),
  },
  (table) => [primaryKey({ columns: [table.runnerId, table.date, table.area] })],
)

/** How the legs were on a day, and the sleep; what was left open is null. */
export const legs = sqliteTable(
  'legs',
  {
    runnerId: ofRunner(),
    date: text().notNull(),
    state: text({ enum: LEGS_STATES }),
    area: text({ enum: PLACES }),
    sleep: text({ enum: SLEEPS }),
    saidAt: saidAt(),
  },
  (table) => [primaryKey({ columns: [table.runnerId, table.date] })],
)

/** A run the runner marked as planned: one a day, and when they said so. */
export const plannedRun = sqliteTable(
  'planned_run',
  {
    runnerId: ofRunner(),
    date: text().notNull(),
    distanceMeters: integer('distance_meters').notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runnerId, table.date] })],
)

/** A day whose long run the runner calls a race simulation. */
export const raceSimulation = sqliteTable(
  'race_simulation',
  { runnerId: ofRunner(), date: text().notNull() },
  (table) => [primaryKey({ columns: [table.runnerId, table.date] })],
)
