/** What is sealed under which master secret, and sealed anew: each row only while it is as it was read. */
import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'

/** What is kept under a master secret for longer than a day. */
type SealedKind = 'tokens' | 'endpoint' | 'suppression'

/** How many rows of a kind are under the key of this short name; an empty one is no key at all. */
export type UnderKey = { kind: SealedKind; key: string; rows: number }

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

export const resealingStore = (db: Database) => ({
  /** Reads every sealed row: for whoever asks, not for every request. */
  underKeys: (): Promise<UnderKey[]> =>
    db.all<UnderKey>(
      sql`SELECT kind, key, COUNT(*) AS rows FROM (${ALL}) GROUP BY kind, key ORDER BY kind, key`,
    ),

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
