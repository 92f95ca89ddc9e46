/** What the operator is told of where it happens: a delivery like any other, once a day. The sweep finds it, so that nobody waits for it. */
import type { Dependencies } from './dependencies.ts'
import type { Alert } from './domain/delivery/alerts.ts'
import type { ChannelName } from './domain/delivery/channels.ts'
import { deliveryId } from './secrets.ts'

/** Somebody came through a door. */
export async function tellOperator(
  { store }: Pick<Dependencies, 'store'>,
  alert: Alert,
  now: Date,
  channel: ChannelName = 'email',
): Promise<void> {
  await tellToday(store, `${alert} ${channel}`, now)
}

export const APPLICATION_REFUSED = 'application-refused'

/** A source refuses our application, whoever asked: somebody who connects, a sync, or a farewell. */
export async function tellApplicationRefused(
  { store }: Pick<Dependencies, 'store'>,
  source: string,
  now: Date,
): Promise<void> {
  await tellToday(store, `${APPLICATION_REFUSED} ${source}`, now)
}

async function tellToday(store: Dependencies['store'], what: string, now: Date): Promise<void> {
  const about = `${what} ${now.toISOString().slice(0, 10)}`
  await store.deliveries.tellOperator(await deliveryId('operator', about, 'operator'), about, now)
}
