/** `npm run chaos`: many seeded worlds of misfortune, and which promises of the service each of them broke. */

import { liveLogs } from './chaos/logs.ts'
import { findPlanted } from './chaos/planted.ts'
import { chaosOf, type Outcome, runSeeds, seedsIn } from './chaos/run.ts'
import { failure, summary, trace } from './chaos/words.ts'
import { optionsOf } from './command/command.ts'

const USAGE = `npm run chaos -- [--seeds 1-20] [--seed N] [--calm] [--planted] [--log FILE …]

  --seeds A-B   the seeds to live through (1-20)
  --seed N      one seed, and everything that happened in it
  --calm        without misfortune: then the service must say what its own backtest says
  --log FILE    years without misfortune: the service must say of the log what the backtest says of it
  --planted     plants faults in a copy, one after another, and shows the first seed that finds each;
                with --fault WORDS only those whose name contains the words`

const { values } = optionsOf(
  {
    options: {
      seeds: { type: 'string', default: '1-20' },
      seed: { type: 'string' },
      calm: { type: 'boolean', default: false },
      planted: { type: 'boolean', default: false },
      fault: { type: 'string', default: '' },
      log: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  },
  USAGE,
)

async function main(): Promise<number> {
  const { calm, seed } = values
  const seeds = seedsIn(seed ?? values.seeds)
  const began = performance.now()
  const outcomes: Outcome[] = []
  const failures: Outcome[] = []
  await runSeeds(seeds, chaosOf({ calm, trace: seed !== undefined }), (outcome) => {
    outcomes.push(outcome)
    if (outcome.broken.length > 0) {
      failures.push(outcome)
      console.log(failure(outcome, calm))
    }
    console.log(`${outcomes.length} of ${seeds.length}, ${failures.length} failed`)
  })
  if (seed !== undefined) console.log(trace(outcomes))
  console.log(summary(outcomes, seeds.length, performance.now() - began))
  return failures.length > 0 || outcomes.length < seeds.length ? 1 : 0
}

if (values.help) console.log(USAGE)
else if (values.planted) process.exitCode = (await findPlanted(seedsIn(values.seeds), values.fault)) ? 0 : 1
else if (values.log.length > 0) process.exitCode = (await liveLogs(values.log)) ? 0 : 1
else process.exitCode = await main()
