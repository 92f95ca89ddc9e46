/** What running the installation needs: rate limits, and dead letters. */
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from './columns.ts'

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
