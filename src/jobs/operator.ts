/** What the operator is told: a delivery like any other, to the address that the configuration has when it is sent. */
import type { Dependencies } from '../dependencies.ts'
import { ALERTS } from '../domain/delivery/alerts.ts'
import { CHANNELS, type ChannelName } from '../domain/delivery/channels.ts'
import { composeAlert } from '../messages/account/alert.ts'
import { composeApplicationRefused } from '../messages/account/application-refused.ts'
import { composeCheckUp } from '../messages/account/check-up.ts'
import { composeLimitReached, composeTestMail } from '../messages/account/operator.ts'
import type { Mail } from '../messages/render/email-document.ts'
import { deliveryId } from '../secrets.ts'
import { CHECK_UP, needingPerson } from './check-up/check-up.ts'

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
 * What it is about: `test <instant>`, `channel-limit <channel> <month>`, an alert with its channel and its day, the source that refuses
 * us, or `check-up <day>`. Null for anything else, and when nothing is left to say.
 */
export async function composeForOperator(
  dependencies: Dependencies,
  about: string,
  now: Date,
): Promise<Mail | null> {
  const [what, name, when = ''] = about.split(' ')
  const channel = CHANNELS.find((each) => each === name)
  const operator = operatorOf(dependencies)
  if (what === 'test') return composeTestMail({ page: `${dependencies.config.BASE_URL}/operator`, operator })
  if (what === CHECK_UP) {
    const [first, ...rest] = await needingPerson(dependencies, now)
    const page = `${dependencies.config.BASE_URL}/operator`
    return first ? composeCheckUp({ toMend: [first, ...rest], page, operator }) : null
  }
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
