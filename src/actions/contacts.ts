/** What a runner does about their addresses: confirm, say what is wanted, see a test arrive, take the way out. */
import type { Dependencies } from '../dependencies.ts'
import { channelRules } from '../domain/delivery/channels.ts'
import { CODE_MINUTES, CODE_TRIES } from '../domain/delivery/consent.ts'
import { isLiftedByConfirming } from '../domain/delivery/contacts.ts'
import type { Category, Preferences } from '../domain/delivery/deliveries.ts'
import { nextUtcDay } from '../domain/time/calendar.ts'
import { behindLink, readUnsubscribe } from '../links.ts'
import { err, ok, type Result } from '../result.ts'
import { deliveryId, type LinkRefused, sameSecret } from '../secrets.ts'
import type { ContactRow } from '../store/contacts/contacts.ts'
import type { Linked } from '../store/delivery/linked.ts'
import { review } from './review.ts'

type ContactOptions = Pick<Dependencies, 'store' | 'queue' | 'secrets'>
export type ConfirmRefused = LinkRefused | InTheWay

/** Another account has confirmed the address, or its owner asked for no more messages. */
type InTheWay = 'taken' | 'stopped'

export type Confirming = Pick<ContactRow, 'runnerId' | 'address'> & { alreadyConfirmed: boolean }

const confirming = ({ runnerId, address, state }: ContactRow): Confirming => ({
  runnerId,
  address,
  alreadyConfirmed: state === 'confirmed',
})

/** The request to confirm that a link stands for, where nothing is in the way. */
async function linkedRequest(
  options: ContactOptions,
  token: string,
  now: Date,
): Promise<Result<Linked, ConfirmRefused>> {
  const link = await behindLink(options, 'verify', token, now)
  if (!link.ok) return link
  const inTheWay = await obstacleOf(options.store, link.value.contact)
  if (inTheWay) return err(inTheWay)
  return link.value.opens ? link : err('expired')
}

/** What a confirmation link is for; looking changes nothing. */
export async function readConfirmation(
  options: ContactOptions,
  token: string,
  now: Date,
): Promise<Result<Confirming, ConfirmRefused>> {
  const request = await linkedRequest(options, token, now)
  return request.ok ? ok(confirming(request.value.contact)) : request
}

/** Why an address cannot be confirmed, whoever holds its link or code; null when it can. */
async function obstacleOf(
  store: ContactOptions['store'],
  { channel, address, addressHash: hash, runnerId }: ContactRow,
): Promise<InTheWay | null> {
  const given = { channel, address, hash }
  const { taken, stopped } = await store.contacts.standing(given, runnerId)
  if (taken) return 'taken'
  return stopped === null || isLiftedByConfirming(stopped) ? null : 'stopped'
}

/** Confirms the address the link was sent to: once, and pressed again it says that it is. */
export async function confirmContact(
  options: ContactOptions,
  token: string,
  now: Date,
): Promise<Result<Confirming, ConfirmRefused>> {
  const request = await linkedRequest(options, token, now)
  if (!request.ok) return request
  const { contact, deliveryId } = request.value
  const found = confirming(contact)
  if (found.alreadyConfirmed || (await confirmed(options, contact, deliveryId, now))) return ok(found)
  return err((await obstacleOf(options.store, contact)) ?? 'expired')
}

export type CodeRefused = 'not-yours' | 'wrong' | 'expired' | 'too-many-tries' | InTheWay

