/** docs/privacy.md against the schema: of every table and column it says what is kept there, and names nothing that is not. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import * as schema from '../../src/store/schema/index.ts'
import { KEPT, WORKING } from './kept.ts'

const privacy = readFileSync(fileURLToPath(new URL('../../docs/privacy.md', import.meta.url)), 'utf8')

/** The columns of each table, as the database calls them. */
const tables = new Map(
  Object.values(schema).flatMap((table): [string, string[]][] =>
    is(table, SQLiteTable)
      ? [[getTableName(table), Object.values(getTableColumns(table)).map(({ name }) => name)]]
      : [],
  ),
)

const rows = privacy
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| what |'))
  .map((line) => {
    const [, what = '', where = '', until = ''] = line.split('|').map((cell) => cell.trim())
    return { what, until, tables: [...where.matchAll(/`(\w+)`/g)].map(([, name = '']) => name) }
  })

const saidOf = (table: string) =>
  rows
    .filter((row) => row.tables.includes(table))
    .map(({ what }) => what)
    .join('; ')

describe('docs/privacy.md', () => {
  it('says of every table what is kept there and until when, and of none that is not there', () => {
    expect([...tables.keys()].filter((table) => saidOf(table) === '')).toEqual([])
    expect(rows.flatMap((row) => row.tables).filter((table) => !tables.has(table))).toEqual([])
    expect(rows.filter(({ what, until }) => what === '' || until === '')).toEqual([])
  })

  it.each([...tables])('says what every column of %s is for that is about somebody', (table, columns) => {
    const kept = KEPT[table] ?? {}
    const known = [...Object.values(kept).flat(), ...(WORKING[table] ?? [])]
    // a new one is described in docs/privacy.md first, and then entered in kept.ts
    expect(columns.filter((column) => !known.includes(column))).toEqual([])
    expect(known.filter((column) => !columns.includes(column))).toEqual([])
    expect(Object.keys(kept).filter((words) => !saidOf(table).includes(words))).toEqual([])
  })
})
