/** What the operator is told of because somebody came through a door: a delivery like any other, once a day. */
import type { Dependencies } from '../../dependencies.ts'
import type { Alert } from '../../domain/delivery/alerts.ts'
import type { ChannelName } from '../../domain/delivery/channels.ts'
import { deliveryId } from '../../secrets.ts'

/** It is found by the sweep, so that whoever came waits for nothing. */
export async function tellOperator(
  { store }: Pick<Dependencies, 'store'>,
  alert: Alert,
  now: Date,
  channel: ChannelName = 'email',
): Promise<void> {
  const about = `${alert} ${channel} ${now.toISOString().slice(0, 10)}`
  await store.deliveries.tellOperator(await deliveryId('operator', about, 'operator'), about, now)
}
