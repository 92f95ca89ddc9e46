/** The code of an invitation, typed in: only wrong ones are counted, so that a whole club comes in by one Wi-Fi. */
import type { Dependencies } from '../../dependencies.ts'
import { WRONG_INVITATIONS_A_DAY } from '../../domain/delivery/alerts.ts'
import { nextUtcDay } from '../../domain/time/calendar.ts'
import { err, ok, type Result } from '../../result.ts'
import { sameSecret } from '../../secrets.ts'
import { tellOperator } from '../../tell-operator.ts'
import { networkLimits } from '../limits/network-limits.ts'

const HOUR_MS = 3_600_000
/** Wrong codes of a household in an hour. */
const WRONG_AN_HOUR = 20

/**
 * Whether this is the code. A network that was wrong too often is not told, for an hour. When the whole installation was
 * wrong too often in a day, whoever is right still comes in, and a network that was wrong once more is not told any more
 * that day: whoever guesses needs another network for every guess.
 */
export async function takeInvitation(
  { store, config, secrets }: Pick<Dependencies, 'store' | 'config' | 'secrets'>,
  given: { code: string; networks: readonly string[] },
  now: Date,
): Promise<Result<null, 'wrong' | 'too-many'>> {
  const { rateLimits } = store
  const networks = given.networks.length > 0 ? given.networks : ['unknown']
  const tomorrow = nextUtcDay(now)
  const byNetwork = await networkLimits(secrets, {
    what: 'invites',
    networks,
    allowed: WRONG_AN_HOUR,
    resetsAt: new Date(now.getTime() + HOUR_MS),
  })
  const ofAll = { id: 'invites', allowed: WRONG_INVITATIONS_A_DAY, resetsAt: tomorrow }
  const lastTry = {
    ...(await secrets.limitId('invites last', `network ${networks.at(-1)}`)),
    allowed: 1,
    resetsAt: tomorrow,
  }
  if (config.INVITE_CODE && sameSecret(given.code.trim(), config.INVITE_CODE)) {
    return (await rateLimits.hasLeft([...byNetwork, lastTry], now)) ? ok(null) : err('too-many')
  }
  for (const limit of byNetwork) {
    if (!(await rateLimits.take(limit, now))) return err('too-many')
  }
  if (await rateLimits.take(ofAll, now)) return err('wrong')
  await rateLimits.take(lastTry, now)
  await tellOperator({ store }, 'invitations-guessed', now)
  return err('too-many')
}
