/** A test message, because somebody wants to see one arrive. */
import type { Dependencies } from '../dependencies.ts'
import { err, ok, type Result } from '../result.ts'
import { deliveryId } from '../secrets.ts'

const A_DAY = 3
const DAY_MS = 86_400_000

export async function sendTestMessage(
  { store, queue }: Pick<Dependencies, 'store' | 'queue'>,
  runnerId: string,
  contactId: string,
  now: Date,
): Promise<Result<null, 'not-confirmed' | 'too-many'>> {
  const contact = await store.contacts.find(contactId)
  if (contact?.runnerId !== runnerId || contact.state !== 'confirmed') return err('not-confirmed')
  const resetsAt = new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS)
  const may = await store.rateLimits.take({ id: `tests ${contactId}`, allowed: A_DAY, resetsAt }, now)
  if (!may) return err('too-many')
  const about = `test ${now.getTime()}`
  const id = await deliveryId('test', about, contactId)
  await store.deliveries.schedule({ id, runnerId, contactId, kind: 'test', about }, now)
  await queue.tryEnqueue({ kind: 'deliver', delivery: id }, now, now)
  return ok(null)
}
