/** Takes jobs off the queues, one after the other, and settles each by its outcome. Retries are for crashes alone. */
import type { Dependencies } from '../dependencies.ts'
import { faultOf, log } from '../log.ts'
import { type Job, jobSchema } from '../queue.ts'
import { checkUp } from './check-up/check-up.ts'
import { subscribe } from './check-up/subscribe.ts'
import { idsOf, keepFromLoss } from './dead-letters.ts'
import { deliver } from './deliver.ts'
import { endConnection } from './disconnect.ts'
import { postEvents } from './events/post-events.ts'
import { ingest } from './ingest/ingest.ts'
import type { Outcome } from './outcome.ts'
import { runSourceRequest } from './source-requests.ts'

const DEAD_LETTERS = 'legwork-dead-letters'

export async function consume(
  batch: MessageBatch,
  dependencies: Dependencies,
  clock: () => Date,
): Promise<void> {
  for (const message of batch.messages) {
    const now = clock()
    try {
      const job = jobSchema.safeParse(message.body).data ?? null
      const outcome = await outcomeOfJob(batch.queue, job, dependencies, now)
      await settle(outcome, { id: message.id, job, body: message.body }, dependencies, now)
      if (outcome.kind === 'retry') message.retry({ delaySeconds: secondsUntil(outcome.at, now) })
      else message.ack()
    } catch (error) {
      retryAfter(error, batch.queue, message)
    }
  }
}

/** Nothing of it could be begun: each message comes back, and later the more often that happened to it. */
export function comeBack({ queue, messages }: MessageBatch, error: unknown): void {
  for (const message of messages) retryAfter(error, queue, message)
}

function retryAfter(error: unknown, queue: string, message: Message): void {
  log('crash', { queue, attempts: message.attempts, error: faultOf(error) })
  message.retry({ delaySeconds: secondsAfter(message.attempts) })
}

const secondsUntil = (at: Date, now: Date) => Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000))

const FIRST_SECONDS = 30
const LONGEST_SECONDS = 2 * 3600

/** Waits that double, from half a minute to two hours: with the tries of `wrangler.toml` a database may be away most of a day. */
const secondsAfter = (attempts: number) =>
  Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(attempts - 1, 20))

/** `job` is null when what came is none. */
async function outcomeOfJob(
  queue: string,
  job: Job | null,
  dependencies: Dependencies,
  now: Date,
): Promise<Outcome> {
  if (queue === DEAD_LETTERS) return { kind: 'dead-letter', reason: 'given up after repeated crashes' }
  if (!job) return { kind: 'dead-letter', reason: 'not a job' }
  const outcome = await work(job, dependencies, now)
  log('job', { kind: job.kind, outcome: outcome.kind })
  return outcome
}

function work(job: Job, dependencies: Dependencies, now: Date): Promise<Outcome> {
  switch (job.kind) {
    case 'changed':
    case 'pushed':
    case 'review':
    case 'chosen':
      return ingest(dependencies, job, now)
    case 'revoked':
    case 'disconnect':
      return endConnection(dependencies, job, now)
    case 'ready':
    case 'history':
    case 'permissions':
      return runSourceRequest(dependencies, job, now)
    case 'unreadable':
      return Promise.resolve({ kind: 'dead-letter', reason: job.reason })
    case 'check-up':
      return checkUp(dependencies, now)
    case 'subscribe':
      return subscribe(dependencies, job.source, { takesOver: true }, now)
    case 'events':
      return postEvents(dependencies, job.endpoint, now)
    case 'deliver':
      return deliver(dependencies, job.delivery, now)
  }
}

async function settle(
  outcome: Outcome,
  { id, job, body }: { id: string; job: Job | null; body: unknown },
  dependencies: Dependencies,
  now: Date,
): Promise<void> {
  if (outcome.kind === 'later' && job) await dependencies.queue.enqueue(comingBack(job), outcome.at, now)
  if (outcome.kind !== 'dead-letter') return
  // of work for a connection that is gone there is nothing to keep, and nobody to name
  if (job && !(await isOfSomebody(dependencies, job))) return
  if (job) await keepFromLoss(dependencies, job, now)
  // a message that comes twice leaves one letter
  await dependencies.store.deadLetters.recordOnce(
    `message ${id}`,
    { ...idsOf(job, body), reason: outcome.reason },
    now,
  )
}

const isOfSomebody = async ({ store }: Dependencies, job: Job): Promise<boolean> =>
  !('connection' in job) || (await store.connections.find(job.connection))?.runnerId != null

/** A job that comes back counts how often it did, where that makes it come back more slowly. */
function comingBack(job: Job): Job {
  return 'tries' in job && job.kind !== 'changed' && job.kind !== 'pushed'
    ? { ...job, tries: job.tries + 1 }
    : job
}
