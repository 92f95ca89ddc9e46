/** What programs call by: tokens, as hashes; and answers that a repeated call gets again. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { TOKEN_ACCESS } from '../../domain/access/tokens.ts'
import { instant } from './columns.ts'
import { ofRunner } from './owner.ts'

export const apiToken = sqliteTable(
  'api_token',
  {
    /** The part of the token that is no secret. */
    id: text().primaryKey(),
    runnerId: ofRunner(),
    name: text().notNull(),
    access: text({ enum: TOKEN_ACCESS }).notNull(),
    /** Of the part that is: 256 random bits, which nobody finds by trying. */
    hash: text().notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('api_token_runner').on(table.runnerId)],
)

/** A call that said by which key it is known: what it was answered, so that it is done once however often it is sent. */
export const apiAnswer = sqliteTable(
  'api_answer',
  {
    runnerId: ofRunner(),
    /** The key its sender chose, as a hash. */
    key: text().notNull(),
    /** What was sent with it, as a hash: another call has another key. */
    request: text().notNull(),
    startedAt: instant('started_at').notNull(),
    /** Null while it is being done. */
    status: integer(),
    /** Sealed, for an answer may hold what is shown once. */
    body: text(),
    endsAt: instant('ends_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runnerId, table.key] }),
    index('api_answer_ends').on(table.endsAt),
  ],
)
