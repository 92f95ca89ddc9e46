/** The end of a connection, for two causes: the runner asks, or the source says so and a refusal of the tokens agrees. */
import type { Outside } from '../outside.ts'
import type { EndingPrompt } from '../prompts.ts'
import { freshAccess, sourceOf } from './access.ts'
import { ack, type Fate, fateOf, waitAfter } from './fate.ts'

export function end(outside: Outside, prompt: EndingPrompt, now: Date): Promise<Fate> {
  return prompt.kind === 'disconnect'
    ? disconnect(outside, prompt, now)
    : confirmRevoked(outside, prompt, now)
}

/** All but the sealed tokens is erased already: revoke with them, then forget them too. */
async function disconnect(outside: Outside, prompt: EndingPrompt, now: Date): Promise<Fate> {
  const connection = await outside.store.connections.find(prompt.connection)
  if (!connection || connection.state === 'active') return ack
  const access = await freshAccess(outside, connection, now)
  const revoked = access.ok ? await sourceOf(outside, connection.id).revoke(access.value) : access
  if (revoked.ok || revoked.error.kind === 'unauthorized') {
    await outside.store.connections.erase(connection.id)
    return ack
  }
  return again(fateOf(revoked.error, { failures: prompt.tries, idempotent: true }, now), prompt, now)
}

/** Nobody's training is erased on an event's word: a source that still lets us in contradicts it. */
async function confirmRevoked(outside: Outside, prompt: EndingPrompt, now: Date): Promise<Fate> {
  const connection = await outside.store.connections.find(prompt.connection)
  if (!connection || connection.state === 'disconnecting') return ack
  // a look was refused already: event and refusal agree
  if (connection.state === 'needs-reconnect') {
    await outside.store.connections.erase(connection.id)
    return ack
  }
  const access = await freshAccess(outside, connection, now)
  const confirmed = access.ok
    ? await sourceOf(outside, connection.id).confirmAccess(access.value, now)
    : access
  if (confirmed.ok) return ack
  if (confirmed.error.kind === 'unauthorized') {
    await outside.store.connections.erase(connection.id)
    return ack
  }
  return again(fateOf(confirmed.error, { failures: prompt.tries, idempotent: true }, now), prompt, now)
}

/** An ending is never given up: what would be parked is tried again, ever more slowly. */
const again = (fate: Fate, prompt: EndingPrompt, now: Date): Fate =>
  fate.kind === 'later' ? fate : { kind: 'later', at: waitAfter(prompt.tries + 5, now) }
