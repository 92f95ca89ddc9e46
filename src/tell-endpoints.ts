/** A job for each endpoint of a runner that something waits for; the rows say it too, and the sweep finds them. */
import type { Dependencies } from './dependencies.ts'

export async function tellEndpoints(
  { store, queue }: Pick<Dependencies, 'store' | 'queue'>,
  runnerId: string,
  now: Date,
): Promise<void> {
  for (const endpoint of await store.events.waiting(runnerId, now))
    await queue.tryEnqueue({ kind: 'events', endpoint }, now, now)
}
