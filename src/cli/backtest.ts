/** `npm run backtest -- FILE …`: what Legwork would have said to the runner of a training log. */
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { toPage } from '../report/page.ts'
import { simulate, toJson } from '../report/simulate.ts'
import { placeOf } from '../report/words.ts'
import { whyNot } from './backtest/disk.ts'
import { type Options, parseOptions, usage } from './backtest/options.ts'
import { pathOf, readNamed } from './backtest/read.ts'
import { toText } from './backtest/text.ts'

const BAD_FILE = 1
const BAD_OPTION = 2

function fail(code: number, words: string): void {
  process.stderr.write(`backtest: ${words}\n`)
  process.exitCode = code
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
  const { timeZone, units, dates } = options
  const read = await readNamed(options.files, {
    ...(timeZone && { timeZone }),
    ...(units && { units }),
    ...(dates && { dates }),
    datesBy: '--dates day-first or --dates month-first',
  })
  if (!read.ok) return fail(BAD_FILE, read.error)
  const title = options.files.map((file) => basename(file)).join(', ')
  const simulation = simulate(read.value, options)
  if (options.html !== null && !(await saved(pathOf(options.html), await toPage(simulation, title)))) return
  if (!options.json) {
    process.stdout.write(toText(simulation, title, process.stdout.columns))
    return
  }
  for (const row of read.value.unreadable) process.stderr.write(`${placeOf(row)}: ${row.reason}\n`)
  for (const [type, count] of read.value.soundsLikeRunning)
    process.stderr.write(`${type} sounds like running, but Legwork does not know it: ${count} not counted\n`)
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
