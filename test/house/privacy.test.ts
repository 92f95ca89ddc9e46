import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, it } from 'vitest'
import * as schema from '../../src/store/schema/index.ts'

const privacy = readFileSync(fileURLToPath(new URL('../../docs/privacy.md', import.meta.url)), 'utf8')
const tables = Object.values(schema).flatMap((table) => (is(table, SQLiteTable) ? [getTableName(table)] : []))

it('docs/privacy.md says of every table what is kept there and until when', () => {
  const rows = privacy.split('\n').filter((line) => line.startsWith('|'))
  expect(tables.filter((table) => !rows.some((row) => row.split('|')[2]?.includes(`\`${table}\``)))).toEqual(
    [],
  )
})
