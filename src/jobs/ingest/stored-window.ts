/** The window of a claim as it is stored: enough to decide anew what somebody chose, without asking the source. */
import { windowAt } from '../../domain/time/calendar.ts'
import type { SyncJob } from '../../queue.ts'
import type { Synced } from '../../sources/source.ts'
import type { Claim } from '../../store/sync/claim.ts'

/** Events tell of what happens meanwhile, and one that was missed makes it old at once. */
const FRESH_MS = 24 * 3_600_000

/**
 * Whether a choice can be decided from what is stored: it was read lately, and no nudge has settled meanwhile, for that
 * is released only by asking the source again.
 */
export function isEnoughStored({ connection, nudges }: Claim, job: SyncJob, now: Date): boolean {
  const { syncStartedAt: at } = connection
  if (job.kind !== 'chosen' || !at || at > now || now.getTime() - at.getTime() > FRESH_MS) return false
  return !nudges.some(({ state, dueAt }) => state === 'waiting' && dueAt <= now)
}

export function asStored({ runs, runner, unreadable }: Claim, now: Date): Synced {
  const { from } = windowAt(now, runner)
  return {
    runs: runs.filter(({ localDate }) => localDate >= from),
    listed: new Set(),
    unreadable,
    remarks: [],
    timeZone: null,
    rateLimit: [],
    received: [],
  }
}
