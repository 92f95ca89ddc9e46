/** The database that `wrangler.toml` names, dumped and asked. What is dumped lies in a folder only this user reads, and not for long. */
import { createReadStream, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '../../result.ts'
import type { Wrangler, WranglerFailed } from '../wrangler.ts'
import { statementsIn } from './statements.ts'

export const failed = (what: string, { command, said }: WranglerFailed) =>
  `${what}\n\n${command} said:\n${said}`

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A folder for as long as something is done in it, whoever ends it: a signal would leave by no `finally`. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'legwork-move-'))
  const end = (signal: NodeJS.Signals) => {
    rmSync(folder, { recursive: true, force: true })
    for (const each of SIGNALS) process.off(each, end)
    process.kill(process.pid, signal)
  }
  for (const each of SIGNALS) process.on(each, end)
  try {
    return await work(folder)
  } finally {
    for (const each of SIGNALS) process.off(each, end)
    await rm(folder, { recursive: true, force: true })
  }
}

/** All of it, as D1 exports it in one consistent piece. */
export async function dumped(wrangler: Wrangler, to: string): Promise<Result<DatabaseSync, string>> {
  const asked = await wrangler(['d1', 'export', 'DB', '--remote', '--skip-confirmation', '--output', to])
  if (!asked.ok) return err(failed('The database could not be exported.', asked.error))
  return ok(await loaded(to))
}

/** A dump as a database beside it, to be asked: on the disk, for it may be larger than what there is of memory. */
export async function loaded(dump: string): Promise<DatabaseSync> {
  const database = new DatabaseSync(`${dump}.sqlite`, { enableForeignKeyConstraints: false })
  // what is lost with the machine is dumped again
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN')
  for await (const statement of statementsIn(createReadStream(dump, 'utf8'))) database.exec(statement)
  database.exec('COMMIT')
  return database
}
