/** The end of a connection, for two causes: the runner asks, or the source says so and a refusal of the tokens agrees. */
import type { Outside } from '../dependencies.ts'
import type { EndingPrompt } from '../queue.ts'
import type { ConnectionRow } from '../store/claim.ts'
import { freshAccess, isConfigured, openTokens, sourceOf } from './access.ts'
import { ack, type Fate, fateOf } from './outcome.ts'
import { isRefusedAgain, REFUSAL_PAUSE_MS } from './access-lost.ts'

/** Longer than any outage: a source that has not taken its access back by then never will. */
const GIVES_UP_MS = 45 * 86_400_000

type Revoked = Extract<EndingPrompt, { kind: 'revoked' }>

export function end(outside: Outside, prompt: EndingPrompt, now: Date): Promise<Fate> {
  return prompt.kind === 'disconnect'
    ? disconnect(outside, prompt, now)
    : confirmRevoked(outside, prompt, now)
}

/** All but the sealed tokens is erased already: revoke with them, then forget them too. */
async function disconnect(outside: Outside, { connection: id }: EndingPrompt, now: Date): Promise<Fate> {
  const connection = await outside.store.connections.find(id)
  if (!connection || connection.state === 'active') return ack
  // nothing is tried for ever, nor at a source that is not set up any more
  const { lostAt } = connection
  const isTooLate = lostAt !== null && now.getTime() - lostAt.getTime() > GIVES_UP_MS
  if (isTooLate) await forget(outside, connection, now)
  if (isTooLate || !isConfigured(outside, id)) return ack
  const access = await freshAccess(outside, connection, now)
  const read = await outside.store.connections.find(id)
  if (read?.state !== connection.state) return ack
  // nothing can be given back with tokens that do not open
  const isShut = (await openTokens(outside, read)) === null
  const revoked = access.ok ? await sourceOf(outside, id).revoke(access.value) : access
  if (isShut || revoked.ok || revoked.error.kind === 'unauthorized') {
    await forget(outside, read, now)
    return ack
  }
  // the row says that it is still to be done, and the sweep comes back to it
  return ack
}

/** Nobody's training is erased on an event's word: a source that still lets us in contradicts it. */
async function confirmRevoked(outside: Outside, prompt: Revoked, now: Date): Promise<Fate> {
  const connection = await outside.store.connections.find(prompt.connection)
  if (!connection || connection.state === 'disconnecting' || !isConfigured(outside, connection.id)) return ack
  // a look was refused already: event and refusal agree
  if (connection.state === 'needs-reconnect') {
    await forget(outside, connection, now)
    return ack
  }
  const access = await freshAccess(outside, connection, now)
  const read = await outside.store.connections.find(connection.id)
  if (read?.state !== connection.state) return ack
  const confirmed = access.ok ? await sourceOf(outside, read.id).confirmAccess(access.value, now) : access
  if (confirmed.ok) {
    if (read.refusedAt) await outside.store.connections.noteAccess(read.id)
    return ack
  }
  if (confirmed.error.kind === 'unauthorized') {
    if (!isRefusedAgain(read, now)) {
      await outside.store.connections.noteRefusal(read.id, now)
      return { kind: 'later', at: new Date(now.getTime() + REFUSAL_PAUSE_MS) }
    }
    await forget(outside, read, now)
    return ack
  }
  return fateOf(confirmed.error, { failures: prompt.tries, idempotent: true }, now)
}

/** The runner's other source counts from now on, if there is one. Who connected again meanwhile stays connected. */
async function forget(outside: Outside, read: ConnectionRow, now: Date): Promise<void> {
  const erased = await outside.store.connections.erase(read, now)
  const record = erased && read.runnerId ? await outside.store.connections.record(read.runnerId) : null
  if (record === null) return
  await outside.prompts.hint(
    { kind: 'review', connection: record, at: now.getTime(), person: true },
    now,
    now,
  )
}
