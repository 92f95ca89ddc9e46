/** A row in every table that the migrations make, with what quoting could spoil wherever a text may be anything. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ROOT } from '../../../src/cli/wrangler.ts'

export const MIGRATIONS = readdirSync(join(ROOT, 'migrations'))
  .filter((name) => name.endsWith('.sql'))
  .sort()

export const sqlOf = (migration: string): string => readFileSync(join(ROOT, 'migrations', migration), 'utf8')

/** A database as it was after these migrations. */
export function databaseAfter(migrations: readonly string[]): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  for (const migration of migrations) database.exec(sqlOf(migration))
  return database
}

export const tablesIn = (database: DatabaseSync): string[] =>
  database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    .all()
    .map(({ name }) => String(name))

const ODD = `it's “odd”; -- \n\t/* ünïcode 🏃 */ "x" \\ %`
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** What is named elsewhere is `somebody` everywhere, so that every reference leads to somebody. */
function sampleFor(column: Record<string, unknown>, isReference: boolean): string {
  const type = String(column.type).toUpperCase()
  if (type === 'TEXT') return Number(column.pk) > 0 || isReference ? quoted('somebody') : quoted(ODD)
  return type === 'REAL' ? '10350.1' : '1'
}

/** `INSERT`s that fill every table there is after these migrations. */
export function livedIn(migrations: readonly string[] = MIGRATIONS): string {
  const database = databaseAfter(migrations)
  const inserts = tablesIn(database).map((table) => {
    const references = new Set(
      database
        .prepare('SELECT "from" AS name, "to" AS other FROM pragma_foreign_key_list(?)')
        .all(table)
        .map(({ name }) => name),
    )
    const referred = new Set(
      database
        .prepare(
          `SELECT f."to" AS name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
            WHERE m.type = 'table' AND f."table" = ?`,
        )
        .all(table)
        .map(({ name }) => name),
    )
    const columns = database.prepare('SELECT * FROM pragma_table_info(?) ORDER BY cid').all(table)
    const names = columns.map(({ name }) => `"${name}"`)
    const values = columns.map((column) =>
      sampleFor(column, references.has(column.name ?? '') || referred.has(column.name ?? '')),
    )
    return `INSERT INTO "${table}" (${names.join()}) VALUES (${values.join()});`
  })
  return ['PRAGMA defer_foreign_keys = TRUE;', ...inserts].join('\n')
}
