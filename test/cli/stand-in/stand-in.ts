/** An account at Cloudflare that is a folder: `wrangler` on PATH is a stand-in that keeps its state there. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { ROOT, type Wrangler, wrangler } from '../../../src/cli/wrangler.ts'

const SCRIPT = fileURLToPath(new URL('cloudflare.ts', import.meta.url))

export type Account = {
  folder: string
  /** For commands that are to find the stand-in in wrangler's place. */
  env: Record<string, string>
  wrangler: Wrangler
  /** What it was asked, in order. */
  calls(): string[]
  /** Commands that begin so fail from now on; none, and all goes well again. */
  fail(...commands: string[]): void
}

/** Gone when the test is over. */
export function anAccount(): Account {
  const folder = mkdtempSync(join(tmpdir(), 'legwork-account-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const script = join(folder, 'wrangler')
  writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${SCRIPT}" "$@"\n`)
  chmodSync(script, 0o755)
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
    fail: (...commands) => writeFileSync(join(folder, 'failing'), commands.join('\n')),
  }
}
