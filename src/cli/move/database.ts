/** The database that `wrangler.toml` names, dumped and asked. What is dumped lies in a folder only this user reads, and not for long. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '../../result.ts'
import type { Wrangler, WranglerFailed } from '../wrangler.ts'
import { loaded } from './contents.ts'

export const failed = (what: string, { command, said }: WranglerFailed) =>
  `${what}\n\n${command} said:\n${said}`

/** A folder for as long as something is done in it. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'legwork-move-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** All of it, as D1 exports it in one consistent piece. */
export async function dumped(wrangler: Wrangler, to: string): Promise<Result<DatabaseSync, string>> {
  const asked = await wrangler(['d1', 'export', 'DB', '--remote', '--skip-confirmation', '--output', to])
  if (!asked.ok) return err(failed('The database could not be exported.', asked.error))
  return ok(loaded(await readFile(to, 'utf8')))
}
