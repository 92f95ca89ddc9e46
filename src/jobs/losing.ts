/** The tokens are dead or the tick is gone, which may be our fault too: the runner is told, and nothing is erased. */
import type { Outside } from '../outside.ts'
import { deliveryId } from '../secrets.ts'
import type { Claim } from '../store/claim.ts'
import { ack, type Fate } from './fate.ts'

export async function loseAccess(outside: Outside, claim: Claim, now: Date): Promise<Fate> {
  const about = `reconnect ${claim.connection.id} ${now.getTime()}`
  const notices = await Promise.all(
    claim.addresses.map(async ({ contactId }) => ({
      id: await deliveryId('notice', about, contactId),
      about,
      contactId,
    })),
  )
  const kept = await outside.store.training.loseAccess(claim, notices, now)
  if (kept) await outside.prompts.sendAll(notices.map(({ id }) => ({ kind: 'deliver', delivery: id })))
  return ack
}

/** The same for a connection nobody holds yet. */
export async function loseConnection(outside: Outside, connectionId: string, now: Date): Promise<Fate> {
  const claim = await outside.store.training.claim(connectionId, { askedAt: now, pushed: [] }, now)
  if (!('kind' in claim)) return loseAccess(outside, claim, now)
  if (claim.kind === 'busy') return { kind: 'retry', at: claim.until }
  return claim.kind === 'waiting' ? { kind: 'later', at: claim.until } : ack
}
