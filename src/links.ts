/** Links in messages, made and read in one way: each names the delivery it stands in, and ends with what it was sent for. */
import type { Dependencies } from './dependencies.ts'
import { linkRules, type MessageLink, stillOpens } from './domain/delivery/links.ts'
import { err, ok, type Result } from './result.ts'
import { hashOf, type LinkRefused } from './secrets.ts'
import type { Linked } from './store/delivery/linked.ts'

type LinkOptions = Pick<Dependencies, 'secrets' | 'store'>

/** The token of a link, the same at every try to send its delivery; good for as long as its kind is, or as is said. */
export const makeLink = (
  { secrets }: Pick<LinkOptions, 'secrets'>,
  link: MessageLink,
  { id, createdAt }: { id: string; createdAt: Date },
  minutes: number = linkRules[link].minutes,
): Promise<string> => secrets.signLink(link, id, new Date(createdAt.getTime() + minutes * 60_000))

/** What stands behind a link in its time, and whether it still opens that; looking changes nothing. */
export async function behindLink(
  { secrets, store }: LinkOptions,
  link: MessageLink,
  token: string,
  now: Date,
): Promise<Result<Linked & { opens: boolean }, LinkRefused>> {
  const signed = await secrets.readLink(link, token, now)
  if (!signed.ok) return signed
  const linked = await store.deliveries.linked(signed.value)
  if (!linked) return err('expired')
  return ok({ ...linked, opens: opensNow(link, linked) })
}

const opensNow = (link: MessageLink, { contact, madeUnder, epoch, isOpenRequest }: Linked) =>
  stillOpens(link, { contact: contact.state, isOpenRequest, madeUnder, epoch })

/** How much of its delivery's id a text's link names; the signature is over all of it. */
const NAMED = 6

/**
 * The same as `look` for a text, which is paid by the segment: 23 letters and digits. Its time is counted from its
 * delivery, so that it need not be told.
 */
export const makeTextLink = async (
  { secrets }: Pick<LinkOptions, 'secrets'>,
  { id }: { id: string },
): Promise<string> => id.slice(0, NAMED) + (await secrets.signShort('text', id))

/** The nudge that a mail's or a text's link shows, in its time or after it; null for a link that is not ours, or whose delivery is gone. */
export async function readLook(
  options: LinkOptions,
  inA: 'mail' | 'text',
  token: string,
  now: Date,
): Promise<(Linked & { opens: boolean }) | null> {
  const id = inA === 'mail' ? await idInMail(options, token) : await idInText(options, token)
  const linked = id === null ? null : await options.store.deliveries.linked(id)
  if (!linked) return null
  const isOver = linked.createdAt.getTime() + linkRules.look.minutes * 60_000 < now.getTime()
  return { ...linked, opens: !isOver && opensNow('look', linked) }
}

/** Its time is over or not: it is asked of its delivery. */
async function idInMail({ secrets }: LinkOptions, token: string): Promise<string | null> {
  return (await secrets.readSigned('look', token))?.subject ?? null
}

async function idInText({ secrets, store }: LinkOptions, token: string): Promise<string | null> {
  if (!/^[\w-]{6}[0-9A-Za-z]{17}$/.test(token)) return null
  for (const id of await store.deliveries.idsFrom(token.slice(0, NAMED))) {
    if (await secrets.isSignedShort('text', id, token.slice(NAMED))) return id
  }
  return null
}

/** What a link opens now. */
export async function readLink(
  options: LinkOptions,
  link: MessageLink,
  token: string,
  now: Date,
): Promise<Result<Linked, LinkRefused>> {
  const behind = await behindLink(options, link, token, now)
  return behind.ok && !behind.value.opens ? err('expired') : behind
}

/**
 * The way out of a message: it names the address too, by its hash, so that it works when everything else the message was
 * about is gone. One token for every master secret, the current one first.
 */
export const makeUnsubscribe = (
  { secrets }: Pick<LinkOptions, 'secrets'>,
  deliveryId: string,
  addressHash: string,
): Promise<[string, ...string[]]> => secrets.signEach('unsubscribe', `${deliveryId}.${addressHash}`)

/**
 * Which address a way out is about, by its hash; null when it is none of ours. It is ours when a master secret of today
 * signed it, or when its delivery still knows that it was sent with it, whatever became of the secret.
 */
export async function readUnsubscribe(
  { secrets, store }: LinkOptions,
  token: string,
): Promise<string | null> {
  const [deliveryId = '', addressHash = ''] = token.split('.')
  const isOurs =
    (await secrets.isSigned('unsubscribe', token)) ||
    (await store.deliveries.wentOutWith(deliveryId, await hashOf(token)))
  return isOurs ? addressHash : null
}
