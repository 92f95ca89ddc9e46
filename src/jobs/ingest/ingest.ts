/** claim ─► access ─► sync ─► decide ─► commit ─► enqueue */

import { type Dependencies, practiceOf } from '../../dependencies.ts'
import { blockedUntil } from '../../domain/delivery/rate-limit.ts'
import type { Nudge } from '../../domain/nudges/decide.ts'
import type { SyncJob } from '../../queue.ts'
import { ok } from '../../result.ts'
import type { AskedFor, Claim } from '../../store/sync/claim.ts'
import type { Scheduled } from '../../store/sync/training.ts'
import { tellEndpoints } from '../../tell-endpoints.ts'
import { isConfigured, keepAlive, sourceOf } from '../access.ts'
import { ack, type Outcome } from '../outcome.ts'
import { isMissing, syncAgain, withoutClaim } from './come-back.ts'
import { decide } from './decide.ts'
import { giveWay, wait } from './give-way.ts'
import { asStored, isEnoughStored } from './stored-window.ts'
import { syncWindow } from './sync-window.ts'

const BUSY_MS = 10_000

/**
 * Looks at a source's whole window and decides everything anew. What the list says is the truth, so lost events, edits
 * without an event, deletions and order heal by themselves; what was decided is written in one batch or not at all.
 */
export async function ingest(dependencies: Dependencies, job: SyncJob, now: Date): Promise<Outcome> {
  if (!isConfigured(dependencies, job.connection)) {
    return { kind: 'dead-letter', reason: 'its source is not configured' }
  }
  const claim = await dependencies.store.training.claim(job.connection, askFor(job, now), now)
  if ('kind' in claim) return withoutClaim(dependencies, job, claim, now)
  try {
    return await syncAndDecide(dependencies, claim, job, now)
  } catch (error) {
    // the retry is to crash again or to do better, and not to wait for a lease nobody holds
    await dependencies.store.training.release(claim)
    throw error
  }
}

async function syncAndDecide(
  dependencies: Dependencies,
  claim: Claim,
  job: SyncJob,
  now: Date,
): Promise<Outcome> {
  const asked = !isEnoughStored(claim, job, now)
  const closed = asked && blockedUntil(claim.rateLimit, now, isInteractive(job) ? 'interactive' : 'event')
  if (closed) return wait(dependencies, claim, { notBefore: closed, because: 'limit' }, claim.rateLimit, now)

  const seen = asked ? await syncWindow(dependencies, claim, job, now) : ok(asStored(claim, now))
  if (!seen.ok) return giveWay(dependencies, claim, seen.error, now)

  const { pushing, cacheDays } = sourceOf(dependencies, claim.connection.id)
  const opened = asked && pushing === null
  const kept = { pushedAt: new Date(job.at), cacheDays, practice: practiceOf(dependencies) }
  const decided = await decide(claim, { seen: seen.value, asked, opened }, kept, now)
  const committed = await dependencies.store.training.commit(claim, decided)
  if (!committed) {
    await dependencies.store.training.release(claim)
    return { kind: 'later', at: new Date(now.getTime() + BUSY_MS) }
  }
  const { scheduled, wantedAgain } = committed
  await enqueueFor(dependencies, claim, { scheduled, nudges: decided.nudges }, now)
  if (decided.events.length > 0) await tellEndpoints(dependencies, claim.runner.id, now)
  if (wantedAgain) await decideAgain(dependencies, claim, now)
  if (job.kind === 'review') await keepAlive(dependencies, claim.connection, now)
  return isMissing(job, seen.value) ? syncAgain(dependencies, job, now) : ack
}

/** What was pushed is taken in whatever was seen since; any other look may have been done by a later one already. */
function askFor(job: SyncJob, now: Date): AskedFor {
  if (job.kind === 'pushed') return { askedAt: now, pushed: job.runs.map(({ id }) => id), heard: true }
  return { askedAt: new Date(job.at), pushed: [], heard: job.kind === 'changed' }
}

const isInteractive = (job: SyncJob) => job.kind === 'chosen' || (job.kind === 'review' && job.interactive)

/** What was chosen while this was under way sent no job of its own. */
const decideAgain = ({ queue }: Dependencies, { connection: { id } }: Claim, now: Date) =>
  queue.tryEnqueue({ kind: 'chosen', connection: id, at: now.getTime() }, now, now)

/** The rows say it too: what is lost here is found by the sweep. */
async function enqueueFor(
  dependencies: Dependencies,
  { connection: { id } }: Claim,
  { scheduled, nudges }: { scheduled: Scheduled; nudges: readonly Nudge[] },
  now: Date,
): Promise<void> {
  for (const { id: delivery, dueAt } of scheduled) {
    await dependencies.queue.tryEnqueue({ kind: 'deliver', delivery }, dueAt, now)
  }
  const dueTimes = nudges.filter(({ state }) => state === 'waiting').map(({ dueAt }) => dueAt.getTime())
  for (const at of new Set(dueTimes)) {
    await dependencies.queue.tryEnqueue(
      { kind: 'review', connection: id, at, interactive: false },
      new Date(at),
      now,
    )
  }
}
