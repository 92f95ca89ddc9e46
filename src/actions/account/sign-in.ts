/** Coming back by a link sent to a confirmed address: asked for by anybody, good once, for a while. */
import type { Dependencies } from '../../dependencies.ts'
import { SIGN_INS_A_DAY } from '../../domain/delivery/alerts.ts'
import { nextUtcDay } from '../../domain/time/calendar.ts'
import { readLink } from '../../links.ts'
import { err, ok, type Result } from '../../result.ts'
import type { LinkRefused } from '../../secrets.ts'
import type { Linked } from '../../store/delivery/linked.ts'
import { tellOperator } from '../../tell-operator.ts'
import { readMailbox } from '../address.ts'
import { networkLimits } from '../limits/network-limits.ts'

type SignInOptions = Pick<Dependencies, 'store' | 'queue' | 'secrets'>

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Requests from one household in an hour, whatever they come to: nobody mails many people from one place. */
const ASKS_AN_HOUR = 20

/** Counts a request against the networks it came from; false when one of them asked too often. It knows no address. */
export async function mayAskToSignIn(
  { store, secrets }: Pick<SignInOptions, 'store' | 'secrets'>,
  networks: readonly string[],
  now: Date,
): Promise<boolean> {
  const resetsAt = new Date(now.getTime() + HOUR_MS)
  for (const limit of await networkLimits(secrets, {
    what: 'sign-ins',
    networks,
    allowed: ASKS_AN_HOUR,
    resetsAt,
  })) {
    if (!(await store.rateLimits.take(limit, now))) return false
  }
  return true
}

/**
 * Sends a link when the address is a confirmed one and no link is there that works. Whoever asked is told the same
 * either way. Only mails count against an address and against all of them: made-up addresses use up nothing of these.
 */
export async function askToSignIn(
  { store, queue }: Pick<SignInOptions, 'store' | 'queue'>,
  given: string,
  now: Date,
): Promise<void> {
  const address = await readMailbox(given)
  if (!address) return
  const ofAll = { id: 'sign-ins', allowed: SIGN_INS_A_DAY, resetsAt: nextUtcDay(now) }
  const isBusy = async () => !(await store.rateLimits.hasLeft([ofAll], now))
  const delivery = await store.signIns.ask(address, now, isBusy)
  if (!delivery) return
  await queue.tryEnqueue({ kind: 'deliver', delivery }, now, now)
  if (!(await store.rateLimits.take(ofAll, now))) await tellOperator({ store }, 'many-sign-ins', now)
}

/** Whose pages a link opens, as of which session epoch: nothing more is asked once it is used up. */
type Opened = Pick<Linked, 'runnerId' | 'epoch'>

/** Whose link this is; looking changes nothing. */
export const readSignIn = (
  options: Pick<Dependencies, 'store' | 'secrets'>,
  token: string,
  now: Date,
): Promise<Result<Linked, LinkRefused>> => readLink(options, 'sign-in', token, now)

/** Whether a link was pressed before. */
export const isSignInUsed = async (
  { store }: Pick<Dependencies, 'store'>,
  { deliveryId }: Pick<Linked, 'deliveryId'>,
): Promise<boolean> => (await store.rateLimits.usedUntil({ id: `sign-in ${deliveryId}` })) !== null

/** A button pressed twice is pressed within this. */
const TWICE_MS = 20_000

/** Takes the link: by one press, however often the button was hit, and later it is as old as an expired one. */
export async function takeSignIn(
  options: Pick<Dependencies, 'store' | 'secrets'>,
  token: string,
  now: Date,
): Promise<Result<Opened, LinkRefused>> {
  const link = await readSignIn(options, token, now)
  if (!link.ok) return link
  const { rateLimits } = options.store
  const once = { id: `sign-in ${link.value.deliveryId}` }
  if (await rateLimits.useUp(once, new Date(now.getTime() + DAY_MS))) return ok(link.value)
  const keptUntil = await rateLimits.usedUntil(once)
  const isSamePress = keptUntil !== null && keptUntil.getTime() - DAY_MS >= now.getTime() - TWICE_MS
  return isSamePress ? ok(link.value) : err('expired')
}
