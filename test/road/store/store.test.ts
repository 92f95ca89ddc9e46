import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import * as schema from '../../../src/store/schema/index.ts'
import { db } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, type World } from '../world.ts'

type Column = { name: string; type: string; notnull: number; pk: number }

/** Counts what a piece of work costs in the database, by the platform's own figures. */
async function costOf(world: World, work: () => Promise<unknown>) {
  const cost = { trips: 0, statements: 0, rowsWritten: 0, rowsRead: 0 }
  const batch = db.batch.bind(db)
  db.batch = async <T>(statements: D1PreparedStatement[]) => {
    const results = await batch<T>(statements)
    cost.trips += 1
    cost.statements += statements.length
    for (const { meta } of results) {
      cost.rowsWritten += meta.rows_written
      cost.rowsRead += meta.rows_read
    }
    return results
  }
  await work()
  await world.work()
  db.batch = batch
  return cost
}

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

describe('an ordinary new run', () => {
  it('costs one call to the source, two trips to the database and seven rows at most', async () => {
    const world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(60)
    // that a source was heard is written once an hour
    await world.strava.log(ATHLETE, { distanceMeters: 5_000, movingSeconds: 1_800 })
    await world.pass(5)
    const calls = world.strava.calls.length
    const startDate = new Date(world.now().getTime() - 3_600_000)
    const cost = await costOf(world, () =>
      world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_160, startDate }),
    )
    expect(world.strava.calls.length - calls).toBe(1)
    expect(cost.trips).toBe(2)
    expect(cost.rowsWritten).toBeLessThanOrEqual(7)
    expect(cost.statements).toBeLessThanOrEqual(21)
  })

  it('costs the same beside a thousand other runners', async () => {
    const world = await aRunnersWorld()
    const log = () =>
      world.strava.log(ATHLETE, {
        distanceMeters: 6_000,
        movingSeconds: 2_160,
        startDate: new Date(world.now().getTime() - 3_600_000),
      })
    const alone = await costOf(world, log)
    await stored.run(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
       INSERT INTO runner (id, time_zone, zone_chosen, week_starts_on, units, sensitivity, session_epoch, created_at)
       SELECT 'r' || i, 'UTC', 0, 'monday', 'km', 'standard', 0, 0 FROM n`,
    )
    await stored.run(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
       INSERT INTO connection (id, runner_id, scope, state, connected_at)
       SELECT 'strava:' || i, 'r' || i, '', 'active', 0 FROM n`,
    )
    await stored.run(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
       INSERT INTO run SELECT 'strava:' || i, 'strava:1', 0, '2026-03-01', 1, 1, 1, NULL, NULL, 'road', NULL, 0, NULL FROM n`,
    )
    await stored.run(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
       INSERT INTO nudge SELECT 'r' || i, 'x', 'strava:1', 'big-long-run', 'run:x', 'x', '1', NULL, 'released', NULL, 0, 0, 0, NULL FROM n`,
    )
    await world.pass(5, { sweep: false })
    const beside = await costOf(world, log)
    expect(beside.rowsRead).toBeLessThanOrEqual(alone.rowsRead + 5)
    expect(beside.rowsWritten).toBeLessThanOrEqual(7)
  })
})
