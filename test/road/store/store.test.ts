import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import * as schema from '../../../src/store/schema/index.ts'
import { stored } from '../stored.ts'
import { aWorld } from '../world.ts'

type Column = { name: string; type: string; notnull: number; pk: number }

describe('the database', () => {
  it('has the tables and columns the code believes in, and rows clustered by their keys', async () => {
    await aWorld()
    for (const table of Object.values(schema).filter((each) => each instanceof SQLiteTable)) {
      const { name, columns, primaryKeys } = getTableConfig(table)
      const rows = await stored.ask<Column>(`PRAGMA table_xinfo(${name})`)
      expect(rows.map((column) => [column.name, column.type.toLowerCase(), column.notnull === 1])).toEqual(
        columns.map((column) => [column.name, column.getSQLType(), column.notNull]),
      )
      const keys = rows.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
      const expected = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
      expect(keys.map((key) => key.name)).toEqual(expected.map((column) => column.name))
      const [made] = await stored.ask<{ sql: string }>('SELECT sql FROM sqlite_master WHERE name = ?', name)
      expect(made?.sql).toMatch(/WITHOUT ROWID$/)
    }
  })
})
