/** `npm run mutants`: makes small faults in the domain, or in the words, one at a time, and shows which no test notices. */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const USAGE = `npm run mutants -- [--concurrency N] [FILE or ROOM …]

  src/domain by default, which takes hours; src/domain/rules takes minutes.
  src/domain is tested by test/domain, src/text by test/text and test/messages.
  Only what changed since last time is tried again; findings are kept in .stryker.
`

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const HOME = join(ROOT, 'test/mutants')
const STRYKER = join(HOME, 'node_modules/@stryker-mutator/core/bin/stryker.js')
const BAD_OPTION = 2

/** Where faults are made, and the folders of tests that are to notice them. */
const TESTS = [
  { under: 'src/domain', name: 'domain', folders: 'domain' },
  { under: 'src/text', name: 'text', folders: 'text,messages' },
] as const

type Tests = (typeof TESTS)[number]

function testsOf(path: string): Tests {
  const tests = TESTS.find(({ under }) => path === under || path.startsWith(`${under}/`))
  if (!tests)
    throw new Error(`${path}: expected a file or a room in ${TESTS.map(({ under }) => under).join(' or ')}`)
  if (!existsSync(join(ROOT, path))) throw new Error(`${path}: there is no such file or room`)
  return tests
}

const globOf = (path: string) => (statSync(join(ROOT, path)).isDirectory() ? `${path}/**/*.ts` : path)

function run(command: string, args: readonly string[], env: Record<string, string> = {}): number {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
    env: { ...process.env, ...env },
  })
  return status ?? 1
}

/** Its 177 packages are installed by whoever runs it, and by nobody else: decision 0062. */
const installed = () =>
  existsSync(STRYKER) || run('npm', ['ci', '--prefix', HOME, '--no-audit', '--no-fund']) === 0

function mutants(tests: Tests, paths: readonly string[], concurrency: string | undefined): number {
  const args = [
    ...['run', join(HOME, 'stryker.config.json'), '--mutate', paths.map(globOf).join(',')],
    ...['--incrementalFile', `.stryker/${tests.name}.json`],
    ...(concurrency ? ['--concurrency', concurrency] : []),
  ]
  return run(process.execPath, [STRYKER, ...args], { TZ: 'UTC', LEGWORK_TESTS: tests.folders })
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { concurrency: { type: 'string' }, help: { type: 'boolean', default: false } },
  })
  if (values.help) {
    process.stdout.write(USAGE)
    return 0
  }
  const paths = (positionals.length > 0 ? positionals : ['src/domain']).map((path) =>
    relative(ROOT, resolve(ROOT, path)),
  )
  const groups = [...Map.groupBy(paths, testsOf)]
  if (!installed()) return 1
  return Math.max(...groups.map(([tests, named]) => mutants(tests, named, values.concurrency)))
}

try {
  process.exitCode = main()
} catch (error) {
  process.stderr.write(`mutants: ${error instanceof Error ? error.message : error}\n\n${USAGE}`)
  process.exitCode = BAD_OPTION
}
