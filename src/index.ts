/** The Worker: fetch, queue, scheduled. Dispatch only, and the one place that reads the clock. */
import { app } from './app.tsx'
import type { CallOptions } from './call.ts'
import { type Env, isUnplaced, readConfig } from './config.ts'
import { type Dependencies, dependenciesOf } from './dependencies.ts'
import { type Groundwork, groundworkOf } from './groundwork.ts'
import { comeBack, consume } from './jobs/consume.ts'
import { sweep } from './jobs/sweep.ts'
import { faultOf, log } from './log.ts'
import type { Misfit } from './settings/read.ts'
import { publicOrigin } from './settings/shapes.ts'

/** Five calls and a refresh end before a sync's lease does. */
const CALL_TIMEOUT_MS = 15_000
const NOT_SET_UP_SECONDS = 3_600

/** What was read from the environment: all that is needed, or what is missing of it. */
type Installed = { groundwork: Groundwork } & (
  | { dependencies: Dependencies; missing: null }
  | { dependencies: null; missing: readonly Misfit[] }
)

/** The Worker over a clock and a way to reach the outside; tests bring their own. */
export function worker(
  clock: () => Date = () => new Date(),
  options: CallOptions = { fetch: (...call) => fetch(...call), timeoutMs: CALL_TIMEOUT_MS },
) {
  const installations = new WeakMap<object, Installed>()

  async function install(env: Env, learned?: () => Promise<string>): Promise<Installed> {
    const groundwork = groundworkOf(env, options)
    const config = await readConfig(env, learned ?? (() => groundwork.store.installation.baseUrl()))
    return config.ok
      ? { groundwork, dependencies: dependenciesOf(config.value, env, options), missing: null }
      : { groundwork, dependencies: null, missing: config.error }
  }

  /** Read once for each environment: requests share it. An address that is still to be learned is asked for again. */
  async function installed(env: Env): Promise<Installed> {
    const known = installations.get(env)
    if (known) return known
    const fresh = await install(env)
    if (!isUnplaced(fresh.missing)) installations.set(env, fresh)
    return fresh
  }

  /**
   * The same for a request. A learned address is a row, and a database may be away: until it is back we are where we
   * are asked, so that events are taken and pages say what is the matter as they do where the address is set.
   */
  const installedFor = (request: Request, env: Env): Promise<Installed> =>
    installed(env).catch((error: unknown) => {
      log('address-unread', { error: faultOf(error) })
      return install(env, async () => publicOrigin(request.url))
    })

  async function ready(env: Env): Promise<Dependencies> {
    const { dependencies, missing } = await installed(env)
    if (dependencies) return dependencies
    throw new Error(`The configuration is incomplete. ${missing.map(({ says }) => says).join(' ')}`)
  }

  return {
    fetch: async (request, env, context?: ExecutionContext) =>
      app.fetch(request, { ...(await installedFor(request, env)), clock, afterwards: afterwardsIn(context) }),
    async queue(batch, env) {
      const known = await installed(env).catch((error: unknown) => ({ error }))
      // a learned address is a row, and a database may be away
      if ('error' in known) return comeBack(batch, known.error)
      const { dependencies } = known
      if (dependencies) return consume(batch, dependencies, clock)
      // what is on the queues waits for a whole configuration, as long as the queues let it
      log('not-set-up', { queue: batch.queue, messages: batch.messages.length })
      batch.retryAll({ delaySeconds: NOT_SET_UP_SECONDS })
    },
    async scheduled(_controller, env) {
      try {
        log('sweep', await sweep(await ready(env), clock()))
      } catch (error) {
        // the platform keeps what is thrown, and the message of a failed statement holds its values
        const fault = faultOf(error)
        log('sweep-failed', { error: fault })
        throw new Error(fault)
      }
    },
  } satisfies ExportedHandler<Env>
}

const afterwardsIn = (context: ExecutionContext | undefined) => async (work: Promise<void>) => {
  if (!context) return work
  // nobody waits for it, so nobody else hears that it failed
  context.waitUntil(work.catch((error: unknown) => log('error', { error: faultOf(error) })))
}

export default worker()
