/** The database that `wrangler.toml` names, dumped and asked. What is dumped lies in a folder only this user reads, and not for long. */
import { rmSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '../../result.ts'
import type { Wrangler, WranglerFailed } from '../wrangler.ts'
import { loaded } from './contents.ts'

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
  return ok(loaded(await readFile(to, 'utf8')))
}
