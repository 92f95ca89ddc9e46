/**
 * The one place that runs wrangler: the first on PATH, which is this project's own, in the account that was chosen in
 * setup. Secrets go in by `input`, never by arguments.
 */
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { err, ok, type Result } from '../result.ts'
import { readKept } from './setup/kept.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export type WranglerFailed = { command: string; code: number | null; said: string }

type WranglerOptions = {
  /** Goes to its standard input, where no list of processes and no shell's history shows it. */
  input?: string
  /** What it says is shown while it runs, too: what takes long, or asks. */
  show?: boolean
  /** Where `wrangler.toml` is; the project, unless it is another. */
  cwd?: string
  env?: Readonly<Record<string, string>>
}

/** What wrangler printed, or what it said when it failed. */
export type Wrangler = (
  args: readonly string[],
  options?: WranglerOptions,
) => Promise<Result<string, WranglerFailed>>

/** Our own comes last, for when nobody put one on PATH: npm puts it first. */
const withOurs = (path = '') => [path, join(ROOT, 'node_modules', '.bin')].filter(Boolean).join(delimiter)

/** On Windows a shell runs it, which would take a space for the end of an argument. */
const onWindows = process.platform === 'win32'
const quoted = (argument: string) =>
  onWindows && /[\s"]/.test(argument) ? `"${argument.replaceAll('"', '\\"')}"` : argument

/** @example await wrangler(['d1', 'list', '--json']) // → { ok: true, value: '[…]' } */
export const wrangler: Wrangler = async (args, { input, show = false, cwd = ROOT, env = {} } = {}) => {
  const account = await accountAt(cwd)
  return new Promise((resolve) => {
    const command = `wrangler ${args.join(' ')}`
    const child = spawn('wrangler', args.map(quoted), {
      cwd,
      shell: onWindows,
      stdio: [input === undefined ? 'inherit' : 'pipe', 'pipe', 'pipe'],
      env: {
        WRANGLER_SEND_METRICS: 'false',
        ...process.env,
        ...account,
        ...env,
        PATH: withOurs(env.PATH ?? process.env.PATH),
      },
    })
    let out = ''
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text
      said += text
      if (show) process.stdout.write(text)
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (show) process.stderr.write(text)
    })
    child.once('error', () =>
      resolve(err({ command, code: null, said: 'wrangler is not installed: run npm ci first.' })),
    )
    child.once('close', (code) =>
      resolve(code === 0 ? ok(stripVTControlCharacters(out)) : err({ command, code, said: lastWords(said) })),
    )
    // it may end without having read everything, and says by its code what that means
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

/** Where a login sees several accounts, wrangler has to be told which, and asks nobody in a script. */
async function accountAt(root: string): Promise<Record<string, string>> {
  const kept = await readKept(root)
  return kept.ok && kept.value.account ? { CLOUDFLARE_ACCOUNT_ID: kept.value.account } : {}
}

const LINES = 20

/** The end of what it said, without colours: where it names what was wrong. */
const lastWords = (said: string): string =>
  stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .slice(-LINES)
    .join('\n')

/** JSON out of what was printed, past any line that a version or a warning put before it. */
export function jsonIn(printed: string): unknown {
  const start = printed.search(/^[[{]/m)
  try {
    return JSON.parse(start < 0 ? '' : printed.slice(start))
  } catch {
    return undefined
  }
}
