/** Asking a source for the window of a claim. */
import type { Dependencies } from '../../dependencies.ts'
import { windowAt } from '../../domain/time/calendar.ts'
import type { SyncJob } from '../../queue.ts'
import { ok } from '../../result.ts'
import type { SyncRequest } from '../../sources/source.ts'
import type { Claim } from '../../store/sync/claim.ts'
import { freshAccess, type Held, sourceOf } from '../access.ts'

/** Asks for the window; tokens that are refused are refreshed once, whatever their date says. */
export async function syncWindow(dependencies: Dependencies, claim: Claim, job: SyncJob, now: Date) {
  const request: SyncRequest = {
    window: windowAt(now, claim.runner),
    timeZone: claim.runner.timeZone,
    stored: claim.runs,
    received: claim.received,
    pushed: { runs: job.kind === 'pushed' ? job.runs : [], at: new Date(job.at) },
  }
  const source = sourceOf(dependencies, claim.connection.id)
  const held = claim.connection
  let opened = false
  const seen = await source.currentRuns(
    async () => {
      const access = await accessTo(dependencies, held, now)
      opened = access.ok
      return access
    },
    request,
    now,
  )
  if (seen.ok || seen.error.kind !== 'unauthorized' || !opened) return seen
  const refreshed = (await dependencies.store.connections.find(held.id)) ?? held
  return source.currentRuns(() => accessTo(dependencies, refreshed, now, true), request, now)
}

async function accessTo(dependencies: Dependencies, held: Held, now: Date, anew = false) {
  const tokens = await freshAccess(dependencies, held, now, anew)
  return tokens.ok ? ok(tokens.value.access) : tokens
}