/** Confirms a number by the code that was sent to it. A code is tried five times and then asked for anew. */
export async function confirmByCode(
  options: ContactOptions,
  runnerId: string,
  contactId: string,
  code: string,
  now: Date,
): Promise<Result<null, CodeRefused>> {
  const tried = await options.store.contacts.tryCode(runnerId, contactId, CODE_TRIES)
  if (tried === null) return err('not-yours')
  if (!tried) return err('too-many-tries')
  const { contact, request } = tried
  if (contact.state === 'confirmed') return ok(null)
  if (!request || now.getTime() > request.askedAt.getTime() + CODE_MINUTES * 60_000) return err('expired')
  const right = await options.secrets.codes(`${contact.id} ${request.id}`)
  // an address that a link confirms has a code as well, which nobody was sent
  if (channelRules[contact.channel].confirmedBy !== 'code') return err('wrong')
  const given = code.replaceAll(/\s/g, '')
  const matches = right.map((each) => sameSecret(given, each))
  if (!matches.includes(true)) return err('wrong')
  const inTheWay = await obstacleOf(options.store, contact)
  if (inTheWay) return err(inTheWay)
  if (await confirmed(options, contact, request.id, now)) return ok(null)
  return err((await obstacleOf(options.store, contact)) ?? 'expired')
}

/** A nudge that had nobody to go to yet now has. False when something came in the way a moment ago. */
async function confirmed(
  { store, queue }: ContactOptions,
  contact: ContactRow,
  requestId: string,
  now: Date,
): Promise<boolean> {
  if (!(await store.contacts.confirm(contact, requestId, now))) return false
  await review({ store, queue }, contact.runnerId, now)
  return true
}

type Leaving = Pick<ContactRow, 'address' | 'state' | Category>

/** Who is written to at the address of an unsubscribe link; null where nobody is known there any more. */
export async function readWayOut(
  options: Pick<ContactOptions, 'store' | 'secrets'>,
  token: string,
): Promise<Result<Leaving | null, 'not-ours'>> {
  const hash = await readUnsubscribe(options, token)
  return hash === null ? err('not-ours') : ok((await options.store.contacts.at(hash))[0] ?? null)
}

/**
 * The way out: of one category, or of everything. It is the address that leaves, and not one account's row of it: whoever
 * holds the mail was written to there.
 */
export async function unsubscribe(
  options: Pick<ContactOptions, 'store' | 'secrets'>,
  token: string,
  category: Category | null,
  now: Date,
): Promise<Result<{ address: string | null }, 'not-ours'>> {
  const { contacts } = options.store
  const hash = await readUnsubscribe(options, token)
  if (hash === null) return err('not-ours')
  const [contact] = await contacts.at(hash)
  if (category) await contacts.drop(hash, category)
  else await contacts.switchOff(hash, 'unsubscribed', now)
  return ok({ address: contact?.address ?? null })
}

/** False when it is none of theirs, as `removeContact`. */
export const changeWants = (
  { store }: Pick<ContactOptions, 'store'>,
  runnerId: string,
  contactId: string,
  preferences: Preferences,
) => store.contacts.want(runnerId, contactId, preferences)

export const removeContact = (
  { store }: Pick<ContactOptions, 'store'>,
  runnerId: string,
  contactId: string,
) => store.contacts.remove(runnerId, contactId)

/** A button pressed twice is pressed within this. */
const TWICE_MS = 10_000

/** Test messages to one address. */
const TESTS_A_DAY = 3

/** A test message, because somebody wants to see one arrive. */
export async function sendTestMessage(
  { store, queue, secrets }: ContactOptions,
  runnerId: string,
  contactId: string,
  now: Date,
): Promise<Result<null, 'not-yours' | 'not-confirmed' | 'too-many'>> {
  const contact = await store.contacts.find(contactId)
  if (contact?.runnerId !== runnerId) return err('not-yours')
  if (contact.state !== 'confirmed') return err('not-confirmed')
  const resetsAt = nextUtcDay(now)
  const of = await secrets.limitId('tests', contactId)
  const may = await store.rateLimits.take({ ...of, allowed: TESTS_A_DAY, resetsAt }, now)
  if (!may) return err('too-many')
  // pressed twice it is one
  const about = `test ${now.getTime()}`
  const delivery = await deliveryId('test', about, contactId)
  const since = new Date(now.getTime() - TWICE_MS)
  const to = { runnerId, contactId }
  const isNew = await store.deliveries.scheduleTest({ id: delivery, about, to }, since, now)
  if (isNew) await queue.tryEnqueue({ kind: 'deliver', delivery }, now, now)
  return ok(null)
}
