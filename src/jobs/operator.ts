/** What the operator is told: a delivery like any other, to the address that the configuration has when it is sent. */

import type { Dependencies } from '../dependencies.ts'
import { ALERTS } from '../domain/delivery/alerts.ts'
import { CHANNELS, type ChannelName } from '../domain/delivery/channels.ts'
import { isTest } from '../domain/delivery/operator-mail.ts'
import {
  composeOperatorMail,
  composeTestMail,
  type Said,
  sayAlert,
  sayApplicationRefused,
  sayLimitReached,
  sayToMend,
} from '../messages/account/operator.ts'
import type { Mail } from '../messages/render/email-document.ts'
import type { Checked } from '../operator/check.ts'
import { deliveryId } from '../secrets.ts'
import { APPLICATION_REFUSED } from '../tell-operator.ts'
import { newsIn, toTell } from './check-up/check-up.ts'

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

export const operatorOf = ({ config }: Pick<Dependencies, 'config'>) => ({
  name: config.OPERATOR_NAME,
  address: config.OPERATOR_ADDRESS,
  email: config.OPERATOR_EMAIL,
})

/**
 * One mail of everything that is to be told, by what each is about: `test <instant>`, `channel-limit <channel> <month>`, an
 * alert with its channel and its day, a source that refuses us and the day, or `check-up <interval>`. Null when nothing is left to
 * say.
 */
export async function composeForOperator(
  dependencies: Dependencies,
  abouts: readonly string[],
  now: Date,
): Promise<Mail | null> {
  const mail = { page: `${dependencies.config.BASE_URL}/operator`, operator: operatorOf(dependencies) }
  if (abouts.some((about) => isTest({ about }))) return composeTestMail(mail)
  const news = newsIn(abouts)
  const toMend = news ? await toTell(dependencies, news, now) : []
  const [first, ...rest] = [
    ...newestOfEach(abouts).flatMap((about) => saidOf(dependencies, about, toMend, now)),
    ...toMend.map(sayToMend),
  ]
  return first ? composeOperatorMail({ said: [first, ...rest], ...mail }) : null
}

/** What was noted day after day is said of its last day. */
const newestOfEach = (abouts: readonly string[]): string[] => [
  ...new Map(abouts.toSorted().map((about) => [about.slice(0, about.lastIndexOf(' ')), about])).values(),
]

function saidOf(
  { config, sources }: Dependencies,
  about: string,
  toMend: readonly Checked[],
  now: Date,
): Said[] {
  const [what, name = '', when = ''] = about.split(' ')
  if (what === APPLICATION_REFUSED) {
    const source = sources[name]
    return source && isOf(when, now) && !isNamed(source.label, toMend)
      ? [sayApplicationRefused(source, when)]
      : []
  }
  const channel = CHANNELS.find((each) => each === name)
  if (!channel) return []
  const alert = ALERTS.find((each) => each === what)
  if (alert) return [sayAlert(alert, channel, when)]
  const setting = MONTHLY_LIMIT[channel]
  const isThisMonth = when === now.toISOString().slice(0, 7)
  return what === 'channel-limit' && setting && isThisMonth
    ? [sayLimitReached(channel, { setting, limit: config[setting], month: when })]
    : []
}

const DAY_MS = 86_400_000

/** It is noted every day that it lasts. */
const isOf = (day: string, now: Date) => day >= new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10)

/** One fault is said once. */
const isNamed = (label: string, toMend: readonly Checked[]) =>
  toMend.some(({ code, says }) => code === 'source-keys' && says.startsWith(label))
