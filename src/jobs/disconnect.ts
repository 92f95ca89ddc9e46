/** The end of a connection, for two causes: the runner asks, or the source says so and a refusal of the tokens agrees. */
import type { Dependencies } from '../dependencies.ts'
import type { DisconnectJob } from '../queue.ts'
import type { ConnectionRow } from '../store/sync/claim.ts'
import { freshAccess, isConfigured, openTokens, sourceOf } from './access.ts'
import { isRefusedAgain, REFUSAL_PAUSE_MS } from './access-lost.ts'
import { ack, type Outcome, outcomeOf } from './outcome.ts'

/** Longer than any outage: a source that has not taken its access back by then never will. */
const GIVES_UP_MS = 45 * 86_400_000

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
  if (connection?.state !== 'disconnecting' && connection?.state !== 'needs-reconnect') return ack
  // nothing is tried for ever, nor at a source that is not set up any more
  const { lostAt } = connection
  const isTooLate = lostAt !== null && now.getTime() - lostAt.getTime() > GIVES_UP_MS
  if (isTooLate) await forget(dependencies, connection, now)
  if (isTooLate || !isConfigured(dependencies, id)) return ack
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
  // a sync was refused already: event and refusal agree
  if (connection.state === 'needs-reconnect') {
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
    await forget(dependencies, read, now)
    return ack
  }
  return outcomeOf(confirmed.error, { failures: job.tries, idempotent: true }, now)
}

/** The runner's other source counts from now on, if there is one. Who connected again meanwhile stays connected. */
async function forget(dependencies: Dependencies, read: ConnectionRow, now: Date): Promise<void> {
  const erased = await dependencies.store.connections.erase(read, now)
  const record = erased && read.runnerId ? await dependencies.store.connections.record(read.runnerId) : null
  if (record === null) return
  await dependencies.queue.tryEnqueue(
    { kind: 'review', connection: record, at: now.getTime(), interactive: true },
    now,
    now,
  )
}
