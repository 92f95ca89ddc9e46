/** How much one runner may change in a while, whichever door they come through. */
import type { Dependencies } from '../../dependencies.ts'

const WINDOW_MS = 10 * 60_000
/** One every six seconds, for ten minutes. */
const WRITES = 100

export async function mayWrite(
  { store, secrets }: Pick<Dependencies, 'store' | 'secrets'>,
  runnerId: string,
  now: Date,
): Promise<boolean> {
  const resetsAt = new Date((Math.floor(now.getTime() / WINDOW_MS) + 1) * WINDOW_MS)
  return store.rateLimits.take(
    { id: `writes ${await secrets.counted(`runner ${runnerId}`)}`, allowed: WRITES, resetsAt },
    now,
  )
}
