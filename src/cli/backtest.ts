/** `npm run backtest -- FILE …`: what Legwork would have said to the runner of a training log. */
import { writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type Given, readTraining } from '../files/read-training.ts'
import { toPage } from '../report/page.ts'
import { simulate, toJson } from '../report/simulate.ts'
import { placeOf } from '../report/words.ts'
import { tally } from '../text/plurals.ts'
import { givenAt, whyNot } from './backtest/disk.ts'
import { type Options, parseOptions, usage } from './backtest/options.ts'
import { showProgress } from './backtest/progress.ts'
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

async function allOf(files: readonly string[]): Promise<Given[] | null> {
  const given: Given[] = []
  for (const file of files) {
    const path = pathOf(file)
    try {
      given.push(await givenAt(path, file))
    } catch (error) {
      fail(BAD_FILE, `can't read ${path}: ${whyNot(error)}`)
      return null
    }
  }
  return given
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
  const given = await allOf(options.files)
  if (given === null) return
  const { timeZone, units, dates } = options
  const read = await readTraining(
    given,
    { latest: new Date(), ...(timeZone && { timeZone }), ...(units && { units }), ...(dates && { dates }) },
    showProgress,
  )
  if (!read.ok) {
    const { name, found, instead, asks, others } = read.error
    const how = asks ? ' (--dates day-first or --dates month-first)' : ''
    const more = others > 0 ? ` Nor could ${tally(others, 'other file')} be read.` : ''
    return fail(BAD_FILE, `${name} is ${found}. ${instead.replace(/\.$/, `${how}.`)}${more}`)
  }
  const title = options.files.map((file) => basename(file)).join(', ')
  const simulation = simulate(read.value, options)
  if (options.html !== null && !(await saved(pathOf(options.html), await toPage(simulation, title)))) return
  if (!options.json) {
    process.stdout.write(toText(simulation, title, process.stdout.columns))
    return
  }
  for (const row of read.value.unreadable) process.stderr.write(`${placeOf(row)}: ${row.reason}\n`)
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
