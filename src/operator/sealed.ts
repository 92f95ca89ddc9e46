/** What is sealed under which master secret: an older one may go when nothing is under it. */
import type { Dependencies } from '../dependencies.ts'
import type { SealedRow } from '../store/resealing.ts'

/** How many rows each kind has under the current master secret, under older ones, and under none that is set. */
export type SealedCounts = { current: number; older: number; unknown: number }

/** Reads every sealed row: for whoever runs the service, while there is more than one secret. `unknown` opens no more. */
export async function sealedCounts({
  store,
  secrets,
}: Pick<Dependencies, 'store' | 'secrets'>): Promise<Record<SealedRow['kind'], SealedCounts>> {
  const [current, ...older] = await secrets.keyIds()
  const counts = { tokens: none(), endpoint: none(), suppression: none() }
  for (const { kind, key, rows } of await store.resealing.underKeys()) {
    const under = key === current ? 'current' : older.includes(key) || key === '' ? 'older' : 'unknown'
    counts[kind][under] += rows
  }
  return counts
}

const none = (): SealedCounts => ({ current: 0, older: 0, unknown: 0 })
