/** Coming back by a link sent to a confirmed address: asked for by anybody, good once, for minutes. */
import type { Dependencies } from '../dependencies.ts'
import { nextUtcDay } from '../domain/time/calendar.ts'
import { readLink } from '../links.ts'
import { err, ok, type Result } from '../result.ts'
import type { LinkRefused } from '../secrets.ts'
import type { Linked } from '../store/delivery/linked.ts'
import { readAddress } from './address.ts'
import { networkLimits } from './limits/network-limits.ts'

type SignInOptions = Pick<Dependencies, 'store' | 'queue'>

const DAY_MS = 86_400_000
/** Links in a day: enough for a forgotten tab, too few to be a nuisance to whose address it is. */
const A_DAY = { address: 5, network: 20, service: 1_000 }

/** Sends a link when the address is a confirmed one. Whoever asked is told the same either way. */
export async function askToSignIn(
  { store, queue }: SignInOptions,
  given: { address: string; networks: readonly string[] },
  now: Date,
): Promise<void> {
  const address = await readAddress('email', given.address)
  if (!address) return
  const resetsAt = nextUtcDay(now)
  const limits = [
    ...(await networkLimits('sign-ins', given.networks, A_DAY.network, resetsAt)),
    { id: `sign-ins ${address.hash}`, allowed: A_DAY.address, resetsAt },
    { id: 'sign-ins all', allowed: A_DAY.service, resetsAt },
  ]
  for (const limit of limits) {
    if (!(await store.rateLimits.take(limit, now))) return
  }
  const delivery = await store.signIns.ask(address, now)
  if (delivery) await queue.tryEnqueue({ kind: 'deliver', delivery }, now, now)
}

/** Whose pages a link opens, as of which session epoch: nothing more is asked once it is used up. */
type Opened = Pick<Linked, 'runnerId' | 'epoch'>

/** Whose link this is; looking changes nothing. */
export const readSignIn = (
  options: Pick<Dependencies, 'store' | 'secrets'>,
  token: string,
  now: Date,
): Promise<Result<Linked, LinkRefused>> => readLink(options, 'sign-in', token, now)

/** Takes the link: once, for the second time it is as old as an expired one. */
export async function takeSignIn(
  options: Pick<Dependencies, 'store' | 'secrets'>,
  token: string,
  now: Date,
): Promise<Result<Opened, LinkRefused>> {
  const link = await readSignIn(options, token, now)
  if (!link.ok) return link
  const once = {
    id: `sign-in ${link.value.deliveryId}`,
    allowed: 1,
    resetsAt: new Date(now.getTime() + DAY_MS),
  }
  return (await options.store.rateLimits.take(once, now)) ? ok(link.value) : err('expired')
}
