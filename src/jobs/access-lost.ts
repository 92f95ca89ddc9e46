/** The tokens are dead or the tick is gone, which may be our fault too: the runner is told, and nothing is erased. */
import type { Dependencies } from '../dependencies.ts'
import { deliveryId } from '../secrets.ts'
import { REFUSAL_COUNTS_MS } from '../store/connections/access.ts'
import type { Claim, ConnectionRow } from '../store/sync/claim.ts'
import { ack, type Outcome } from './outcome.ts'

/** A lost answer or a source that stumbles refuses too, for a while: only a refusal that is repeated ends anything. */
export const REFUSAL_PAUSE_MS = 60 * 60_000

export const isRefusedAgain = ({ refusedAt }: Pick<ConnectionRow, 'refusedAt'>, now: Date): boolean =>
  refusedAt !== null &&
  now.getTime() - refusedAt.getTime() >= REFUSAL_PAUSE_MS &&
  now.getTime() - refusedAt.getTime() < REFUSAL_COUNTS_MS

export async function loseAccess(dependencies: Dependencies, claim: Claim, now: Date): Promise<Outcome> {
  const about = `reconnect ${claim.connection.id} ${now.getTime()}`
  const notices = await Promise.all(
    claim.addresses.map(async ({ contactId }) => ({
      id: await deliveryId('notice', about, contactId),
      about,
      contactId,
    })),
  )
  const kept = await dependencies.store.training.loseAccess(claim, notices, now)
  if (!kept) return ack
  for (const { id } of notices)
    await dependencies.queue.tryEnqueue({ kind: 'deliver', delivery: id }, now, now)
  return ack
}

/** The same for a connection nobody holds yet. */
export async function loseConnection(
  dependencies: Dependencies,
  connectionId: string,
  now: Date,
): Promise<Outcome> {
  const claim = await dependencies.store.training.claim(connectionId, { askedAt: now, pushed: [] }, now)
  if (!('kind' in claim)) return loseAccess(dependencies, claim, now)
  if (claim.kind === 'busy') return { kind: 'retry', at: claim.until }
  return claim.kind === 'waiting' ? { kind: 'later', at: claim.until } : ack
}

/** The source refused the tokens outside a sync: once more after a pause, and the connection is lost. */
export async function refused(
  dependencies: Dependencies,
  connection: ConnectionRow,
  now: Date,
): Promise<Outcome> {
  if (isRefusedAgain(connection, now)) return loseConnection(dependencies, connection.id, now)
  await dependencies.store.connections.noteRefusal(connection.id, now)
  return { kind: 'later', at: new Date(now.getTime() + REFUSAL_PAUSE_MS) }
}
