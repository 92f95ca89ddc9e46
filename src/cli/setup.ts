/** `npm run setup`: Legwork online, asking only what it cannot find out; again at any time, changing only what differs. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { intro, log, outro } from '@clack/prompts'
import { optionsOf, runCommand } from './command/command.ts'
import { atTerminal, byFile } from './setup/asker.ts'
import { readAnswers, readKept, takeAnswers, writeKept } from './setup/kept.ts'
import { remove } from './setup/remove.ts'
import { closing, setUp } from './setup/setup.ts'
import { atTerminalWaiting, unseen } from './setup/waiting.ts'
import type { SetupWorld } from './setup/world.ts'
import { ROOT, wrangler } from './wrangler.ts'

const USAGE = `npm run setup -- [options]
  --dry-run          shows what it would change, and changes nothing
  --answers FILE     asks nothing: a JSON object of settings, {"OPERATOR_NAME": "…", …}
  --yes              with --answers: yes to every question, such as taking over a subscription
  --jurisdiction eu  keeps the database and the queues in the EU; first time only
  --remove           removes everything it made, after asking`

const CALL_TIMEOUT_MS = 20_000

function fail(message: string): never {
  log.error(message)
  process.exit(1)
}

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  answers: { type: 'string' },
  yes: { type: 'boolean', default: false },
  jurisdiction: { type: 'string' },
  remove: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const options = () => optionsOf({ options: OPTIONS }, USAGE).values

async function worldOf(values: ReturnType<typeof options>): Promise<SetupWorld> {
  const { answers, jurisdiction } = values
  if (jurisdiction !== undefined && jurisdiction !== 'eu') fail('--jurisdiction should be eu, or left out.')
  if (answers === undefined && !process.stdin.isTTY) {
    fail('There is nobody to ask. Give the answers with npm run setup -- --answers FILE.')
  }
  // a copy of the project may be set up in its place
  const root = process.env.LEGWORK_ROOT ?? ROOT
  const kept = await readKept(root)
  if (!kept.ok) return fail(kept.error)
  const given = answers === undefined ? null : await readAnswers(answers)
  if (given && !given.ok) return fail(given.error)
  takeAnswers(kept.value, given?.value ?? {})
  const isDry = values['dry-run']
  const waiting = process.stdout.isTTY ? atTerminalWaiting() : unseen
  return {
    root,
    // the account that was chosen just now; a dry run wrote it nowhere
    wrangler(args, more) {
      const account = kept.value.account ? { CLOUDFLARE_ACCOUNT_ID: kept.value.account } : {}
      const run = () => wrangler(args, { cwd: root, ...more, env: { ...more?.env, ...account } })
      // what it shows by itself is left alone
      return more?.show ? run() : waiting.during(run)
    },
    call: { fetch: (...asked) => waiting.during(() => fetch(...asked)), timeoutMs: CALL_TIMEOUT_MS },
    remote: () => remoteOf(root),
    asker: answers === undefined ? atTerminal : byFile(values.yes),
    say: (line) => waiting.beside(() => log.step(line)),
    waiting,
    wait: (ms) => waiting.during(() => new Promise((resolve) => setTimeout(resolve, ms))),
    now: () => new Date(),
    isDry,
    asks: { jurisdiction: jurisdiction ?? null },
    kept: kept.value,
    keep: async () => {
      if (!isDry) await writeKept(root, kept.value)
    },
    changes: [],
    undone: [],
  }
}

const git = promisify(execFile)

const remoteOf = (root: string): Promise<string> =>
  git('git', ['remote', 'get-url', 'origin'], { cwd: root }).then(
    ({ stdout }) => stdout.trim(),
    // a copy without git has no remote
    () => '',
  )

function endRemoval({ undone }: SetupWorld, isGone: boolean): number {
  for (const line of undone) log.warn(line)
  const gone = undone.length > 0 ? 'Everything is removed but what is left to you.' : 'Everything is removed.'
  outro(isGone ? gone : 'Nothing was changed.')
  return undone.length > 0 ? 1 : 0
}

async function main(): Promise<number> {
  const values = options()
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  intro(values.remove ? 'Taking Legwork down' : 'Putting Legwork online')
  const world = await worldOf(values)
  if (values.remove) {
    const removed = await remove(world)
    if (!removed.ok) return fail(removed.error)
    return endRemoval(world, removed.value && !world.isDry)
  }
  const done = await setUp(world)
  if (!done.ok) return fail(done.error)
  const lines = closing(world)
  for (const line of lines.slice(1)) log.info(line)
  outro(lines[0])
  return world.undone.length > 0 ? 1 : 0
}

await runCommand(main)
