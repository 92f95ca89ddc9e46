import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contents } from '../../../src/cli/move/contents.ts'
import { exportTo } from '../../../src/cli/move/export.ts'
import { restoreFrom } from '../../../src/cli/move/restore.ts'
import { newKey, sealFile } from '../../../src/cli/move/sealed-file.ts'
import { readKept, writeKept } from '../../../src/cli/setup/kept.ts'
import { type Account, anAccount } from '../stand-in/stand-in.ts'
import { livedIn, tablesIn } from './lived-in.ts'

/** Whole databases, by the real wrangler, on a machine that has more to do. */
const SLOW = { timeout: 240_000 }

const lines = () => {
  const said: string[] = []
  return { said, say: (line: string) => void said.push(line) }
}

/** All rows of all tables that move, past all that is tested. */
function rowsIn(account: Account): Record<string, unknown[]> {
  const database = account.database()
  try {
    const moving = tablesIn(database).filter((name) => !/^(d1_|_cf)|^installation$/.test(name))
    return Object.fromEntries(
      moving.map((name) => [name, database.prepare(`SELECT * FROM "${name}" ORDER BY 1`).all()]),
    )
  } finally {
    database.close()
  }
}

function put(account: Account, sql: string): void {
  const database = account.database()
  database.exec(`BEGIN; ${sql} COMMIT`)
  database.close()
}

const migrate = (account: Account) => account.wrangler(['d1', 'migrations', 'apply', 'DB', '--remote'])

/** An account whose database has all tables, and nothing in them. */
let empty: Account
function anEmptyHouse(): Account {
  const account = anAccount()
  cpSync(join(empty.folder, '.wrangler'), join(account.folder, '.wrangler'), { recursive: true })
  return account
}

type OldHouse = { account: Account; file: string; said: string; key: string; contents: Contents }

/** An account whose database has something in every table, and an export of it. */
let old: OldHouse
beforeAll(async () => {
  empty = anAccount((end) => afterAll(end))
  await migrate(empty)
  const account = anAccount((end) => afterAll(end))
  cpSync(join(empty.folder, '.wrangler'), join(account.folder, '.wrangler'), { recursive: true })
  put(account, livedIn())
  const file = join(account.folder, 'moving.legwork')
  const { said, say } = lines()
  const exported = await exportTo({ wrangler: account.wrangler, say, file })
  if (!exported.ok) throw new Error(exported.error)
  old = { account, file, said: said.join('\n'), ...exported.value }
}, SLOW.timeout)

const restore = (account: Account, file: string, key: string) =>
  restoreFrom({ wrangler: account.wrangler, say: () => {}, file, key: async () => key })

