/** The database watched at work: every statement, and what the platform says it cost. */
import { db } from '../../installation.ts'

export type Watched = { query: string; rowsRead: number; rowsWritten: number }

type Meta = { rows_read: number; rows_written: number }

const isRead = (query: string) => /^\s*select/i.test(query)

/** From now on; gives what was seen, and `stop` to look away. */
export function watchDatabase(): { seen: Watched[]; stop: () => void } {
  const real = { prepare: db.prepare.bind(db), batch: db.batch.bind(db) }
  const behind = new WeakMap<D1PreparedStatement, { inner: D1PreparedStatement; query: string }>()
  const seen: Watched[] = []
  const note = (query: string, { rows_read: rowsRead, rows_written: rowsWritten }: Meta) =>
    seen.push({ query, rowsRead, rowsWritten })

  function wrap(inner: D1PreparedStatement, query: string): D1PreparedStatement {
    const all = async () => {
      const answer = await inner.all<Record<string, unknown>>()
      note(query, answer.meta)
      return answer
    }
    const statement = Object.assign(Object.create(null), {
      bind: (...values: unknown[]) => wrap(inner.bind(...values), query),
      all,
      run: all,
      first: async () => (await all()).results[0] ?? null,
      // bare values come without their cost: what only reads is asked twice
      raw: async () => {
        const { results } = await all()
        return isRead(query) ? inner.raw() : results.map((row) => Object.values(row))
      },
    })
    behind.set(statement, { inner, query })
    return statement
  }

  db.prepare = (query) => wrap(real.prepare(query), query)
  db.batch = async <T>(statements: D1PreparedStatement[]) => {
    const ours = statements.map((each) => behind.get(each) ?? { inner: each, query: '' })
    const results = await real.batch<T>(ours.map(({ inner }) => inner))
    for (const [place, { meta }] of results.entries()) note(ours[place]?.query ?? '', meta)
    return results
  }
  return { seen, stop: () => Object.assign(db, real) }
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
