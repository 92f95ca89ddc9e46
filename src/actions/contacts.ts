/** What a runner does about their addresses: ask to be written to, confirm, take the way out. */
import * as z from 'zod'
import type { Outside } from '../outside.ts'
import { err, ok, type Result } from '../result.ts'
import { hashOf } from '../secrets.ts'

type Reach = Pick<Outside, 'store' | 'prompts' | 'secrets'>

/** Requests to confirm that one runner may make in a day: enough for typing errors, too few to be a nuisance. */
const REQUESTS_A_DAY = 5
const DAY_MS = 86_400_000

const addressSchema = z.string().trim().toLowerCase().pipe(z.email())

export type AddRefused = 'not-an-address' | 'taken' | 'too-many-requests'

/** Writes an address down and asks its owner to confirm it; until then nothing else is sent there. */
export async function addContact(
  { store, prompts }: Reach,
  runnerId: string,
  given: string,
  now: Date,
): Promise<Result<{ contactId: string; address: string }, AddRefused>> {
  const address = addressSchema.safeParse(given)
  if (!address.success) return err('not-an-address')
  if (await store.contacts.isTaken(address.data, runnerId)) return err('taken')
  const since = new Date(now.getTime() - DAY_MS)
  if ((await store.contacts.requestsSince(runnerId, since)) >= REQUESTS_A_DAY) return err('too-many-requests')
  const { contactId, deliveryId } = await store.contacts.ask(runnerId, address.data, now)
  await prompts.send({ kind: 'deliver', delivery: deliveryId }, now, now)
  return ok({ contactId, address: address.data })
}

export type LinkRefused = 'not-ours' | 'expired' | 'taken'

export type Confirming = { contactId: string; runnerId: string; address: string; alreadyConfirmed: boolean }

/** What a confirmation link is for; looking changes nothing. */
export async function readConfirmation(
  { store, secrets }: Reach,
  token: string,
  now: Date,
): Promise<Result<Confirming, LinkRefused>> {
  const signed = await secrets.verify('verify', token)
  const [contactId = '', until = ''] = signed?.split('.') ?? []
  if (signed === null) return err('not-ours')
  if (Number(until) < now.getTime()) return err('expired')
  const contact = await store.contacts.find(contactId)
  if (!contact) return err('not-ours')
  if (await store.contacts.isTaken(contact.address, contact.runnerId)) return err('taken')
  const { runnerId, address, state } = contact
  return ok({ contactId, runnerId, address, alreadyConfirmed: state === 'confirmed' })
}

/** Confirms the address the link was sent to. A nudge that had nobody to go to yet now has. */
export async function confirmContact(
  reach: Reach,
  token: string,
  now: Date,
): Promise<Result<Confirming, LinkRefused>> {
  const confirming = await readConfirmation(reach, token, now)
  if (!confirming.ok || confirming.value.alreadyConfirmed) return confirming
  await reach.store.contacts.confirm(confirming.value.contactId, now)
  const connection = await reach.store.connections.record(confirming.value.runnerId)
  if (connection) {
    await reach.prompts.send({ kind: 'review', connection, at: now.getTime(), person: true }, now, now)
  }
  return confirming
}

/** Whose address an unsubscribe link is about, or null for a link that is not ours. */
export async function readWayOut({ store }: Reach, token: string) {
  const [deliveryId = ''] = token.split('.')
  return store.contacts.byWayOut(deliveryId, await hashOf(token))
}

/** The way out: nothing more goes to this address. */
export async function unsubscribe(
  reach: Reach,
  token: string,
): Promise<Result<{ address: string }, 'not-ours'>> {
  const contact = await readWayOut(reach, token)
  if (!contact) return err('not-ours')
  await reach.store.contacts.switchOff(contact.id)
  return ok({ address: contact.address })
}

export const removeContact = ({ store }: Reach, runnerId: string, contactId: string) =>
  store.contacts.remove(runnerId, contactId)
