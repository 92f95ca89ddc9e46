/** The database watched at work, as the bench watches it, and how the engine means to do a statement. */
import { type Cost, watchedDatabase } from '../../../src/cli/bench/installation/watched-database.ts'
import { db } from '../../installation.ts'

/** From now on; gives every trip with the statements that were waited for, and `stop` to look away. */
export function watchDatabase(): { trips: Cost[][]; stop: () => void } {
  const real = { prepare: db.prepare.bind(db), batch: db.batch.bind(db) }
  const trips: Cost[][] = []
  Object.assign(
    db,
    watchedDatabase(real, (costs) => trips.push(costs)),
  )
  return { trips, stop: () => Object.assign(db, real) }
}

type Step = { detail: string }

/** Tables a statement reads from end to end, as the engine plans it. */
export async function scansOf(query: string): Promise<string[]> {
  const parameters = Array<null>(query.split('?').length - 1).fill(null)
  const { results } = await db
    .prepare(`EXPLAIN QUERY PLAN ${query}`)
    .bind(...parameters)
    .all<Step>()
  const made = new Set(
    results.flatMap(({ detail }) => /^(?:MATERIALIZE|CO-ROUTINE) (\S+)/.exec(detail)?.[1] ?? []),
  )
  return results.flatMap(({ detail }) => {
    const [, table = ''] = /^SCAN (\S+)/.exec(detail) ?? []
    const isTable = table !== '' && table !== 'CONSTANT' && !made.has(table) && !table.startsWith('(')
    return isTable && !detail.includes('VIRTUAL TABLE') ? [detail] : []
  })
}
