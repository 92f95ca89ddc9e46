/** `npm run bench`: the budgets, measured. Figures are for comparing on one machine, one run after the other. */
import { parseArgs } from 'node:util'
import { type Figure, isWithin, table } from './bench/figure.ts'
import { begun, PARTS } from './bench/parts.ts'

const USAGE = `npm run bench -- [--only PART,PART] [--json]

  --only   ${Object.keys(PARTS).join(', ')}: all of them when nothing is said
  --json   the figures as JSON

What takes its time says on stderr how far it is. Leave the machine alone meanwhile.`

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
  const measured = await begun()
  const figures: Figure[] = []
  for (const part of names) {
    told(part)
    const figuresOf = PARTS[part]?.(measured, (progress) => told(part, progress)) ?? []
    for await (const figure of figuresOf) figures.push({ part, ...figure })
  }
  console.log(values.json ? JSON.stringify(figures, null, 2) : table(figures))
  if (!values.json) console.log(`\n${figures.filter((figure) => !isWithin(figure)).length} budgets not met.`)
  return 0
}

if (values.help) console.log(USAGE)
else process.exit(await main())
