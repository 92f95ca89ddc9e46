/** A job for each endpoint of a runner that something waits for; the rows say it too, and the sweep finds them. */
import type { Dependencies } from './dependencies.ts'
import { faultOf, log } from './log.ts'

export async function tellEndpoints(
  { store, queue }: Pick<Dependencies, 'store' | 'queue'>,
  runnerId: string,
  now: Date,
): Promise<void> {
  // what is told of is written: whoever did it hears of no failure after that
  try {
    for (const endpoint of await store.events.waiting(runnerId, now))
      await queue.tryEnqueue({ kind: 'events', endpoint }, now, now)
  } catch (error) {
    log('not-enqueued', { kind: 'events', error: faultOf(error) })
  }
}
