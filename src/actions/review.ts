/** Whoever changes what weeks and nudges depend on writes the choice and that a sync is wanted; only the sync decides. */
import type { Dependencies } from '../dependencies.ts'
import { faultOf, log } from '../log.ts'
import type { Job } from '../queue.ts'

export type ReviewOptions = Pick<Dependencies, 'store' | 'queue'>

/**
 * Enqueues what decides anew at the runner's source of record, if there is one; one job is enough however often somebody
 * changes their mind, for whatever it has not seen is asked for again by the one that is under way. What is stored is
 * enough for most choices; another zone or week start may begin the window on an earlier day, which only the source has.
 */
export async function review(
  { store, queue }: ReviewOptions,
  runnerId: string,
  now: Date,
  needs: 'stored' | 'source' = 'stored',
): Promise<void> {
  // the choice is written and says itself that a sync is wanted: whoever made it hears of no failure after that
  try {
    const job =
      (needs === 'source' ? await reviewAtSource(store, runnerId, now) : null) ??
      (await decideStored(store, runnerId, now))
    if (job) await queue.tryEnqueue(job, now, now)
  } catch (error) {
    log('not-enqueued', { kind: 'review', error: faultOf(error) })
  }
}

const ASK_AGAIN_MS = 60_000

/** Null where the source was asked a moment ago. */
async function reviewAtSource(
  store: ReviewOptions['store'],
  runnerId: string,
  now: Date,
): Promise<Job | null> {
  const connection = await store.connections.record(runnerId)
  if (connection === null) return null
  const may = await store.connections.mayAsk(connection, new Date(now.getTime() - ASK_AGAIN_MS), now)
  return may ? { kind: 'review', connection, at: now.getTime(), interactive: true } : null
}

async function decideStored(store: ReviewOptions['store'], runnerId: string, now: Date): Promise<Job | null> {
  const connection = await store.connections.toDecideAnew(runnerId, now)
  return connection === null ? null : { kind: 'chosen', connection, at: now.getTime() }
}
