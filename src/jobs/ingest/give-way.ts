/** A sync that did not come about: how long it waits. */

import { accountOf, type Dependencies } from '../../dependencies.ts'
import type { SourceError } from '../../sources/source.ts'
import type { Claim } from '../../store/sync/claim.ts'
import type { Paused } from '../../store/sync/training.ts'
import { tellApplicationRefused } from '../../tell-operator.ts'
import { isRefusedAgain, loseAccess, REFUSAL_PAUSE_MS } from '../access-lost.ts'
import { jitterOf, type Outcome, pauseFor, waitAfter } from '../outcome.ts'
import { tellUnusable } from './tell-operator.ts'

export async function wait(
  dependencies: Dependencies,
  claim: Claim,
  paused: Paused,
  rateLimit: Claim['rateLimit'],
  now: Date,
): Promise<Outcome> {
  await dependencies.store.training.postpone(claim, paused, rateLimit, now)
  return { kind: 'later', at: paused.notBefore }
}

/** The connection says until when, and the job comes back then. */
export async function giveWay(
  dependencies: Dependencies,
  claim: Claim,
  error: SourceError,
  now: Date,
): Promise<Outcome> {
  const { rateLimit, connection } = claim
  if (error.kind === 'unauthorized') {
    if (isRefusedAgain(connection, now)) return loseAccess(dependencies, claim, now)
    const notBefore = new Date(now.getTime() + REFUSAL_PAUSE_MS)
    return wait(dependencies, claim, { notBefore, because: 'refusal' }, rateLimit, now)
  }
  if (error.kind === 'rate-limited') {
    return wait(dependencies, claim, { notBefore: error.until, because: 'limit' }, error.rateLimit, now)
  }
  if (error.kind === 'application-refused')
    await tellApplicationRefused(dependencies, accountOf(connection.id).source, now)
  // whatever is wrong with the source's answers, only looking again shows that it has been mended
  else if (error.kind !== 'unavailable') await tellUnusable(dependencies, connection.id, error, now)
  const notBefore = waitAfter(connection.failures, now, jitterOf(connection.id))
  return wait(dependencies, claim, { notBefore, because: pauseFor(error) }, rateLimit, now)
}
