/** Columns that every table writes the same way. */
import { integer } from 'drizzle-orm/sqlite-core'

export const instant = (name: string) => integer(name, { mode: 'timestamp_ms' })
