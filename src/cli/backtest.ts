/** `npm run backtest -- FILE`: what Legwork would have said to the runner of a training log. */
import { readFile, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { readLog } from '../files/read-log.ts'
import { toPage } from '../report/page.ts'
import { simulate, toJson } from '../report/simulate.ts'
import { type Options, parseOptions, usage } from './backtest/options.ts'
import { toText } from './backtest/text.ts'

const BAD_FILE = 1
const BAD_OPTION = 2

function fail(code: number, words: string): void {
  process.stderr.write(`backtest: ${words}\n`)
  process.exitCode = code
}

/** npm runs scripts in the project's folder; a path is meant from where the person stands. */
function pathOf(given: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: stands } = process.env
  return resolve(script === 'backtest' && stands ? stands : process.cwd(), given)
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'it is not allowed',
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? String(error)
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    fail(BAD_FILE, `can't read ${path}: ${whyNot(error)}`)
    return null
  }
}

async function saved(path: string, page: string): Promise<boolean> {
  try {
    await writeFile(path, page)
    process.stderr.write(`report written to ${path}\n`)
    return true
  } catch (error) {
    fail(BAD_FILE, `can't write ${path}: ${whyNot(error)}`)
    return false
  }
}

async function backtest(options: Options): Promise<void> {
  const path = pathOf(options.file)
  const text = await textOf(path)
  if (text === null) return
  const { timeZone, units, dates } = options
  const read = readLog(text, {
    ...(timeZone && { timeZone }),
    ...(units && { units }),
    ...(dates && { dates }),
  })
  if (!read.ok) {
    return fail(BAD_FILE, `${path} is ${read.error.found}. ${read.error.instead}`)
  }
  const simulation = simulate(read.value, options)
  if (options.html !== null && !(await saved(pathOf(options.html), await toPage(simulation, basename(path)))))
    return
  if (!options.json) {
    process.stdout.write(toText(simulation, basename(path), process.stdout.columns))
    return
  }
  for (const { line, reason } of read.value.unreadable) process.stderr.write(`line ${line}: ${reason}\n`)
  for (const [type, count] of read.value.soundsLikeRunning)
    process.stderr.write(`${type} sounds like running and is not known: ${count} not counted\n`)
  process.stdout.write(`${JSON.stringify(toJson(simulation), null, 2)}\n`)
}

// somebody who reads only the first lines (`| head`) closes the pipe: no reason to complain
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const options = parseOptions(process.argv.slice(2))
if (!options.ok) fail(BAD_OPTION, `${options.error}\n\n${usage}`)
else if (options.value.help) process.stdout.write(usage)
else await backtest(options.value)
