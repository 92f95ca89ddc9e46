/** Nudges: what was decided to say, and what it was decided on. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { HELD_BACK_REASONS, NUDGE_STATES, WITHDRAWN_REASONS } from '../../domain/nudges/nudge.ts'
import { type Finding, RULE_NAMES } from '../../domain/rules/index.ts'
import type { Subject } from '../../domain/rules/shape/finding.ts'
import { instant } from './columns.ts'
import { ofRunner } from './owner.ts'
import { connection } from './runner.ts'

export const nudge = sqliteTable(
  'nudge',
  {
    runnerId: ofRunner(),
    id: text().notNull(),
    /** Null once the connection is gone: the key stays, so that nothing is said twice. */
    connectionId: text('connection_id').references(() => connection.id, { onDelete: 'set null' }),
    rule: text({ enum: RULE_NAMES }).notNull(),
    subject: text().$type<Subject>().notNull(),
    run: text(),
    policyVersion: text('policy_version').notNull(),
    /** Null once they have left with the cache. */
    findings: text({ mode: 'json' }).$type<[Finding, ...Finding[]]>(),
    state: text({ enum: NUDGE_STATES }).notNull(),
    why: text({ enum: [...HELD_BACK_REASONS, ...WITHDRAWN_REASONS] }),
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
    index('nudge_created').on(table.createdAt),
    index('nudge_connection').on(table.connectionId),
    index('nudge_due').on(table.dueAt).where(sql`${table.state} = 'waiting'`),
    index('nudge_open')
      .on(table.state, table.createdAt)
      .where(sql`${table.state} IN ('waiting', 'released')`),
  ],
)
