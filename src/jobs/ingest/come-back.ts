/** A sync that has to come again: another holds the claim, or what was announced is not listed yet. */
import type { Dependencies } from '../../dependencies.ts'
import type { SyncJob } from '../../queue.ts'
import type { Synced } from '../../sources/source.ts'
import type { Unclaimed } from '../../store/sync/claim.ts'
import { ack, type Outcome } from '../outcome.ts'

/** How long to wait for an activity that was announced and is not listed yet: half an hour in all, then give up. */
const NOT_YET_MINUTES = [1, 2, 4, 8, 15]

/** Syncs run one at a time: a lease in the way is the trace of a crash, and waiting for it counts as a retry. */
export async function withoutClaim(
  dependencies: Dependencies,
  job: SyncJob,
  unclaimed: Unclaimed,
  now: Date,
): Promise<Outcome> {
  const names = job.kind === 'changed' && job.change === 'create' ? job.runId : null
  switch (unclaimed.kind) {
    case 'busy':
      return { kind: 'retry', at: unclaimed.until }
    case 'waiting':
      // the row says that a sync is due then; only what the sync would not find by itself comes back
      return job.kind === 'pushed' || names ? { kind: 'later', at: unclaimed.until } : ack
    case 'seen': {
      // the sync since may have begun before the activity was listed
      const known = unclaimed.runs.some((id) => id.endsWith(`:${names}`))
      return names && !known ? syncAgain(dependencies, job, now) : ack
    }
    default:
      return ack
  }
}

/** An activity that was announced and is not there yet, or was deleted and still is. */
export function isMissing(job: SyncJob, seen: Synced): boolean {
  if (job.kind !== 'changed' || job.runId === null) return false
  if (job.change === 'create') return !seen.listed.has(job.runId)
  return job.change === 'delete' && seen.listed.has(job.runId)
}

export async function syncAgain(dependencies: Dependencies, job: SyncJob, now: Date): Promise<Outcome> {
  const tries = job.kind === 'changed' ? job.tries : 0
  const minutes = NOT_YET_MINUTES[tries]
  if (minutes === undefined || job.kind !== 'changed') return ack
  const at = new Date(now.getTime() + minutes * 60_000)
  await dependencies.queue.enqueue({ ...job, at: at.getTime(), tries: tries + 1 }, at, now)
  return ack
}
