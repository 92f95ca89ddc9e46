/** What is given up is lost to nobody: before its letter is parked, the work itself is put where it is found again. */
import * as z from 'zod'
import type { Dependencies } from '../dependencies.ts'
import type { Job } from '../queue.ts'
import { idText } from '../sources/figures.ts'
import type { DeadLetter } from '../store/dead-letters.ts'

/** Pushed runs come back so often: what crashes still is asked for at the source. */
const MOST_RETURNS = 2

export async function keepFromLoss(dependencies: Dependencies, job: Job, now: Date): Promise<void> {
  const { connections } = dependencies.store
  switch (job.kind) {
    case 'changed':
    case 'review':
    case 'chosen':
    case 'revoked':
      return connections.missed(job.connection)
    case 'pushed':
      if (job.tries < MOST_RETURNS) {
        return dependencies.queue.enqueue({ ...job, tries: job.tries + 1 }, now, now)
      }
      return connections.wantHistory(job.connection, now)
    case 'ready':
      return connections.wantHistory(job.connection, now)
    // the row says what is still to be done, or nothing was named that could be
    case 'history':
    case 'permissions':
    case 'disconnect':
    case 'deliver':
    case 'unreadable':
  }
}

const named = idText.optional().catch(undefined)
const connectionId = z
  .string()
  .regex(/^[\w-]+:[\w.-]+$/)
  .max(100)
const bodySchema = z
  .object({ kind: named, connection: connectionId.optional().catch(undefined), delivery: named })
  .catch({})

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
