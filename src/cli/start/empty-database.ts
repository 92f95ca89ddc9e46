/** The database as it was before anybody came, in a moment: what starts the Worker anew takes ten seconds. */

type Statement = { all(): Promise<{ results: Record<string, unknown>[] }> }

/** What is needed of D1: its own types and Node's do not go into one program. */
export type LocalDatabase = {
  prepare(sql: string): Statement
  batch(statements: Statement[]): Promise<unknown>
}

/** SQLite's own, the platform's, and the list of migrations. */
const TABLES = `SELECT name FROM sqlite_master WHERE type = 'table'
  AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'd1\\_%' ESCAPE '\\'`

export async function emptyDatabase(db: LocalDatabase): Promise<void> {
  const { results } = await db.prepare(TABLES).all()
  await db.batch([
    db.prepare('PRAGMA defer_foreign_keys = on'),
    ...results.map(({ name }) => db.prepare(`DELETE FROM ${String(name)}`)),
  ])
}
