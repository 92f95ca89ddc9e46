/** What an installation holds: its schema, and of every table how many rows and what they come to. */
import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'

const tableSchema = z.object({ rows: z.number().int(), digest: z.string() })

export const contentsSchema = z.object({
  /** The migrations it went through, in order. */
  schema: z.array(z.string()),
  tables: z.record(z.string(), tableSchema),
  madeAt: z.string(),
})

export type Contents = z.output<typeof contentsSchema>

/** What a house knows of itself, and what counts in it from minute to minute: the next one has its own. */
const STAYS = ['d1_migrations', 'installation']

const named = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Tables that move: ours, and no one's of the platform. */
const tablesOf = (database: DatabaseSync): string[] =>
  database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name`,
    )
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !STAYS.includes(name))

const columnsOf = (database: DatabaseSync, table: string): string[] =>
  database
    .prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid')
    .all(table)
    .map(({ name }) => String(name))

/** Every row as `INSERT` takes it, in an order that is the same wherever the rows are the same. */
function* rowsOf(database: DatabaseSync, table: string): Generator<string> {
  const values = columnsOf(database, table).map((column) => `quote(${named(column)})`)
  const query = `SELECT ${values.join(` || ',' || `)} AS line FROM ${named(table)} ORDER BY 1`
  for (const { line } of database.prepare(query).iterate()) yield String(line)
}

export function contentsOf(database: DatabaseSync, madeAt: Date): Contents {
  const tables = tablesOf(database).map((table) => {
    const hash = createHash('sha256').update(columnsOf(database, table).join())
    let rows = 0
    for (const line of rowsOf(database, table)) {
      hash.update(`\n${line}`)
      rows += 1
    }
    return [table, { rows, digest: hash.digest('hex') }] as const
  })
  return { schema: migrationsOf(database), tables: Object.fromEntries(tables), madeAt: madeAt.toISOString() }
}

/** The migrations a database went through; none where it has no tables yet. */
function migrationsOf(database: DatabaseSync): string[] {
  const isThere = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'd1_migrations'").get()
  if (!isThere) return []
  return database
    .prepare('SELECT name FROM d1_migrations ORDER BY id')
    .all()
    .map(({ name }) => String(name))
}

/** A statement of D1 holds no more than 100 KB. */
const MOST_BYTES = 50_000

/**
 * All rows as SQL for a database with the same tables that are empty. Whatever it finds there otherwise, or has not put
 * there at its end, fails it, and with it everything: it runs as one batch.
 */
export function* insertsFor(database: DatabaseSync, { tables }: Contents): Generator<string> {
  const names = Object.keys(tables)
  const where = (test: (name: string) => string) => names.map(test).join(' AND ') || 'TRUE'
  yield 'PRAGMA defer_foreign_keys = TRUE;\n'
  yield `${GIVES_WAY.join(';\n')};\n`
  yield guard(where((name) => `NOT EXISTS (SELECT 1 FROM ${named(name)})`))
  for (const table of names) {
    const head = `INSERT INTO ${named(table)} (${columnsOf(database, table).map(named).join(',')}) VALUES\n`
    let waiting: string[] = []
    let bytes = 0
    for (const line of rowsOf(database, table)) {
      if (waiting.length > 0 && bytes + line.length > MOST_BYTES) {
        yield `${head}${waiting.join(',\n')};\n`
        waiting = []
        bytes = 0
      }
      waiting.push(`(${line})`)
      bytes += Buffer.byteLength(line)
    }
    if (waiting.length > 0) yield `${head}${waiting.join(',\n')};\n`
  }
  yield guard(where((name) => `(SELECT COUNT(*) FROM ${named(name)}) = ${tables[name]?.rows}`))
}

/** Limits are counted, and its operator is told things, in a house where nobody lives yet, too: what is moved takes their place. */
export const GIVES_WAY = ['DELETE FROM rate_limit', "DELETE FROM delivery WHERE kind = 'operator'"] as const

/** A statement that fails unless something holds: by reading a text that is no JSON. */
const guard = (holds: string) => `SELECT CASE WHEN ${holds} THEN 1 ELSE json('no') END;\n`
