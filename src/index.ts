/** The Worker: fetch, queue, scheduled. Dispatch only, and the one place that reads the clock. */
import { app } from './app.tsx'
import type { CallOptions } from './call.ts'
import { type Env, readConfig } from './config.ts'
import { dependenciesOf } from './dependencies.ts'
import { consume } from './jobs/consume.ts'
import { sweep } from './jobs/sweep.ts'
import { faultOf, log } from './log.ts'

/** Five calls and a refresh end before a sync's lease does. */
const CALL_TIMEOUT_MS = 15_000
const NOT_SET_UP_SECONDS = 3_600

/** The Worker over a clock and a way to reach the outside; tests bring their own. */
export function worker(
  clock: () => Date = () => new Date(),
  options: CallOptions = { fetch: (...call) => fetch(...call), timeoutMs: CALL_TIMEOUT_MS },
) {
  const installations = new WeakMap<object, ReturnType<typeof install>>()

  function install(env: Env) {
    const config = readConfig(env)
    return config.ok
      ? { dependencies: dependenciesOf(config.value, env, options), missing: null }
      : { dependencies: null, missing: config.error }
  }

  /** Read once for each environment: requests share it. */
  function installed(env: Env) {
    const known = installations.get(env)
    if (known) return known
    const fresh = install(env)
    installations.set(env, fresh)
    return fresh
  }

  function ready(env: Env) {
    const { dependencies, missing } = installed(env)
    if (!dependencies) throw new Error(`The configuration is incomplete. ${missing.join(' ')}`)
    return dependencies
  }

  return {
    fetch: (request, env, context?: ExecutionContext) =>
      app.fetch(request, { ...installed(env), clock, afterwards: afterwardsIn(context) }),
    async queue(batch, env) {
      const { dependencies } = installed(env)
      if (dependencies) return consume(batch, dependencies, clock)
      // what is on the queues waits for a whole configuration, as long as the queues let it
      log('not-set-up', { queue: batch.queue, messages: batch.messages.length })
      batch.retryAll({ delaySeconds: NOT_SET_UP_SECONDS })
    },
    async scheduled(_controller, env) {
      log('sweep', await sweep(ready(env), clock()))
    },
  } satisfies ExportedHandler<Env>
}

const afterwardsIn = (context: ExecutionContext | undefined) => async (work: Promise<void>) => {
  if (!context) return work
  // nobody waits for it, so nobody else hears that it failed
  context.waitUntil(work.catch((error: unknown) => log('error', { error: faultOf(error) })))
}

export default worker()
