/** A database watched at work, and what the platform says each statement cost. Runs in workerd and imports nothing. */

export type Cost = { query: string; rowsRead: number; rowsWritten: number }

type Answer = { results: unknown[]; meta: { rows_read: number; rows_written: number } }
type Statement = {
  bind(...values: unknown[]): Statement
  all(): Promise<Answer>
  raw(): Promise<unknown>
}
export type Database = {
  prepare(query: string): Statement
  batch(statements: Statement[]): Promise<Answer[]>
}

const costOf = (query: string, { meta }: Answer): Cost => ({
  ...{ query, rowsRead: meta.rows_read, rowsWritten: meta.rows_written },
})

/** `trip` is told of each answer that was waited for: a statement, or a whole batch. */
export function watchedDatabase(database: Database, trip: (costs: Cost[]) => void): Database {
  const behind = new WeakMap<Statement, { inner: Statement; query: string }>()

  function wrap(inner: Statement, query: string): Statement {
    const all = async () => {
      const answer = await inner.all()
      trip([costOf(query, answer)])
      return answer
    }
    const statement = Object.assign(Object.create(null), {
      bind: (...values: unknown[]) => wrap(inner.bind(...values), query),
      all,
      run: all,
      first: async () => (await all()).results[0] ?? null,
      // bare values come without their cost: what only reads is asked twice, and counted once
      raw: async () => {
        const { results } = await all()
        return /^\s*select/i.test(query) ? inner.raw() : results.map((row) => Object.values(Object(row)))
      },
    })
    behind.set(statement, { inner, query })
    return statement
  }

  return {
    prepare: (query) => wrap(database.prepare(query), query),
    async batch(statements) {
      const ours = statements.map((each) => behind.get(each) ?? { inner: each, query: '' })
      const answers = await database.batch(ours.map(({ inner }) => inner))
      trip(answers.map((answer, place) => costOf(ours[place]?.query ?? '', answer)))
      return answers
    },
  }
}
