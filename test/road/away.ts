/** The database away, as a Worker sees it: a statement is made, and whoever runs it is told that nobody is there. */
import { db } from '../installation.ts'

const RUNS: readonly (string | symbol)[] = ['run', 'all', 'first', 'raw']

const lost = async () => {
  throw new Error('D1_ERROR: Network connection lost.')
}

const unreached = (statement: D1PreparedStatement): D1PreparedStatement =>
  new Proxy(statement, {
    get(target, name) {
      if (name === 'bind') return (...values: unknown[]) => unreached(target.bind(...values))
      return RUNS.includes(name) ? lost : Reflect.get(target, name).bind(target)
    },
  })

/** From now on, until what it gives is called. */
export function databaseAway(): () => void {
  const real = { prepare: db.prepare.bind(db), batch: db.batch.bind(db) }
  Object.assign(db, { prepare: (query: string) => unreached(real.prepare(query)), batch: lost })
  return () => Object.assign(db, real)
}
