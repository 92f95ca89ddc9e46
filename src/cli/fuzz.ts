/** `npm run fuzz`: hostile requests at every door of the Worker, seeded, and what they broke. */

import { type Outcome, runSeeds, seedsIn } from './chaos/run.ts'
import { optionsOf } from './command/command.ts'

const USAGE = `npm run fuzz -- [--seeds 1-50] [--requests 2000] [--slowest 3000] [--seed N]

  --seeds A-B    the seeds (1-50): 100,000 requests in all
  --requests N   how many requests each seed makes
  --slowest MS   how long an answer may take, in milliseconds; a busy machine needs more
  --seed N       one seed, with every request in it`

const { values } = optionsOf(
  {
    options: {
      seeds: { type: 'string', default: '1-50' },
      seed: { type: 'string' },
      requests: { type: 'string', default: '2000' },
      slowest: { type: 'string', default: '3000' },
      help: { type: 'boolean', default: false },
    },
  },
  USAGE,
)

const MOST_LINES = 12

function failure({ seed, broken }: Outcome, requests: number): string {
  const lines = broken.slice(0, MOST_LINES).map(([promise, line]) => `  ${promise} ${line.slice(0, 400)}`)
  const more = broken.length > MOST_LINES ? [`  … and ${broken.length - MOST_LINES} more`] : []
  const again = `  again: npm run fuzz -- --seed ${seed} --requests ${requests}`
  return [`seed ${seed} broke something`, ...lines, ...more, again].join('\n')
}

function wholeNumber(option: string, given: string): number {
  const number = Number(given)
  if (!(Number.isInteger(number) && number > 0)) throw new Error(`${option} takes a whole number`)
  return number
}

async function main(): Promise<number> {
  const seeds = seedsIn(values.seed ?? values.seeds)
  const requests = wholeNumber('--requests', values.requests)
  const slowestMs = wholeNumber('--slowest', values.slowest)
  const began = performance.now()
  const outcomes: Outcome[] = []
  let failed = 0
  const asked = {
    config: 'test/fuzz/vitest.config.ts',
    tell: 'FUZZ',
    options: { requests, slowestMs, trace: values.seed !== undefined },
  }
  await runSeeds(seeds, asked, (outcome) => {
    outcomes.push(outcome)
    if (outcome.broken.length > 0) {
      failed += 1
      console.log(failure(outcome, requests))
    }
    console.log(`${outcomes.length} of ${seeds.length}, ${failed} failed`)
  })
  if (values.seed !== undefined) console.log(outcomes.flatMap(({ trace }) => trace).join('\n'))
  const sum = outcomes.reduce((total, { figures }) => total + (figures.requests ?? 0), 0)
  const slowest = Math.max(0, ...outcomes.map(({ figures }) => figures.slowest ?? 0))
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`${sum} requests, the slowest answered in ${slowest} ms; ${seconds} s`)
  return failed > 0 || outcomes.length < seeds.length ? 1 : 0
}

if (values.help) console.log(USAGE)
else process.exitCode = await main()
