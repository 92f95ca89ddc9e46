/** Rate limits as sources and senders last told them. */
import type { BatchItem } from 'drizzle-orm/batch'
import type { BudgetWindow } from '../domain/budget.ts'
import type { Database } from './database.ts'
import { budget } from './schema.ts'

/** Remembers what the last answer said; nothing is written when it said nothing. */
export function budgetRow(db: Database, id: string, windows: readonly BudgetWindow[]): BatchItem<'sqlite'> {
  const row = { id, windows: [...windows] }
  return db
    .insert(budget)
    .values(row)
    .onConflictDoUpdate({ target: budget.id, set: { windows: row.windows } })
}
