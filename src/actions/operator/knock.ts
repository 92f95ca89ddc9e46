/** Somebody at the operator's door: whether their token opens it, and where the installation is once it did. */
import type { Groundwork } from '../../groundwork.ts'
import { faultOf, log } from '../../log.ts'
import { err, ok, type Result } from '../../result.ts'
import { networkLimits } from '../limits/network-limits.ts'

const HOUR_MS = 3_600_000
const WRONG_AN_HOUR = 10

/** Only wrong tokens count; once there were too many, a right one from there waits like any other. */
export async function knock(
  { door, store }: Pick<Groundwork, 'door' | 'store'>,
  token: string,
  networks: readonly string[],
  now: Date,
): Promise<Result<null, 'wrong' | 'too-often'>> {
  if (!door) return err('wrong')
  const opens = door.opens(token)
  const resetsAt = new Date(now.getTime() + HOUR_MS)
  const limits = await networkLimits(door.secrets, {
    what: 'operator',
    networks,
    allowed: WRONG_AN_HOUR,
    resetsAt,
  })
  const hasLeft = await store.rateLimits.hasLeft(limits, now).catch((error: unknown) => {
    // a database that is away is what the operator comes to see, and nobody guesses a token of this length
    log('uncounted', { error: faultOf(error) })
    return opens
  })
  if (!hasLeft) return err('too-often')
  if (opens) return ok(null)
  for (const limit of limits) await store.rateLimits.take(limit, now)
  return err('wrong')
}

/** Notes where the one who holds the token reached us, where neither a setting nor anybody before has said it. */
export async function learnAddress(
  { given, store }: Pick<Groundwork, 'given' | 'store'>,
  origin: string,
): Promise<void> {
  if (given.has('BASE_URL')) return
  // a database that is away keeps nobody out, and there is a next visit
  await store.installation
    .learnBaseUrl(origin)
    .catch((error: unknown) => log('address-unnoted', { error: faultOf(error) }))
}