describe('moving house', SLOW, () => {
  it('brings every row of every table into an empty database, whether it has tables yet or not', async () => {
    const { account, file, key, contents, said } = old
    expect(Object.entries(rowsIn(account)).filter(([, rows]) => rows.length === 0)).toEqual([])
    expect(said).toContain(`${contents.tables.run?.rows} run`)

    const bare = anAccount()
    expect(await restore(bare, file, key)).toEqual({ ok: true, value: contents })
    expect(rowsIn(bare)).toEqual(rowsIn(account))

    const prepared = anEmptyHouse()
    put(
      prepared,
      `INSERT INTO rate_limit VALUES ('sender email', '[]', NULL); INSERT INTO installation VALUES ('a', '1');`,
    )
    expect(await restore(prepared, file, key)).toEqual({ ok: true, value: contents })
    expect(rowsIn(prepared)).toEqual(rowsIn(account))
    // what the new house knows of itself stays
    expect(prepared.database().prepare('SELECT key FROM installation').all()).toEqual([{ key: 'a' }])
  })

  it('goes into a house whose operator had the test mail of its setup, and was told more', async () => {
    const { account, file, key, contents } = old
    const there = anEmptyHouse()
    put(
      there,
      `INSERT INTO delivery (id, kind, about, state, created_at, due_at) VALUES
        ('somebody', 'operator', 'test 1', 'sent', 1, 1), ('told', 'operator', 'check-up', 'scheduled', 1, 1);`,
    )
    expect(await restore(there, file, key)).toEqual({ ok: true, value: contents })
    expect(rowsIn(there)).toEqual(rowsIn(account))
  })

  it('happens in the account that was chosen in setup, there and back', async () => {
    const { file, key } = old
    const chosenIn = async (account: Account) => {
      const kept = await readKept(account.folder)
      if (!kept.ok) throw new Error(kept.error)
      await writeKept(account.folder, { ...kept.value, account: 'the-club' })
      const chosen: Account['wrangler'] = (args, options) =>
        account.wrangler(args, { ...options, cwd: account.folder })
      return chosen
    }
    const from = anEmptyHouse()
    put(from, livedIn())
    const left = { wrangler: await chosenIn(from), say: () => {}, file: join(from.folder, 'house.legwork') }
    expect((await exportTo(left)).ok).toBe(true)
    const to = anEmptyHouse()
    const arrived = { wrangler: await chosenIn(to), say: () => {}, file, key: async () => key }
    expect((await restoreFrom(arrived)).ok).toBe(true)
    expect(new Set([...from.accounts(), ...to.accounts()])).toEqual(new Set(['the-club']))
  })

  it('is sealed: nothing of anybody stands in the file, and nobody else reads it', () => {
    const { file, said } = old
    const text = readFileSync(file).toString('latin1')
    expect(text).not.toContain('somebody')
    expect(text).not.toContain('INSERT')
    expect(said).not.toContain('somebody')
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('is not into a house where somebody lives, and changes nothing there', async () => {
    const { account, file, key } = old
    expect(await restore(account, file, key)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/That database is not empty: .*1 runner/),
    })
    const asked = account.calls().slice(-1)
    expect(asked[0]).toContain('d1 export')
  })

  it('is all or nothing: a row too few in the file, and the database is as empty as before', async () => {
    const there = anEmptyHouse()
    // a guard at the end of what is put in counts the rows once more
    const miscounting: Account['wrangler'] = async (args, options) => {
      const inserts = args[args.indexOf('--file') + 1] ?? ''
      if (args[1] === 'execute') {
        const sql = readFileSync(inserts, 'utf8')
        writeFileSync(inserts, sql.replace(/COUNT\(\*\) FROM "run"\) = \d+/, 'COUNT(*) FROM "run") = 99'))
      }
      return there.wrangler(args, options)
    }
    const { file, key } = old
    const restored = await restoreFrom({ wrangler: miscounting, say: () => {}, file, key: async () => key })
    expect(restored).toMatchObject({ ok: false, error: expect.stringContaining('Nothing was restored') })
    expect(rowsIn(there)).toEqual(rowsIn(empty))
  })

  it('is refused with words: another key, a changed file, one cut short, one that is none, another version', async () => {
    const { account, file, key, contents } = old
    const whole = readFileSync(file)
    const changed = (name: string, content: Buffer | string) => {
      const path = join(account.folder, name)
      writeFileSync(path, content)
      return path
    }
    const flipped = Buffer.from(whole)
    flipped[whole.length - 40] = (flipped[whole.length - 40] ?? 0) ^ 1
    const header = whole.subarray(0, whole.indexOf('\n'))
    const relabelled = Buffer.concat([
      Buffer.from(header.toString().replace('"rows":1', '"rows":2')),
      whole.subarray(header.length),
    ])
    const there = anAccount()
    const why = async (path: string, with_ = key) => {
      const refused = await restore(there, path, with_)
      return refused.ok ? 'restored' : refused.error
    }
    expect(await why(file, newKey())).toMatch(/key does not open this file/)
    expect(await why(file, 'password')).toMatch(/64 digits and letters/)
    expect(await why(changed('flipped', flipped))).toMatch(/does not open this file/)
    expect(await why(changed('relabelled', relabelled))).toMatch(/does not open this file/)
    expect(await why(changed('short', whole.subarray(0, whole.length - 100)))).toMatch(
      /does not open|no export/,
    )
    expect(await why(changed('none', 'a letter to somebody'))).toMatch(/not an export of Legwork/)
    expect(await why(join(account.folder, 'not-there'))).toMatch(/cannot be read/)
    const ofSchema = async (name: string, schema: string[]) => {
      const path = join(account.folder, name)
      await sealFile(changed('dump', '-- nothing'), path, { ...contents, schema }, key)
      return path
    }
    const later = await ofSchema('later', [...contents.schema, '9999_later.sql'])
    expect(await why(later)).toMatch(/newer version, with 9999_later\.sql/)
    const earlier = await ofSchema('earlier', contents.schema.slice(0, 1))
    expect(await why(earlier)).toMatch(/older version, which ended with 0000_start\.sql/)
    const emptied = await ofSchema('emptied', contents.schema)
    expect(await why(emptied)).toMatch(/does not hold what it should: .*runner/)
    expect(there.calls()).toEqual([])
  })

  it('never writes over an export that is there', async () => {
    const { account, file } = old
    expect(await exportTo({ wrangler: account.wrangler, say: () => {}, file })).toMatchObject({
      ok: false,
      error: expect.stringContaining('already exists'),
    })
  })
})
