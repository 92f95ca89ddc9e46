/** An address or a number as somebody typed it, in its one spelling. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import * as z from 'zod'
import type { ChannelName } from '../domain/delivery/channels.ts'
import { addressHash } from '../secrets.ts'
import type { GivenAddress } from '../store/contacts/suppressions.ts'

const mailSchema = z.string().max(254).trim().toLowerCase().pipe(z.email())

/** Null when it is none. Numbers begin with a plus and the country; they are kept as E.164 has them. */
export async function readAddress(channel: ChannelName, given: string): Promise<GivenAddress | null> {
  const address = READ[channel](given)
  return address === null ? null : { channel, address, hash: await addressHash(channel, address) }
}

/** @example numberFrom('+1 (505) 555-0123') // '+15055550123' */
function numberFrom(given: string): string | null {
  const number = parsePhoneNumberFromString(given.trim())
  return number?.isValid() ? number.number : null
}

const mailboxFrom = (given: string): string | null => mailSchema.safeParse(given).data ?? null

/** How an address of each channel is spelled. */
const READ: Readonly<Record<ChannelName, (given: string) => string | null>> = {
  email: mailboxFrom,
  sms: numberFrom,
}
