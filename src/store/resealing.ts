/** What is sealed under which master secret, and sealed anew: each row only while it is as it was read. */
import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'

/** What is kept under a master secret for longer than a day. */
export type SealedKind = 'tokens' | 'endpoint' | 'suppression'

/** How many rows of a kind are under the key of this short name; an empty one is no key at all. */
type UnderKey = { kind: SealedKind; key: string; rows: number }

/** A sealed value, and whom it is bound to. Of an address that said stop, `owner` is what it is known by. */
export type SealedRow = { kind: SealedKind; owner: string; sealed: string | null }

/** What it is now; an address that said stop is known by another name, too. */
export type Resealed = SealedRow & { anew: string; owner: string; ownerAnew?: string }

const TOKENS = sql`SELECT 'tokens' AS kind, id AS owner, tokens AS sealed, substr(tokens, 1, instr(tokens, '.') - 1) AS key
  FROM connection WHERE tokens IS NOT NULL`
const SECRETS = sql`SELECT 'endpoint' AS kind, id AS owner, secret AS sealed, substr(secret, 1, instr(secret, '.') - 1) AS key
  FROM endpoint`
const OLD_SECRETS = sql`SELECT 'endpoint' AS kind, id AS owner, old_secret AS sealed,
  substr(old_secret, 1, instr(old_secret, '.') - 1) AS key FROM endpoint WHERE old_secret IS NOT NULL`
const SUPPRESSIONS = sql`SELECT 'suppression' AS kind, hash AS owner, sealed, substr(hash, 1, instr(hash, '.') - 1) AS key
  FROM suppression`
const ALL = sql`${TOKENS} UNION ALL ${SECRETS} UNION ALL ${OLD_SECRETS} UNION ALL ${SUPPRESSIONS}`

/** So many of each kind are looked at from either end. */
const SOME = 10

/**
 * A few rows of each kind, by their keys alone: connections from both ends of the table and those whose syncs fail, for
 * a token that does not open is why one does; endpoints from both ends; addresses that said stop on either side of a key.
 */
const someSealed = (key: string) => [
  sql`SELECT 'tokens' AS kind, id AS owner, tokens AS sealed FROM connection WHERE id > '' ORDER BY id LIMIT ${SOME}`,
  sql`SELECT 'tokens' AS kind, id AS owner, tokens AS sealed FROM connection WHERE id > '' ORDER BY id DESC LIMIT ${SOME}`,
  sql`SELECT 'tokens' AS kind, id AS owner, tokens AS sealed FROM connection WHERE connection.failures > 0 LIMIT ${SOME}`,
  sql`SELECT 'endpoint' AS kind, id AS owner, secret AS sealed FROM endpoint WHERE runner_id > ''
    ORDER BY runner_id LIMIT ${SOME}`,
  sql`SELECT 'endpoint' AS kind, id AS owner, secret AS sealed FROM endpoint WHERE runner_id > ''
    ORDER BY runner_id DESC LIMIT ${SOME}`,
  sql`SELECT 'suppression' AS kind, hash AS owner, hash AS sealed FROM suppression WHERE hash < ${`${key}.`}
    ORDER BY hash DESC LIMIT ${SOME}`,
  sql`SELECT 'suppression' AS kind, hash AS owner, hash AS sealed FROM suppression WHERE hash > ${`${key}/`}
    ORDER BY hash LIMIT ${SOME}`,
]

export const resealingStore = (db: Database) => ({
  /** Reads every sealed row: for whoever asks, not for every request. */
  underKeys: (): Promise<UnderKey[]> =>
    db.all<UnderKey>(
      sql`SELECT kind, key, COUNT(*) AS rows FROM (${ALL}) GROUP BY kind, key ORDER BY kind, key`,
    ),

  /** How many of a few rows are under another key than this one: it costs the same however many there are. */
  async someNotUnder(key: string): Promise<Record<SealedKind, number>> {
    const rows = (await Promise.all(someSealed(key).map((query) => db.all<SealedRow>(query)))).flat()
    // what has no dot was never sealed
    const others = rows.filter(({ sealed }) => sealed?.includes('.') && !sealed.startsWith(`${key}.`))
    const many = (kind: SealedKind) =>
      new Set(others.filter((row) => row.kind === kind).map(({ owner }) => owner)).size
    return { tokens: many('tokens'), endpoint: many('endpoint'), suppression: many('suppression') }
  },

  /** Rows under one of these keys, or under none, at most so many. */
  sealedUnder: (keys: readonly string[], limit: number): Promise<SealedRow[]> =>
    db.all<SealedRow>(sql`SELECT kind, owner, sealed FROM (${ALL})
      WHERE key IN (SELECT value FROM json_each(${JSON.stringify([...keys, ''])})) LIMIT ${limit}`),

  /** Writes what was sealed anew; a row that was written since it was read stays as it is. */
  async reseal(rows: readonly Resealed[]): Promise<void> {
    if (rows.length === 0) return
    const given = sql`(SELECT value ->> 'kind' AS kind, value ->> 'owner' AS owner, value ->> 'sealed' AS sealed,
      value ->> 'anew' AS anew, value ->> 'ownerAnew' AS owner_anew FROM json_each(${JSON.stringify(rows)})) AS g`
    const statements = [
      sql`UPDATE connection SET tokens = g.anew FROM ${given}
        WHERE g.kind = 'tokens' AND connection.id = g.owner AND connection.tokens = g.sealed`,
      sql`UPDATE endpoint SET secret = g.anew FROM ${given}
        WHERE g.kind = 'endpoint' AND endpoint.id = g.owner AND endpoint.secret = g.sealed`,
      sql`UPDATE endpoint SET old_secret = g.anew FROM ${given}
        WHERE g.kind = 'endpoint' AND endpoint.id = g.owner AND endpoint.old_secret = g.sealed`,
      sql`UPDATE OR IGNORE suppression SET hash = g.owner_anew, sealed = g.anew FROM ${given}
        WHERE g.kind = 'suppression' AND suppression.hash = g.owner`,
      // what is left of these is known by the current key already
      sql`DELETE FROM suppression WHERE hash IN (SELECT owner FROM ${given} WHERE g.kind = 'suppression')`,
    ]
    for (const statement of statements) await db.run(statement)
  },
})
