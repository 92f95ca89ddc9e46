/** The database as a Worker meets it: every call may fail before it is done, or be done and never heard of. */

export type Statement = { query: string; values: readonly unknown[] }

/** Around each call to the database; `run` does it. */
export type Around = <T>(statements: readonly Statement[], run: () => Promise<T>) => Promise<T>

type Wrapped = { real: D1PreparedStatement; statement: Statement }

export function shakyDatabase(real: D1Database, around: Around): D1Database {
  const behind = new WeakMap<D1PreparedStatement, Wrapped>()

  function wrap(inner: D1PreparedStatement, statement: Statement): D1PreparedStatement {
    const call =
      (name: 'first' | 'run' | 'all' | 'raw') =>
      (...given: unknown[]) =>
        around([statement], () => Reflect.apply(inner[name], inner, given))
    const wrapped = Object.assign(Object.create(null), {
      bind: (...values: unknown[]) => wrap(inner.bind(...values), { ...statement, values }),
      first: call('first'),
      run: call('run'),
      all: call('all'),
      raw: call('raw'),
    })
    behind.set(wrapped, { real: inner, statement })
    return wrapped
  }

  function unwrap(statement: D1PreparedStatement): Wrapped {
    const wrapped = behind.get(statement)
    if (!wrapped) throw new Error('a statement of another database')
    return wrapped
  }

  return Object.assign(Object.create(null), {
    prepare: (query: string) => wrap(real.prepare(query), { query, values: [] }),
    batch: (statements: D1PreparedStatement[]) => {
      const inner = statements.map(unwrap)
      return around(
        inner.map(({ statement }) => statement),
        () => real.batch(inner.map(({ real: each }) => each)),
      )
    },
  })
}

/** Which tables a call that went well wrote to, as far as its answer tells. */
export function writtenBy(statements: readonly Statement[], answer: unknown): string[] {
  const answers: unknown[] = Array.isArray(answer) ? answer : [answer]
  return statements.flatMap(({ query }, place) => {
    const table = /^\s*(?:insert into|update|delete from) "?(\w+)"?/i.exec(query)?.[1]
    const changes = changesOf(answers[statements.length === 1 ? 0 : place])
    // that a code was tried is a limit, and nothing its owner asked for
    const isLimit = /^update "contact" set "code_tries" = code_tries \+ 1 /.test(query)
    return table && changes > 0 && !isLimit ? [table] : []
  })
}

function changesOf(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null || !('meta' in answer)) return 0
  const { meta } = answer
  if (typeof meta !== 'object' || meta === null || !('changes' in meta)) return 0
  return typeof meta.changes === 'number' ? meta.changes : 0
}
