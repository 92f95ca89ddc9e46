/** claim ─► access ─► sync ─► decide ─► commit ─► enqueue */

import type { Dependencies } from '../dependencies.ts'
import { deliveriesFor } from '../domain/delivery/deliveries.ts'
import { blockedUntil } from '../domain/delivery/rate-limit.ts'
import type { SummaryDue } from '../domain/delivery/schedule.ts'
import { isOpen, type Nudge } from '../domain/nudges/decide.ts'
import { syncAt } from '../domain/replay/sync.ts'
import { windowAt } from '../domain/time/calendar.ts'
import { type Run, sameRun } from '../domain/training/run.ts'
import type { SyncJob } from '../queue.ts'
import { ok } from '../result.ts'
import { deliveryId } from '../secrets.ts'
import type { SourceError, Synced, SyncRequest } from '../sources/source.ts'
import type { AskedFor, Claim, Unclaimed } from '../store/sync/claim.ts'
import type { Decided } from '../store/sync/decided.ts'
import type { Paused, Scheduled } from '../store/sync/training.ts'
import { freshAccess, type Held, isConfigured, keepAlive, sourceOf } from './access.ts'
import { isRefusedAgain, loseAccess, REFUSAL_PAUSE_MS } from './access-lost.ts'
import { ack, jitterOf, type Outcome, waitAfter } from './outcome.ts'

/** How long to wait for an activity that was announced and is not listed yet: half an hour in all, then give up. */
const NOT_YET_MINUTES = [1, 2, 4, 8, 15]
const BUSY_MS = 10_000
const MOST_LETTERS = 3

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
  const closed = blockedUntil(claim.rateLimit, now, isInteractive(job) ? 'interactive' : 'event')
  if (closed) return wait(dependencies, claim, { notBefore: closed, because: 'limit' }, claim.rateLimit, now)

  const seen = await syncWindow(dependencies, claim, job, now)
  if (!seen.ok) return giveWay(dependencies, claim, seen.error, now)

  const opened = sourceOf(dependencies, claim.connection.id).pushing === null
  const decided = await decide(claim, { seen: seen.value, opened }, new Date(job.at), now)
  const scheduled = await dependencies.store.training.commit(claim, decided)
  if (!scheduled) {
    await dependencies.store.training.release(claim)
    return { kind: 'later', at: new Date(now.getTime() + BUSY_MS) }
  }
  await enqueueFor(dependencies, claim, { scheduled, nudges: decided.nudges }, now)
  await tellUnreadable(dependencies, claim.connection.id, seen.value, now)
  if (job.kind === 'review') await keepAlive(dependencies, claim.connection, now)
  return isMissing(job, seen.value) ? syncAgain(dependencies, job, now) : ack
}

/** What was pushed is taken in whatever was seen since; any other look may have been done by a later one already. */
function askFor(job: SyncJob, now: Date): AskedFor {
  if (job.kind === 'pushed') return { askedAt: now, pushed: job.runs.map(({ id }) => id) }
  return { askedAt: new Date(job.at), pushed: [] }
}

const isInteractive = (job: SyncJob) => job.kind === 'review' && job.interactive

