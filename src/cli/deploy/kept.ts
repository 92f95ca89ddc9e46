/** What every deploy left to go back to, a line each, beside the project and outside of git. */
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../wrangler.ts'

export type Kept = { at: Date; bookmark: string; migrations: readonly string[] }

/** @example 2026-11-29T07:30:00.000Z bookmark 0000000b-… before 0001_installation.sql */
export const keepDeploy = ({ at, bookmark, migrations }: Kept, root = ROOT): Promise<void> =>
  appendFile(
    join(root, 'deploys.log'),
    `${at.toISOString()} bookmark ${bookmark} before ${migrations.join(' ') || 'a Worker without migrations'}\n`,
  )
