/** The queues of `wrangler.toml`: which are there, and those that have to be made. */
import { ok, type Result } from '../../result.ts'
import { failed, namesOf } from './cloudflare.ts'
import { jurisdictionIn } from './database.ts'
import { change, type SetupWorld, type Step } from './world.ts'

export const makeQueues: Step = async (world) => {
  const { queues } = await namesOf(world)
  const there = await queuesOf(world, queues)
  if (!there.ok) return there
  for (const queue of queues.filter((name) => !there.value.includes(name))) {
    const made = await change(world, `make the queue ${queue}`, async () => {
      const done = await world.wrangler(['queues', 'create', queue, ...jurisdictionIn(world)], { input: '' })
      // a list may be older than what was made
      return done.ok || /already (?:taken|exists)/i.test(done.error.said)
        ? ok(null)
        : failed(`The queue ${queue} could not be made.`, done.error)
    })
    if (!made.ok) return made
  }
  return ok(null)
}

/** Which of these queues are there. Wrangler prints a table of names by the page, and one without any is the end. */
export async function queuesOf(
  world: SetupWorld,
  wanted: readonly string[],
): Promise<Result<string[], string>> {
  const seen = new Set<string>()
  for (let page = 1; ; page++) {
    const before = seen.size
    const listed = await world.wrangler(['queues', 'list', ...(page > 1 ? ['--page', String(page)] : [])])
    if (!listed.ok) return failed('The queues could not be listed.', listed.error)
    for (const word of listed.value.split(/[│|\s]+/)) seen.add(word)
    const there = wanted.filter((name) => seen.has(name))
    if (there.length === wanted.length || seen.size === before) return ok(there)
  }
}
