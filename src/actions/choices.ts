/** What the runner decides about counting: which source counts, and which runs do not. Each asks for a review. */
import { err, ok, type Result } from '../result.ts'
import { type ReviewOptions, review } from './review.ts'

/** One source counts, the other waits; both are never added up. */
export async function countBy(
  { store, queue }: ReviewOptions,
  runnerId: string,
  connectionId: string,
  now: Date,
): Promise<Result<null, 'not-yours'>> {
  const connection = await store.connections.find(connectionId)
  if (connection?.runnerId !== runnerId || connection.state !== 'active') return err('not-yours')
  const before = await store.connections.record(runnerId)
  if (before === connectionId) await store.choices.keepBy(runnerId)
  else await store.choices.countBy(runnerId, connectionId, before, now)
  await queue.tryEnqueue(
    { kind: 'review', connection: connectionId, at: now.getTime(), interactive: true },
    now,
    now,
  )
  return ok(null)
}

/** An id is its source's and the source's own; more is not asked of it, for the run may have left the cache. */
const RUN_ID = /^[a-z]+:[\w.-]{1,80}$/

export async function excludeRun(
  options: ReviewOptions,
  runnerId: string,
  runId: string,
  now: Date,
): Promise<Result<null, 'not-a-run'>> {
  if (!RUN_ID.test(runId)) return err('not-a-run')
  await options.store.choices.exclude(runnerId, runId)
  await review(options, runnerId, now)
  return ok(null)
}

export async function includeRun(
  options: ReviewOptions,
  runnerId: string,
  runId: string,
  now: Date,
): Promise<void> {
  await options.store.choices.include(runnerId, runId)
  await review(options, runnerId, now)
}
