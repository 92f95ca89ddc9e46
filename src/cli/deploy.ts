/** `npm run deploy`: a way back first, then the migrations, then the Worker. */
import { deploy } from './deploy/deploy.ts'
import { keepDeploy } from './deploy/kept.ts'
import { wrangler } from './wrangler.ts'

const deployed = await deploy({
  wrangler,
  say: console.log,
  keep: (kept) => keepDeploy(kept),
  now: () => new Date(),
})
if (!deployed.ok) {
  console.error(`\n${deployed.error}`)
  process.exitCode = 1
}
