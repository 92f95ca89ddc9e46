/** The database as the store's files see it. */
import { type SQL, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import * as schema from './schema.ts'

export type Database = DrizzleD1Database<typeof schema>

export const openDatabase = (d1: D1Database): Database => drizzle(d1, { schema })

/** Many values as one bound parameter, for `IN`: a statement takes no more than 100. */
export const rowsOf = (values: readonly string[]): SQL =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`
