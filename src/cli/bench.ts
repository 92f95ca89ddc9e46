/** `npm run bench`: the budgets, measured. What was measured is printed, also where another part failed. */
import { parseArgs } from 'node:util'
import { isWithin, table } from './bench/figure.ts'
import { begun, PARTS } from './bench/parts.ts'
import { run } from './bench/run.ts'

const USAGE = `npm run bench -- [--only PART,PART] [--json]

  --only   ${Object.keys(PARTS).join(', ')}: all of them when nothing is said
  --json   the figures as JSON

What takes its time says on stderr how far it is. Leave the machine alone meanwhile. A part that fails costs its own
figures alone; then it ends with 1.`

// the runtime tells of every message on a queue
process.env.WRANGLER_LOG = 'error'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

async function main(): Promise<number> {
  const names = values.only?.split(',') ?? Object.keys(PARTS)
  const unknown = names.find((name) => !Object.hasOwn(PARTS, name))
  if (unknown !== undefined) {
    console.error(`There is no part “${unknown}”.\n\n${USAGE}`)
    return 2
  }
  const began = performance.now()
  const told = (part: string, progress = '') =>
    process.stderr.write(
      `${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${part} ${progress}\n`,
    )
  told('build')
  const chosen = Object.fromEntries(Object.entries(PARTS).filter(([name]) => names.includes(name)))
  const { figures, failed } = await run(chosen, await begun(), told)
  console.log(values.json ? JSON.stringify(figures, null, 2) : table(figures))
  if (!values.json) console.log(`\n${figures.filter((figure) => !isWithin(figure)).length} budgets not met.`)
  if (failed.length === 0) return 0
  console.error(`Not measured to the end: ${failed.join(', ')}.`)
  return 1
}

if (values.help) console.log(USAGE)
else process.exit(await main())
