/** The database as the store's files see it. */
import { exists, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'

export type Database = DrizzleD1Database

/** Without the schema, which drizzle would work its way through for queries of a kind that is not used here. */
export const openDatabase = (d1: D1Database): Database => drizzle(d1)

/** A row of ten values ten times: more does not fit into the parameters of one statement. */
const ROWS_IN_A_STATEMENT = 8

/** A statement at the head of a batch that fails all of it unless a query gives something (or, with `none`, nothing). */
export const lostUnless = (db: Database, query: SQLWrapper, wanted: 'some' | 'none' = 'some') =>
  db
    .select({
      held: sql`CASE WHEN ${exists(query)} THEN ${FOUND[wanted]} ELSE ${NOT_FOUND[wanted]} END`,
    })
    .from(sql`(SELECT 1)`)

/** A guard fails by reading a text that is no JSON. */
const LOST = sql`json('lost')`
const FOUND = { some: sql`1`, none: LOST }
const NOT_FOUND = { some: LOST, none: sql`1` }

/** What a batch gave; null when a guard at its head failed it: what it was to change is no longer as it was read. */
export async function leaseStillHeld<T>(batch: Promise<T>): Promise<T | null> {
  try {
    return await batch
  } catch (error) {
    if (isLost(error)) return null
    throw error
  }
}

/** The same, where only that matters. */
export const isWritten = async (batch: Promise<unknown>): Promise<boolean> =>
  (await leaseStillHeld(batch)) !== null

const isLost = (error: unknown): boolean =>
  error instanceof Error && (/malformed JSON/i.test(error.message) || isLost(error.cause))

/** How a scheduled delivery ends that is not to be sent: what was tried may have left. */
const ENDED = sql<'unknown' | 'cancelled'>`CASE WHEN attempts > 0 THEN 'unknown' ELSE 'cancelled' END`

/** The same, with what it was to say and who was sending it. */
export const ended = (why: string) => ({ state: ENDED, why, words: null, lease: null, leaseUntil: null })

/** Statements that are written all or none. */
export async function inOneBatch(db: Database, statements: readonly BatchItem<'sqlite'>[]): Promise<void> {
  const [first, ...rest] = statements
  if (first) await db.batch([first, ...rest])
}

/** Rows in pieces that one `INSERT` takes. */
export function inPieces<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_IN_A_STATEMENT) }, (_, piece) =>
    rows.slice(piece * ROWS_IN_A_STATEMENT, (piece + 1) * ROWS_IN_A_STATEMENT),
  )
}

/** Many values as one bound parameter, for `IN`: a statement takes no more than 100. */
export const rowsOf = (values: readonly string[]): SQL =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`

/** The value an insert brought along for a row that was there already. */
export const excluded = (column: string): SQL => sql.raw(`excluded.${column}`)
