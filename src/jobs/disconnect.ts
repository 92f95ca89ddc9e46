/** The end of a connection, for two causes: the runner asks, or the source says so and a refusal of the tokens agrees. */
import type { Dependencies } from '../dependencies.ts'
import type { EventDraft } from '../domain/events/event.ts'
import type { DisconnectJob } from '../queue.ts'
import type { ConnectionRow } from '../store/sync/claim.ts'
import { tellEndpoints } from '../tell-endpoints.ts'
import { freshAccess, isConfigured, openTokens, sourceOf } from './access.ts'
import { isRefusedAgain, loseConnection, lostEvent, REFUSAL_PAUSE_MS } from './access-lost.ts'
import { ack, MOST_TRIES, type Outcome, outcomeOf } from './outcome.ts'

type Revoked = Extract<DisconnectJob, { kind: 'revoked' }>

export function endConnection(dependencies: Dependencies, job: DisconnectJob, now: Date): Promise<Outcome> {
  return job.kind === 'disconnect'
    ? disconnect(dependencies, job, now)
    : confirmRevoked(dependencies, job, now)
}

/** All but the sealed tokens is erased already: revoke with them, then forget them too. */
async function disconnect(
  dependencies: Dependencies,
  { connection: id }: DisconnectJob,
  now: Date,
): Promise<Outcome> {
  const connection = await dependencies.store.connections.find(id)
  // the sweep ends what cannot be given back: nothing is tried for ever, nor at a source that is not set up any more
  if (connection?.state !== 'disconnecting' || !isConfigured(dependencies, id)) return ack
  const access = await freshAccess(dependencies, connection, now)
  const read = await dependencies.store.connections.find(id)
  if (read?.state !== connection.state) return ack
  // nothing can be given back with tokens that do not open
  const isShut = (await openTokens(dependencies, read)) === null
  const revoked = access.ok ? await sourceOf(dependencies, id).revoke(access.value) : access
  if (isShut || revoked.ok || revoked.error.kind === 'unauthorized') {
    await forget(dependencies, read, now)
    return ack
  }
  // the row says that it is still to be done, and the sweep comes back to it
  return ack
}

/** Nobody's training is erased on an event's word: a source that still lets us in contradicts it. */
async function confirmRevoked(dependencies: Dependencies, job: Revoked, now: Date): Promise<Outcome> {
  const connection = await dependencies.store.connections.find(job.connection)
  if (!connection || connection.state === 'disconnecting' || !isConfigured(dependencies, connection.id))
    return ack
  // it was refused already: event and refusal agree
  if (connection.state === 'needs-reconnect' && connection.refusedAt) {
    await forget(dependencies, connection, now)
    return ack
  }
  const access = await freshAccess(dependencies, connection, now)
  const read = await dependencies.store.connections.find(connection.id)
  if (read?.state !== connection.state) return ack
  const confirmed = access.ok
    ? await sourceOf(dependencies, read.id).confirmAccess(access.value, now)
    : access
  if (confirmed.ok) {
    if (read.refusedAt) await dependencies.store.connections.noteAccess(read.id)
    return ack
  }
  if (confirmed.error.kind === 'unauthorized') {
    if (!isRefusedAgain(read, now)) {
      await dependencies.store.connections.noteRefusal(read.id, now)
      return { kind: 'later', at: new Date(now.getTime() + REFUSAL_PAUSE_MS) }
    }
    // that it was lost was told when it was
    const lost = read.state === 'active' ? lostEvent(sourceOf(dependencies, read.id), now) : null
    await forget(dependencies, read, now, lost)
    return ack
  }
  // nobody can say: the runner is asked to, and without a word from them what came by it leaves
  if (job.tries >= MOST_TRIES) return loseConnection(dependencies, read.id, now, new Date(job.at))
  return outcomeOf(confirmed.error, { failures: job.tries, idempotent: true }, now)
}

/** The runner's other source counts from now on, if there is one. Who connected again meanwhile stays connected. */
async function forget(
  dependencies: Dependencies,
  read: ConnectionRow,
  now: Date,
  lost: EventDraft | null = null,
): Promise<void> {
  const erased = await dependencies.store.connections.erase(read, lost, now)
  if (erased && read.runnerId && lost) await tellEndpoints(dependencies, read.runnerId, now)
  const record = erased && read.runnerId ? await dependencies.store.connections.record(read.runnerId) : null
  if (record === null) return
  await dependencies.queue.tryEnqueue(
    { kind: 'review', connection: record, at: now.getTime(), interactive: true },
    now,
    now,
  )
}
