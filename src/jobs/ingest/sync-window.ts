/** The window of a claim, as its source has it now. */
import type { Dependencies } from '../../dependencies.ts'
import { windowAt } from '../../domain/time/calendar.ts'
import type { SyncJob } from '../../queue.ts'
import { ok, type Result } from '../../result.ts'
import type { SourceError, Synced, SyncRequest } from '../../sources/source.ts'
import type { Claim } from '../../store/sync/claim.ts'
import { sourceOf, withAccess } from '../access.ts'

/** Asks for the window; of a source that sends its runs by itself, joins what it sent to what is stored. */
export async function syncWindow(
  dependencies: Dependencies,
  claim: Claim,
  job: SyncJob,
  now: Date,
): Promise<Result<Synced, SourceError>> {
  const request: SyncRequest = {
    window: windowAt(now, claim.runner),
    timeZone: claim.runner.timeZone,
    stored: claim.runs,
    received: claim.received,
    unreadable: claim.unreadable,
    pushed: { runs: job.kind === 'pushed' ? job.runs : [], at: new Date(job.at) },
  }
  const source = sourceOf(dependencies, claim.connection.id)
  if (source.pushing) return ok(source.pushing.withPushed(request))
  return withAccess(dependencies, claim.connection, now, ({ access }) =>
    source.currentRuns(access, request, now, (page, ofAbout) =>
      dependencies.store.training.reading(claim, page, ofAbout),
    ),
  )
}
