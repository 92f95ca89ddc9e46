/** An account at Cloudflare that is a folder: `wrangler` on PATH is a stand-in that keeps its state there. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { ROOT, type Wrangler, wrangler } from '../../../src/cli/wrangler.ts'

const SCRIPT = fileURLToPath(new URL('cloudflare.ts', import.meta.url))

/** Beside it the real wrangler keeps the account's database. */
const DATABASE = `name = "legwork"
compatibility_date = "2026-10-06"
[[d1_databases]]
binding = "DB"
database_name = "legwork"
database_id = "00000000-0000-0000-0000-000000000000"
migrations_dir = ${JSON.stringify(join(ROOT, 'migrations'))}
`

export type Account = {
  folder: string
  /** For commands that are to find the stand-in in wrangler's place. */
  env: Record<string, string>
  wrangler: Wrangler
  /** What it was asked, in order. */
  calls(): string[]
  /** For which account, each time; empty where nobody said. */
  accounts(): string[]
  /** Its database itself, past wrangler; throws when there is none. */
  database(): DatabaseSync
  /** Commands that begin so fail from now on; none, and all goes well again. */
  fail(...commands: string[]): void
}

/** Gone when the test is over, or when whoever asked for it says so. */
export function anAccount(whenOver: (end: () => void) => void = onTestFinished): Account {
  const folder = mkdtempSync(join(tmpdir(), 'legwork-account-'))
  whenOver(() => rmSync(folder, { recursive: true, force: true }))
  const script = join(folder, 'wrangler')
  writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${SCRIPT}" "$@"\n`)
  chmodSync(script, 0o755)
  writeFileSync(join(folder, 'wrangler.toml'), DATABASE)
  const env = {
    PATH: [folder, process.env.PATH].join(delimiter),
    STAND_IN: folder,
    STAND_IN_FOR: join(ROOT, 'node_modules/wrangler/bin/wrangler.js'),
  }
  const calls = join(folder, 'calls')
  return {
    folder,
    env,
    wrangler: (args, options) => wrangler(args, { ...options, env: { ...env, ...options?.env } }),
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').filter(Boolean) : []),
    accounts: () => readFileSync(join(folder, 'accounts'), 'utf8').split('\n').slice(0, -1),
    database() {
      const state = join(folder, '.wrangler/state/v3/d1/miniflare-D1DatabaseObject')
      const file = readdirSync(state).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
      if (!file) throw new Error('the account has no database yet')
      return new DatabaseSync(join(state, file))
    },
    fail: (...commands) => writeFileSync(join(folder, 'failing'), commands.join('\n')),
  }
}
