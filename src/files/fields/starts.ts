/** When a run can have begun: clocks are not believed as given. */
import type { ReadOptions } from '../training-file.ts'

/** A watch that never found the time writes one of its own, long before there were such watches. */
const FIRST_WATCHES = Date.UTC(2000, 0, 1)

/** A watch may be set wrong by a day or two. */
const GRACE_MS = 2 * 86_400_000

/** What is wrong with a start, as the reason why its row is left out; null for one that can be. */
export function wrongStart(startedAt: Date, { latest }: ReadOptions): string | null {
  const day = startedAt.toISOString().slice(0, 10)
  if (startedAt.getTime() < FIRST_WATCHES) return `begins in ${day.slice(0, 4)}: the watch had no date`
  if (latest && startedAt.getTime() > latest.getTime() + GRACE_MS)
    return `begins on ${day}, which is yet to come`
  return null
}
