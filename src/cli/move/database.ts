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

/** A folder, and the databases that lie open in it. */
export type Folder = { path: string; databases: DatabaseSync[] }

/**
 * A folder for as long as something is done in it, whoever ends it: a signal would leave by no `finally`. Its databases
 * are closed first: Windows removes no file that is open.
 */
export async function inFolder<T>(work: (folder: Folder) => Promise<T>): Promise<T> {
  const folder: Folder = { path: await mkdtemp(join(tmpdir(), 'legwork-move-')), databases: [] }
  const close = () => {
    for (const database of folder.databases.splice(0)) database.close()
  }
  const end = (signal: NodeJS.Signals) => {
    close()
    rmSync(folder.path, { recursive: true, force: true })
    for (const each of SIGNALS) process.off(each, end)
    process.kill(process.pid, signal)
  }
  for (const each of SIGNALS) process.on(each, end)
  try {
    return await work(folder)
  } finally {
    for (const each of SIGNALS) process.off(each, end)
    close()
    await rm(folder.path, { recursive: true, force: true })
  }
}

/** All of it, as D1 exports it in one consistent piece: a file of that name in the folder. */
export async function dumped(
  wrangler: Wrangler,
  folder: Folder,
  name: string,
): Promise<Result<DatabaseSync, string>> {
  const to = join(folder.path, name)
  const asked = await wrangler(['d1', 'export', 'DB', '--remote', '--skip-confirmation', '--output', to])
  if (!asked.ok) return err(failed('The database could not be exported.', asked.error))
  return ok(await loaded(folder, name))
}

/** A dump as a database beside it, to be asked: on the disk, for it may be larger than what there is of memory. */
export async function loaded({ path, databases }: Folder, name: string): Promise<DatabaseSync> {
  const dump = join(path, name)
  const database = new DatabaseSync(`${dump}.sqlite`, { enableForeignKeyConstraints: false })
  databases.push(database)
  // what is lost with the machine is dumped again
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN')
  for await (const statement of statementsIn(createReadStream(dump, 'utf8'))) database.exec(statement)
  database.exec('COMMIT')
  return database
}
