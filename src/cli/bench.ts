/** `npm run bench`: the budgets, measured. What was measured is printed, also where another part failed. */
import { readFile, writeFile } from 'node:fs/promises'
import { type Figure, isWithin, table } from './bench/figure.ts'
import { chapters, together, withFigures } from './bench/markdown.ts'
import { begun, PARTS } from './bench/parts.ts'
import { run } from './bench/run.ts'
import { optionsOf } from './command/command.ts'

const USAGE = `npm run bench -- [--only PART,PART] [--json | --into FILE] [--runs N]

  --only   ${Object.keys(PARTS).join(', ')}: all of them by default
  --json   the figures as JSON
  --runs   how many runs, one after another: the median of each figure, with its lowest and highest
  --into   puts the figures between the two marks of a file such as docs/benchmarks.md

Slow parts show their progress on stderr. Leave the machine alone while it runs. A part that fails costs only its own
figures; then it ends with 1.`

// the runtime tells of every message on a queue
process.env.WRANGLER_LOG = 'error'

const { values } = optionsOf(
  {
    options: {
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      runs: { type: 'string', default: '1' },
      into: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  },
  USAGE,
)

async function main(): Promise<number> {
  const names = values.only?.split(',') ?? Object.keys(PARTS)
  const unknown = names.find((name) => !Object.hasOwn(PARTS, name))
  if (unknown !== undefined) {
    console.error(`There is no part “${unknown}”.\n\n${USAGE}`)
    return 2
  }
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) {
    console.error(`--runs takes a whole number from 1 up, not “${values.runs}”.\n\n${USAGE}`)
    return 2
  }
  const unfinished = new Set<string>()
  const began = performance.now()
  const told = (part: string, progress = '') =>
    process.stderr.write(
      `${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${part} ${progress}\n`,
    )
  told('build')
  const chosen = Object.fromEntries(Object.entries(PARTS).filter(([name]) => names.includes(name)))
  const shared = await begun()
  const all: Figure[][] = []
  for (let number = 1; number <= runs; number++) {
    const { figures, failed } = await run(chosen, { bundle: shared.bundle }, (part, progress) =>
      told(runs > 1 ? `run ${number}, ${part}` : part, progress),
    )
    all.push(figures)
    for (const part of failed) unfinished.add(part)
  }
  await print(all)
  if (unfinished.size === 0) return 0
  console.error(`Not fully measured: ${[...unfinished].join(', ')}.`)
  return 1
}

async function print(runs: readonly Figure[][]): Promise<void> {
  const figures = runs.length === 1 ? (runs[0] ?? []) : together(runs)
  if (values.into) {
    await writeFile(values.into, withFigures(await readFile(values.into, 'utf8'), chapters(together(runs))))
  } else if (values.json) {
    console.log(JSON.stringify(figures, null, 2))
  } else {
    console.log(runs.length === 1 ? table(figures) : chapters(together(runs)))
    console.log(`\n${figures.filter((figure) => !isWithin(figure)).length} budgets not met.`)
  }
}

if (values.help) console.log(USAGE)
else process.exit(await main())
