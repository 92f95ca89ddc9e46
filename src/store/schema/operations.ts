/** What running the installation needs: rate limits, and dead letters. */
import { sql } from 'drizzle-orm'
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from './columns.ts'
import { connection, runner } from './runner.ts'

/** Rate limits as the sources and senders last told them, and our own. */
export const rateLimit = sqliteTable(
  'rate_limit',
  {
    /** A source or a sender, by its name; of our own, what is counted and of whom, as a hash. */
    id: text().primaryKey(),
    windows: text({ mode: 'json' }).$type<{ used: number; allowed: number; resetsAt: number }[]>().notNull(),
    /** When a limit of our own counts no more, and leaves; null for what sources and senders told. */
    endsAt: instant('ends_at'),
  },
  (table) => [index('rate_limit_ends').on(table.endsAt).where(sql`${table.endsAt} IS NOT NULL`)],
)

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
    /** Whom it names, if anybody: it leaves with them. */
    runnerId: text('runner_id').references(() => runner.id, { onDelete: 'cascade' }),
    connectionId: text('connection_id').references(() => connection.id, { onDelete: 'cascade' }),
  },
  (table) => [
    index('dead_letter_at').on(table.at),
    index('dead_letter_runner').on(table.runnerId),
    index('dead_letter_connection').on(table.connectionId),
  ],
)

/** What the installation knows of itself: a word, and what stands behind it as JSON. */
export const installation = sqliteTable('installation', {
  key: text().primaryKey(),
  value: text().notNull(),
})
