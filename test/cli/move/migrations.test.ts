/** Migrations run forward on a database that people live in, while the Worker of before goes on. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseAfter, livedIn, MIGRATIONS, sqlOf, tablesIn } from './lived-in.ts'

/** The first of them, as it is from now on: what was applied somewhere is not written anew. */
const FIRST = '95323700ea8ad62aeedebe3590aa885bf02a273dd704399bddabc07fc2ceaf32'

const statementsOf = (migration: string) =>
  sqlOf(migration)
    .split('--> statement-breakpoint')
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter(Boolean)

/** What the Worker of before does not mind. */
const ADDS = /^(CREATE (TABLE|INDEX|UNIQUE INDEX)|ALTER TABLE \S+ ADD|UPDATE|INSERT) /i
/** A column that must have a value from the start leaves old rows, and the Worker of before, without one. */
const DEMANDS = /^ALTER TABLE \S+ ADD (?!.*DEFAULT).* NOT NULL/i

const minds = (statement: string) => !ADDS.test(statement) || DEMANDS.test(statement)

describe('a migration', () => {
  it('that was applied is never written anew', () => {
    const [first = ''] = MIGRATIONS
    expect(createHash('sha256').update(sqlOf(first)).digest('hex')).toBe(FIRST)
  })

  it.each(MIGRATIONS.slice(1))('%s only adds', (migration) => {
    expect(statementsOf(migration).filter(minds)).toEqual([])
  })

  it.each([
    'DROP TABLE `run`',
    'ALTER TABLE `run` DROP COLUMN `climb`',
    'ALTER TABLE `run` RENAME TO `runs`',
    'ALTER TABLE `run` ADD `mood` text NOT NULL',
    'DELETE FROM run',
  ])('that did more would be seen: %s', (statement) => {
    expect(minds(statement)).toBe(true)
  })

  it.each(MIGRATIONS.slice(1))(
    '%s finds every row of a database that is lived in and leaves it there',
    (name) => {
      const place = MIGRATIONS.indexOf(name)
      const database = databaseAfter(MIGRATIONS.slice(0, place))
      database.exec(`BEGIN; ${livedIn(MIGRATIONS.slice(0, place))} COMMIT`)
      const before = tablesIn(database).map(
        (table) => [table, database.prepare(`SELECT * FROM "${table}"`).all()] as const,
      )
      database.exec(sqlOf(name))
      for (const [table, rows] of before) {
        expect(database.prepare(`SELECT * FROM "${table}"`).all()).toMatchObject(rows)
      }
      expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([])
    },
  )
})
