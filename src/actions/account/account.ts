/** What a runner does about their account as a whole. */
import type { Dependencies } from '../../dependencies.ts'
import type { Erased } from '../../store/runner/counts.ts'

type AccountOptions = Pick<Dependencies, 'store' | 'queue'>

/**
 * Erases the runner and all that is theirs at once; the jobs that follow give our access at the sources back. What is
 * left are the hashes of addresses that said stop, for they stay stopped.
 */
export async function deleteAccount(
  { store, queue }: AccountOptions,
  runnerId: string,
  now: Date,
): Promise<Erased> {
  const connections = await store.connections.of(runnerId)
  const erased = await store.accountData.erase(runnerId, now)
  for (const { id } of connections) await queue.tryEnqueue({ kind: 'disconnect', connection: id }, now, now)
  return erased
}
