/** What is sealed under which master secret: an older one may go when nothing is under it. */
import type { Dependencies } from '../dependencies.ts'
import type { SealedKind } from '../store/resealing.ts'

/** How many rows each kind has under the current master secret, under older ones, and under none that is set. */
type SealedCounts = { current: number; older: number; unknown: number }

type ByKind<T> = Readonly<Record<SealedKind, T>>

/** What is still under an older master secret, and what none that is set opens: with one secret alone, at least so many. */
export type SealedLook = { hasOlder: boolean; older: number; lost: ByKind<number> }

type SealedOptions = Pick<Dependencies, 'store' | 'secrets'>

/** While there is more than one secret every row is counted; beside a single one a few are looked at, however many there are. */
export async function lookAtSealed({ store, secrets }: SealedOptions): Promise<SealedLook> {
  const [current] = await secrets.keyIds()
  if (!secrets.hasOlder) {
    return { hasOlder: false, older: 0, lost: await store.resealing.someNotUnder(current) }
  }
  const { tokens, endpoint, suppression } = await sealedCounts({ store, secrets })
  return {
    hasOlder: true,
    older: tokens.older + endpoint.older + suppression.older,
    lost: { tokens: tokens.unknown, endpoint: endpoint.unknown, suppression: suppression.unknown },
  }
}

/** Reads every sealed row: for whoever runs the service. `unknown` opens no more. */
export async function sealedCounts({ store, secrets }: SealedOptions): Promise<ByKind<SealedCounts>> {
  const [current, ...older] = await secrets.keyIds()
  const counts = { tokens: none(), endpoint: none(), suppression: none() }
  for (const { kind, key, rows } of await store.resealing.underKeys()) {
    const under = key === current ? 'current' : older.includes(key) || key === '' ? 'older' : 'unknown'
    counts[kind][under] += rows
  }
  return counts
}

const none = (): SealedCounts => ({ current: 0, older: 0, unknown: 0 })
