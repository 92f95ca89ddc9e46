/** The switch for all sending, events asked for anew, and a mail that shows that mails leave. */
import type { Dependencies } from '../../dependencies.ts'
import { deliveryId } from '../../secrets.ts'

/** From now on nothing leaves for runners; what is due waits. */
export const pauseSending = ({ store }: Pick<Dependencies, 'store'>, now: Date): Promise<void> =>
  store.notes.pause(now)

/** What waits leaves with the next sweep, as far as it is still worth sending. */
export const resumeSending = ({ store }: Pick<Dependencies, 'store'>): Promise<void> => store.notes.resume()

/** A source's events are to come here, whoever has them now; false for a source that is not asked for them. */
export async function subscribeHere(
  { sources, queue }: Pick<Dependencies, 'sources' | 'queue'>,
  source: string,
  now: Date,
): Promise<boolean> {
  if (!sources[source]?.subscriptions) return false
  await queue.enqueue({ kind: 'subscribe', source }, now, now)
  return true
}

/** A button pressed twice is pressed within this. */
const TWICE_MS = 10_000

/** To the operator, the way everything goes; pressed twice it is one. */
export async function sendTestMail(
  { store, queue }: Pick<Dependencies, 'store' | 'queue'>,
  now: Date,
): Promise<void> {
  const about = `test ${now.toISOString()}`
  const delivery = await deliveryId('operator', about, 'operator')
  const since = new Date(now.getTime() - TWICE_MS)
  const isNew = await store.deliveries.scheduleTest({ id: delivery, about, to: 'operator' }, since, now)
  if (isNew) await queue.tryEnqueue({ kind: 'deliver', delivery }, now, now)
}
