/** Whoever changes what weeks and nudges depend on writes the choice and that a sync is wanted; only the sync decides. */
import type { Dependencies } from '../dependencies.ts'
import { faultOf, log } from '../log.ts'

export type Reach = Pick<Dependencies, 'store' | 'queue'>

/** Enqueues the sync that is wanted at the runner's source of record, if there is one. */
export async function review({ store, queue }: Reach, runnerId: string, now: Date): Promise<void> {
  // the choice is written and says itself that a sync is wanted: whoever made it hears of no failure after that
  try {
    const connection = await store.connections.record(runnerId)
    if (connection === null) return
    await queue.tryEnqueue({ kind: 'review', connection, at: now.getTime(), interactive: true }, now, now)
  } catch (error) {
    log('not-enqueued', { kind: 'review', error: faultOf(error) })
  }
}