/** Syncs run one at a time: a lease in the way is the trace of a crash, and waiting for it counts as a retry. */
async function withoutClaim(
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

/** Asks for the window; tokens that are refused are refreshed once, whatever their date says. */
async function syncWindow(dependencies: Dependencies, claim: Claim, job: SyncJob, now: Date) {
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

/** What was seen, and whether the source was asked for it. */
type Seen = { seen: Synced; opened: boolean }

/** Pure but for the ids of deliveries, which are hashes: what the source has now, and what follows from it. */
async function decide(claim: Claim, { seen, opened }: Seen, pushedAt: Date, now: Date): Promise<Decided> {
  // a source that waits says nothing about the runner either
  const timeZone = claim.zoneChosen || !claim.isSourceOfRecord ? null : seen.timeZone
  const runner = { ...claim.runner, timeZone: timeZone ?? claim.runner.timeZone }
  const { runs, log, reviewAt, ...decided } = syncAt(seen.runs, runner, claim.nudges, now)
  const nudges = claim.isSourceOfRecord ? decided.nudges : withdrawn(claim.nudges)
  const standing = new Map([...claim.nudges, ...nudges].map((nudge) => [nudge.id, nudge]))
  return {
    syncStartedAt: now,
    timeZone,
    ...changesOf(claim.runs, runs),
    lastRunOn: log.counted.at(-1)?.localDate ?? null,
    weeks: log.weeks,
    nudges,
    reviewAt,
    deliveries: await deliveriesOf(
      [...standing.values()],
      claim.isSourceOfRecord ? decided.summary : null,
      claim,
    ),
    rateLimit: seen.rateLimit,
    received: { runs: seen.received, at: pushedAt },
    opened,
  }
}

/** A source that waits beside the one that counts keeps its weeks and says nothing. */
const withdrawn = (nudges: readonly Nudge[]): Nudge[] =>
  nudges.filter(isOpen).map((nudge) => ({ ...nudge, state: 'cancelled', why: 'gone' }))

function changesOf(stored: readonly Run[], runs: readonly Run[]): Pick<Decided, 'changedRuns' | 'goneRuns'> {
  const before = new Map(stored.map((run) => [run.id, run]))
  const now = new Set(runs.map(({ id }) => id))
  return {
    changedRuns: runs.filter((run) => {
      const known = before.get(run.id)
      return !known || !sameRun(known, run)
    }),
    goneRuns: stored.map(({ id }) => id).filter((id) => !now.has(id)),
  }
}

function deliveriesOf(nudges: readonly Nudge[], summary: SummaryDue | null, claim: Claim) {
  const selfReports = deliveriesFor(nudges, claim.addresses).map(({ nudge, contactId, dueAt }) => ({
    kind: 'nudge' as const,
    about: nudge.id,
    contactId,
    dueAt,
  }))
  const summed = (summary ? [summary] : []).flatMap(({ weekStart, dueAt }) =>
    claim.addresses
      .filter((to) => to.summary && to.channel === 'email')
      .map(({ contactId }) => ({
        kind: 'summary' as const,
        about: `${claim.runner.id}.${weekStart}`,
        contactId,
        dueAt,
      })),
  )
  return Promise.all(
    [...selfReports, ...summed].map(async (each) => ({
      ...each,
      id: await deliveryId(each.kind, each.about, each.contactId),
    })),
  )
}

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

/** An activity that was announced and is not there yet, or was deleted and still is. */
function isMissing(job: SyncJob, seen: Synced): boolean {
  if (job.kind !== 'changed' || job.runId === null) return false
  if (job.change === 'create') return !seen.listed.has(job.runId)
  return job.change === 'delete' && seen.listed.has(job.runId)
}

async function syncAgain(dependencies: Dependencies, job: SyncJob, now: Date): Promise<Outcome> {
  const tries = job.kind === 'changed' ? job.tries : 0
  const minutes = NOT_YET_MINUTES[tries]
  if (minutes === undefined || job.kind !== 'changed') return ack
  const at = new Date(now.getTime() + minutes * 60_000)
  await dependencies.queue.enqueue({ ...job, at: at.getTime(), tries: tries + 1 }, at, now)
  return ack
}

async function wait(
  dependencies: Dependencies,
  claim: Claim,
  paused: Paused,
  rateLimit: Claim['rateLimit'],
  now: Date,
): Promise<Outcome> {
  await dependencies.store.training.postpone(claim, paused, rateLimit, now)
  return { kind: 'later', at: paused.notBefore }
}

/** A sync that did not come about: the connection says until when, and the job comes back then. */
async function giveWay(
  dependencies: Dependencies,
  claim: Claim,
  error: SourceError,
  now: Date,
): Promise<Outcome> {
  const { rateLimit, connection } = claim
  if (error.kind === 'unauthorized') {
    if (isRefusedAgain(connection, now)) return loseAccess(dependencies, claim, now)
    const notBefore = new Date(now.getTime() + REFUSAL_PAUSE_MS)
    return wait(dependencies, claim, { notBefore, because: 'refusal' }, rateLimit, now)
  }
  if (error.kind === 'rate-limited') {
    return wait(dependencies, claim, { notBefore: error.until, because: 'limit' }, error.rateLimit, now)
  }
  // whatever is wrong with the source's answers, only looking again shows that it has been mended
  if (error.kind !== 'unavailable') await tellOperator(dependencies, connection.id, error, now)
  const notBefore = waitAfter(connection.failures, now, jitterOf(connection.id))
  return wait(dependencies, claim, { notBefore, because: 'failure' }, rateLimit, now)
}

/** The same few rows come at every sync: a letter for each, once. */
async function tellUnreadable(
  { store }: Dependencies,
  connection: string,
  { unreadable }: Synced,
  now: Date,
) {
  for (const { id, reason } of unreadable.slice(0, MOST_LETTERS)) {
    const letter = { kind: 'row', ids: { connection, ...(id === null ? {} : { run: id }) }, reason }
    await store.deadLetters.recordOnce(`row ${connection} ${id ?? reason}`, letter, now)
  }
}

/** A letter a day for each connection whose source answers what cannot be used. */
async function tellOperator(dependencies: Dependencies, connection: string, error: SourceError, now: Date) {
  const reason = 'why' in error ? error.why : error.kind
  const day = now.toISOString().slice(0, 10)
  const letter = { kind: 'sync', ids: { connection }, reason }
  await dependencies.store.deadLetters.recordOnce(`look ${connection} ${day}`, letter, now)
}
