/** Whoever changes what weeks and nudges depend on writes the choice and that a sync is wanted; only the sync decides. */
import type { Dependencies } from '../dependencies.ts'
import { faultOf, log } from '../log.ts'
import type { Job } from '../queue.ts'

export type ReviewOptions = Pick<Dependencies, 'store' | 'queue'>

/** The source is asked once a minute at most, and then for all that was chosen until then. */
const ASK_AGAIN_MS = 60_000

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
    const connection = needs === 'source' ? await store.connections.record(runnerId) : null
    if (connection !== null) {
      const review: Job = { kind: 'review', connection, at: now.getTime(), interactive: true }
      const before = new Date(now.getTime() - ASK_AGAIN_MS)
      const may = await store.connections.mayAsk(connection, before, now)
      await queue.tryEnqueue(review, may ? now : new Date(now.getTime() + ASK_AGAIN_MS), now)
      if (may) return
    }
    const chosen = await store.connections.toDecideAnew(runnerId, now)
    if (chosen === null) return
    await queue.tryEnqueue({ kind: 'chosen', connection: chosen, at: now.getTime() }, now, now)
  } catch (error) {
    log('not-enqueued', { kind: 'review', error: faultOf(error) })
  }
}
