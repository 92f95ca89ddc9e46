/** `npm run deploy`: a way back first, then the migrations, then the Worker. */
import { optionsOf, runCommand } from './command/command.ts'
import { deploy } from './deploy/deploy.ts'
import { keepDeploy } from './deploy/kept.ts'
import { wrangler } from './wrangler.ts'

const USAGE =
  'npm run deploy: a bookmark of the database, the migrations, then the Worker. It takes no options.'

await runCommand(async () => {
  const { values } = optionsOf({ options: { help: { type: 'boolean', default: false } } }, USAGE)
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const deployed = await deploy({
    wrangler,
    say: console.log,
    keep: (kept) => keepDeploy(kept),
    now: () => new Date(),
  })
  if (deployed.ok) return 0
  console.error(`\n${deployed.error}`)
  return 1
})
