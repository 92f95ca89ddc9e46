/**
 * An address is asked for. What is said to whoever asks is the same for every address: whether it has an account here, or
 * asked for no more messages, is for its owner to know, and they hear of it where they are.
 */
import type { Dependencies } from '../dependencies.ts'
import { type ChannelName, channelRules } from '../domain/delivery/channels.ts'
import { mayBeAsked } from '../domain/delivery/contacts.ts'
import { nextUtcDay } from '../domain/time/calendar.ts'
import { err, ok, type Result } from '../result.ts'
import type { GivenAddress } from '../store/contacts/suppressions.ts'
import type { Limit } from '../store/rate-limits.ts'
import { tellOperator } from '../tell-operator.ts'
import { readAddress } from './address.ts'
import { networkLimits } from './limits/network-limits.ts'

type AddContactOptions = Pick<
  Dependencies,
  'store' | 'queue' | 'config' | 'channels' | 'secrets' | 'readNumber'
>

export type Asked = {
  channel: ChannelName
  address: string
  /** Whether the box beside the terms was ticked; asked where a channel has terms. */
  agreed: boolean
  /** Where the request came from, the narrow network first; none where that is not known. */
  networks: readonly string[]
}

/** `stopped`: the runner's own address, which they know to be switched off. */
export type AddRefused = 'unreadable' | 'not-agreed' | 'stopped' | 'channel-off' | 'too-many-requests'

/** Writes an address down and asks its owner to confirm it; until then nothing else is sent there. */
export async function addContact(
  options: AddContactOptions,
  runnerId: string,
  asked: Asked,
  now: Date,
): Promise<Result<{ contactId: string; address: string }, AddRefused>> {
  const { store, queue, channels, config } = options
  const { channel } = asked
  const { terms } = channelRules[channel]
  if (!channels[channel]) return err('channel-off')
  const given = await readAddress(options, channel, asked.address)
  if (!given) return err('unreadable')
  if (terms && !asked.agreed) return err('not-agreed')
  if (await isTooMuch(options, runnerId, given, asked.networks, now)) return err('too-many-requests')
  const { stopped, mine } = await store.contacts.standing(given, runnerId)
  const wasMine = mine?.confirmedAt != null
  if (wasMine && stopped && !mayBeAsked(channel, stopped, { wasConfirmed: wasMine })) return err('stopped')
  const agreedTo = terms?.(config.OPERATOR_NAME) ?? null
  const written = await store.contacts.ask(
    runnerId,
    given,
    { agreedTo, known: mine?.confirmRequest ?? null },
    now,
  )
  if (!written) {
    // pressed twice at once, the other press has asked
    const { mine: asked } = await store.contacts.standing(given, runnerId)
    return ok({ contactId: asked?.id ?? '', address: given.address })
  }
  await queue.tryEnqueue({ kind: 'deliver', delivery: written.deliveryId }, now, now)
  return ok({ contactId: written.contactId, address: given.address })
}

/** Asks once more for one that is not confirmed yet; its terms are agreed to anew where they changed since. */
export async function askAgain(
  options: AddContactOptions,
  runnerId: string,
  contactId: string,
  networks: readonly string[],
  now: Date,
): Promise<Result<null, 'not-yours' | (Pick<Asked, 'channel' | 'address'> & { why: AddRefused })>> {
  const contact = await options.store.contacts.find(contactId)
  if (contact?.runnerId !== runnerId || contact.state !== 'unconfirmed') return err('not-yours')
  const { channel, address, agreedTo } = contact
  const terms = channelRules[channel].terms?.(options.config.OPERATOR_NAME) ?? null
  const asked = { channel, address, agreed: agreedTo === terms, networks }
  const added = await addContact(options, runnerId, asked, now)
  return added.ok ? ok(null) : err({ channel, address, why: added.error })
}

async function isTooMuch(
  { store, secrets }: AddContactOptions,
  runnerId: string,
  given: GivenAddress,
  networks: readonly string[],
  now: Date,
): Promise<boolean> {
  const a = channelRules[given.channel].requestsADay
  const resetsAt = nextUtcDay(now)
  const id = `asks ${given.channel}`
  const by = await secrets.limitId(`${id} by`, `runner ${runnerId}`)
  // by the address itself, for a contact that is removed and added again is another contact
  const to = await secrets.limitId(`${id} to`, given.hash)
  const byAndTo = await secrets.limitId(`${id} by and to`, `runner ${runnerId} ${given.hash}`)
  const take = (limit: Omit<Limit, 'resetsAt'>) => store.rateLimits.take({ ...limit, resetsAt }, now)
  for (const limit of [
    { ...by, allowed: a.runner },
    ...(await networkLimits(secrets, { what: id, networks, allowed: a.network, resetsAt })),
  ]) {
    if (!(await take(limit))) return true
  }
  // others may have asked for it all day: whoever has not yet may once
  const isFirst = await take({ ...byAndTo, allowed: 1 })
  if (!(await take({ ...to, allowed: a.address })) && !isFirst) return true
  if (await take({ id, allowed: a.service })) return false
  await tellOperator({ store }, 'requests-used-up', now, given.channel)
  return true
}
