/**
 * What older master secrets sealed is sealed with the current one, some at every sweep, so that the older ones can go.
 * What none of them opens stays as it is: whoever runs the service may still put the right one back.
 */
import type { Dependencies } from '../dependencies.ts'
import { SUPPRESSED } from '../secrets.ts'
import type { Resealed, SealedRow } from '../store/resealing.ts'

/** Few enough for one invocation of the free plan beside all else that a sweep does. */
const AT_ONCE = 20

type ResealOptions = Pick<Dependencies, 'store' | 'secrets'>

/** How many were. Asks nothing of the database while there is one master secret alone. */
export async function reseal({ store, secrets }: ResealOptions): Promise<number> {
  if (!secrets.hasOlder) return 0
  const [, ...older] = await secrets.keyIds()
  const rows = await store.resealing.sealedUnder(older, AT_ONCE)
  const anew = await Promise.all(rows.map((row) => sealedAnew(secrets, row)))
  const done = anew.filter((row) => row !== null)
  await store.resealing.reseal(done)
  return done.length
}

async function sealedAnew(secrets: ResealOptions['secrets'], row: SealedRow): Promise<Resealed | null> {
  const { kind, owner, sealed } = row
  if (kind === 'suppression') {
    // without a key it is the hash itself
    const hash = sealed === null ? owner : await opened(secrets, kind, SUPPRESSED, sealed)
    if (hash === null) return null
    const [ownerAnew] = await secrets.suppressions.keysOf(hash)
    return { ...row, anew: await secrets.suppressions.seal(hash), ownerAnew }
  }
  const plain = sealed === null ? null : await opened(secrets, kind, owner, sealed)
  return plain === null ? null : { ...row, anew: await secrets.seal(kind, owner, plain) }
}

async function opened(
  secrets: ResealOptions['secrets'],
  kind: SealedRow['kind'],
  owner: string,
  sealed: string,
): Promise<string | null> {
  const result = await secrets.open(kind, owner, sealed)
  return result.ok ? result.value : null
}
