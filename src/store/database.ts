/** The database as the store's files see it. */
import { type SQL, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import * as schema from './schema.ts'

export type Database = DrizzleD1Database<typeof schema>

export const openDatabase = (d1: D1Database): Database => drizzle(d1, { schema })

/** A row of ten values ten times: more does not fit into the parameters of one statement. */
const ROWS_IN_A_STATEMENT = 8

/** False when the guard at the head of a batch failed it: what it was to change is no longer as it was read. */
export async function notLost(batch: Promise<unknown>): Promise<boolean> {
  try {
    await batch
    return true
  } catch (error) {
    if (isLost(error)) return false
    throw error
  }
}

/** A guard fails by reading a text that is no JSON. */
const isLost = (error: unknown): boolean =>
  error instanceof Error && (/malformed JSON/i.test(error.message) || isLost(error.cause))

/** Rows in pieces that one `INSERT` takes. */
export function inPieces<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_IN_A_STATEMENT) }, (_, piece) =>
    rows.slice(piece * ROWS_IN_A_STATEMENT, (piece + 1) * ROWS_IN_A_STATEMENT),
  )
}

/** Many values as one bound parameter, for `IN`: a statement takes no more than 100. */
export const rowsOf = (values: readonly string[]): SQL =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`
