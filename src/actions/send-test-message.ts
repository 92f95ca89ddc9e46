/** A test message, because somebody wants to see one arrive. */
import type { Dependencies } from '../dependencies.ts'
import { nextUtcDay } from '../domain/time/calendar.ts'
import { err, ok, type Result } from '../result.ts'
import { deliveryId } from '../secrets.ts'

const A_DAY = 3

export async function sendTestMessage(
  { store, queue, secrets }: Pick<Dependencies, 'store' | 'queue' | 'secrets'>,
  runnerId: string,
  contactId: string,
  now: Date,
): Promise<Result<null, 'not-yours' | 'not-confirmed' | 'too-many'>> {
  const contact = await store.contacts.find(contactId)
  if (contact?.runnerId !== runnerId) return err('not-yours')
  if (contact.state !== 'confirmed') return err('not-confirmed')
  const resetsAt = nextUtcDay(now)
  const id = `tests ${await secrets.counted(contactId)}`
  const may = await store.rateLimits.take({ id, allowed: A_DAY, resetsAt }, now)
  if (!may) return err('too-many')
  const about = `test ${now.getTime()}`
  const delivery = await deliveryId('test', about, contactId)
  await store.deliveries.schedule({ id: delivery, runnerId, contactId, kind: 'test', about }, now)
  await queue.tryEnqueue({ kind: 'deliver', delivery }, now, now)
  return ok(null)
}
