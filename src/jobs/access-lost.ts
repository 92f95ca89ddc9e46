/** The tokens are dead or the tick is gone, which may be our fault too: the runner is told, and nothing is erased. */
import type { Dependencies } from '../dependencies.ts'
import type { EventDraft } from '../domain/events/event.ts'
import { lostWords } from '../messages/events/event-words.ts'
import { deliveryId } from '../secrets.ts'
import type { Source } from '../sources/source.ts'
import { REFUSAL_COUNTS_MS } from '../store/connections/access.ts'
import type { Claim, ConnectionRow } from '../store/sync/claim.ts'
import { tellEndpoints } from '../tell-endpoints.ts'
import { sourceOf } from './access.ts'
import { ack, type Outcome } from './outcome.ts'

const DAY_MS = 86_400_000

/** A lost answer or a source that stumbles refuses too, for a while: only a refusal that is repeated ends anything. */
export const REFUSAL_PAUSE_MS = 60 * 60_000

export const isRefusedAgain = ({ refusedAt }: Pick<ConnectionRow, 'refusedAt'>, now: Date): boolean =>
  refusedAt !== null &&
  now.getTime() - refusedAt.getTime() >= REFUSAL_PAUSE_MS &&
  now.getTime() - refusedAt.getTime() < REFUSAL_COUNTS_MS

/** `since` when it may have been so, for what came by it is to leave so long after. */
export async function loseAccess(
  dependencies: Dependencies,
  claim: Claim,
  now: Date,
  since = now,
): Promise<Outcome> {
  const { id, syncedAt } = claim.connection
  const { name, label, cacheDays } = sourceOf(dependencies, id)
  const about = `reconnect ${name} ${now.getTime()}`
  const notices = await Promise.all(
    claim.addresses.map(async ({ contactId }) => ({
      id: await deliveryId('notice', about, contactId),
      about,
      contactId,
    })),
  )
  const expiresAt = syncedAt && cacheDays > 0 ? new Date(syncedAt.getTime() + cacheDays * DAY_MS) : null
  const kept = await dependencies.store.training.loseAccess(
    claim,
    notices,
    lostEvent({ name, label }, now),
    { since, expiresAt },
    now,
  )
  if (!kept) return ack
  for (const { id: delivery } of notices)
    await dependencies.queue.tryEnqueue({ kind: 'deliver', delivery }, now, now)
  await tellEndpoints(dependencies, claim.runner.id, now)
  return ack
}

/** It holds nothing that came by the connection, and outlives it. */
export const lostEvent = ({ name, label }: Pick<Source, 'name' | 'label'>, now: Date): EventDraft => ({
  type: 'connection.lost',
  about: `${name} ${now.getTime()}`,
  facts: { source: name },
  words: lostWords(label),
  connectionId: null,
})

/** The same for a connection nobody holds yet. */
export async function loseConnection(
  dependencies: Dependencies,
  connectionId: string,
  now: Date,
  since = now,
): Promise<Outcome> {
  const claim = await dependencies.store.training.claim(connectionId, { askedAt: now, pushed: [] }, now)
  if (!('kind' in claim)) return loseAccess(dependencies, claim, now, since)
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
