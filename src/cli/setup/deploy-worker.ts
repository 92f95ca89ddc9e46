/** The Worker itself: deployed where what stands here is not what was deployed, and where it answers from then on. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '../../result.ts'
import { type Deployed, deploy, namePageIn } from '../deploy/deploy.ts'
import { keepDeploy } from '../deploy/kept.ts'
import { takeAnswers } from './kept.ts'
import { change, type SetupWorld, type Step } from './world.ts'

export const deployWorker: Step = async (world) => {
  const fingerprint = await fingerprintOf(world.root)
  if (world.kept.deployed === fingerprint && world.kept.settings.BASE_URL) return ok(null)
  return change(world, 'migrate the database and deploy the Worker', async () => {
    const done = await deployed(world)
    if (!done.ok) return done
    world.kept.deployed = fingerprint
    // an address of one's own stays
    const url = world.kept.settings.BASE_URL ?? done.value.url
    takeAnswers(world.kept, { BASE_URL: url })
    await world.keep()
    return url
      ? ok(null)
      : err(
          'The Worker is deployed, but wrangler did not say where. Put BASE_URL into a file of answers and run npm run setup -- --answers FILE.',
        )
  })
}

const NAME_TRIES = 3

/** Again, once whoever sits there has chosen the name that a new account lacks. */
async function deployed(world: SetupWorld, tries = 1): Promise<Result<Deployed, string>> {
  const done = await deploy({
    wrangler: world.wrangler,
    say: world.say,
    keep: (kept) => keepDeploy(kept, world.root),
    now: world.now,
  })
  if (done.ok || !namePageIn(done.error) || !world.asker.canAsk || tries === NAME_TRIES) return done
  world.say(done.error)
  return (await world.asker.confirm('Have you chosen the name?')) ? deployed(world, tries + 1) : done
}

/** What a deploy depends on. */
async function fingerprintOf(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const part of ['wrangler.toml', 'package-lock.json', 'migrations', 'src']) {
    const entries = await readdir(join(root, part), { recursive: true, withFileTypes: true }).catch(
      () => null,
    )
    const files = entries
      ? entries
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => join(parentPath, name))
          .sort()
      : [join(root, part)]
    for (const file of files) hash.update(await readFile(file).catch(() => ''))
  }
  return hash.digest('hex')
}
