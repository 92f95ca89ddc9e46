/** An address or a number as somebody typed it, in its one spelling. */
import * as z from 'zod'
import type { Dependencies } from '../dependencies.ts'
import type { ChannelName } from '../domain/delivery/channels.ts'
import { addressHash } from '../secrets.ts'
import type { GivenAddress } from '../store/contacts/suppressions.ts'

const mailSchema = z.lazy(() => z.string().max(254).trim().toLowerCase().pipe(z.email()))

type Readers = Pick<Dependencies, 'readNumber'>

/** Null when it is none. Numbers begin with a plus and the country; they are kept as E.164 has them. */
export async function readAddress(
  readers: Readers,
  channel: ChannelName,
  given: string,
): Promise<GivenAddress | null> {
  return givenAt(channel, await READ[channel](given, readers))
}

export const readMailbox = (given: string): Promise<GivenAddress | null> =>
  givenAt('email', mailboxFrom(given))

const mailboxFrom = (given: string): string | null => mailSchema.safeParse(given).data ?? null

/** How an address of each channel is spelled. */
const READ: Readonly<
  Record<ChannelName, (given: string, readers: Readers) => string | null | Promise<string | null>>
> = {
  email: mailboxFrom,
  sms: (given, { readNumber }) => readNumber(given),
}

async function givenAt(channel: ChannelName, address: string | null): Promise<GivenAddress | null> {
  return address === null ? null : { channel, address, hash: await addressHash(channel, address) }
}
