/** What is given up is lost to nobody: before its letter is parked, the work itself is put where it is found again. */
import * as z from 'zod'
import type { Dependencies } from '../dependencies.ts'
import type { Job } from '../queue.ts'
import { idText } from '../sources/figures.ts'
import type { DeadLetter } from '../store/dead-letters.ts'
import { isConfigured, sourceOf } from './access.ts'
import { loseConnection } from './access-lost.ts'

/** What tells that we may be let in no more. */
type Telling = Extract<Job, { kind: 'revoked' | 'permissions' }>

/** Pushed runs come back so often: what crashes still is asked for at the source. */
const MOST_RETURNS = 2

export async function keepFromLoss(dependencies: Dependencies, job: Job, now: Date): Promise<void> {
  const { connections } = dependencies.store
  switch (job.kind) {
    case 'changed':
    case 'review':
    case 'chosen':
      return connections.missed(job.connection)
    case 'revoked':
      // the next sync finds out by itself where it asks the source anything
      return asksAtSyncs(dependencies, job)
        ? connections.missed(job.connection)
        : lose(dependencies, job, now)
    case 'permissions':
      return lose(dependencies, job, now)
    case 'pushed':
      if (job.tries < MOST_RETURNS) {
        return dependencies.queue.enqueue({ ...job, tries: job.tries + 1 }, now, now)
      }
      return connections.wantHistory(job.connection, now)
    case 'ready':
      return connections.wantHistory(job.connection, now)
    // the row says what is still to be done, or nothing was named that could be
    case 'history':
    case 'disconnect':
    case 'deliver':
    case 'events':
    case 'unreadable':
    // it comes again tomorrow, or by another press
    case 'check-up':
    case 'subscribe':
  }
}

const asksAtSyncs = (dependencies: Dependencies, { connection }: Telling): boolean =>
  !isConfigured(dependencies, connection) || sourceOf(dependencies, connection).pushing === null

/** Nobody could say whether we are still allowed in: the runner is asked to say so. */
async function lose(dependencies: Dependencies, job: Telling, now: Date): Promise<void> {
  if (!isConfigured(dependencies, job.connection)) return
  const outcome = await loseConnection(dependencies, job.connection, now, new Date(job.at))
  if ('at' in outcome) await dependencies.queue.enqueue(job, outcome.at, now)
}

const named = z.lazy(() => idText.optional().catch(undefined))
const connectionId = z.lazy(() =>
  z
    .string()
    .regex(/^[\w-]+:[\w.-]+$/)
    .max(100),
)
const bodySchema = z.lazy(() =>
  z.object({ kind: named, connection: connectionId.optional().catch(undefined), delivery: named }).catch({}),
)

/** What names the work and whose it is, never a person's words; of what is no job, what can be read of that. */
export function idsOf(job: Job | null, body: unknown): Pick<DeadLetter, 'kind' | 'ids'> {
  if (!job) {
    const { kind = 'unknown', connection, delivery } = bodySchema.parse(body)
    return { kind, ids: { ...(connection ? { connection } : {}), ...(delivery ? { delivery } : {}) } }
  }
  const { kind } = job
  switch (kind) {
    case 'deliver':
      return { kind, ids: { delivery: job.delivery } }
    case 'events':
    case 'check-up':
      return { kind, ids: {} }
    case 'subscribe':
      return { kind, ids: { source: job.source } }
    case 'unreadable':
      return { kind, ids: job.ids }
    case 'changed':
      return { kind, ids: { connection: job.connection, ...(job.runId ? { run: job.runId } : {}) } }
    case 'pushed':
      return { kind, ids: { connection: job.connection, runs: job.runs.map(({ id }) => id).join(' ') } }
    default:
      return { kind, ids: { connection: job.connection } }
  }
}
