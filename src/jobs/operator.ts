/** What the operator is told: a delivery like any other, to the address that the configuration has when it is sent. */
import type { Dependencies } from '../dependencies.ts'
import { ALERTS } from '../domain/delivery/alerts.ts'
import { CHANNELS, type ChannelName } from '../domain/delivery/channels.ts'
import { composeAlert } from '../messages/account/alert.ts'
import { composeApplicationRefused } from '../messages/account/application-refused.ts'
import { composeLimitReached } from '../messages/account/operator.ts'
import type { Mail } from '../messages/render/email-document.ts'
import { deliveryId } from '../secrets.ts'

/** The setting that says how many messages of a channel this installation sends in a month. */
export const MONTHLY_LIMIT = { email: null, sms: 'SMS_MONTHLY_LIMIT' } as const satisfies Record<
  ChannelName,
  keyof Dependencies['config'] | null
>

/** Once a month for each channel; gives what was scheduled. */
export async function tellLimitReached(
  { store }: Pick<Dependencies, 'store'>,
  channel: ChannelName,
  now: Date,
): Promise<string[]> {
  const about = `channel-limit ${channel} ${now.toISOString().slice(0, 7)}`
  const id = await deliveryId('operator', about, 'operator')
  return (await store.deliveries.tellOperator(id, about, now)) ? [id] : []
}

const REFUSED = 'application-refused'

/** A source refuses our application: once a day, while it does. The sweep finds it. */
export async function tellApplicationRefused(
  { store }: Pick<Dependencies, 'store'>,
  source: string,
  now: Date,
): Promise<void> {
  const about = `${REFUSED} ${source} ${now.toISOString().slice(0, 10)}`
  await store.deliveries.tellOperator(await deliveryId('operator', about, 'operator'), about, now)
}

export const operatorOf = ({ config }: Pick<Dependencies, 'config'>) => ({
  name: config.OPERATOR_NAME,
  address: config.OPERATOR_ADDRESS,
  email: config.OPERATOR_EMAIL,
})

/**
 * What it is about: `channel-limit <channel> <month>`, an alert with its channel and its day, or the source that refuses
 * us. Null for anything else.
 */
export function composeForOperator(
  dependencies: Pick<Dependencies, 'config' | 'sources'>,
  about: string,
): Mail | null {
  const [what, name, when = ''] = about.split(' ')
  const channel = CHANNELS.find((each) => each === name)
  const operator = operatorOf(dependencies)
  const source = what === REFUSED ? dependencies.sources[name ?? ''] : undefined
  if (source)
    return composeApplicationRefused({ label: source.label, name: source.name, day: when, operator })
  const alert = ALERTS.find((each) => each === what)
  if (alert && channel) return composeAlert({ alert, channel, day: when, operator })
  const setting = channel && MONTHLY_LIMIT[channel]
  if (!setting) return null
  const limit = dependencies.config[setting]
  return composeLimitReached({ channel, setting, limit, month: when, operator })
}
