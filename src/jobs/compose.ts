/** The words of a delivery, composed at the moment of sending. */
import type { Outgoing } from '../channels/channel.ts'
import { advise } from '../domain/advise.ts'
import { localDateOf } from '../domain/calendar.ts'
import { CODE_MINUTES } from '../domain/consent.ts'
import { keepLog } from '../domain/log.ts'
import { composeConfirm } from '../messages/confirm.ts'
import { composeNudge } from '../messages/nudge.ts'
import { composeReconnect } from '../messages/reconnect.ts'
import { codeSms, composeTest, reconnectSms, testSms } from '../messages/short.ts'
import type { Outside } from '../outside.ts'
import type { ClaimedDelivery } from '../store/deliveries.ts'

/** How long a link to confirm an address is good for. */
export const CONFIRM_HOURS = 24

type Composed = Outgoing & { suggested: boolean }

/** A text message is its words alone. */
const asText = (text: string): Composed => ({ subject: '', html: '', text, wayOut: null, suggested: false })

/** Null when what it was to say has left with the cache. */
export async function compose(
  outside: Outside,
  claimed: ClaimedDelivery,
  wayOut: string,
  now: Date,
): Promise<Composed | null> {
  const { config } = outside
  const { delivery, contact, nudge, runner, runs } = claimed
  const operator = {
    name: config.OPERATOR_NAME,
    address: config.OPERATOR_ADDRESS,
    email: config.OPERATOR_EMAIL,
  }
  const out = `${config.BASE_URL}/unsubscribe/${wayOut}`
  const byText = contact.channel === 'sms'

  switch (delivery.kind) {
    case 'confirm': {
      if (byText) {
        const [code = ''] = await outside.secrets.codes(`${contact.id} ${delivery.id}`)
        return asText(codeSms(code, CODE_MINUTES))
      }
      const until = delivery.createdAt.getTime() + CONFIRM_HOURS * 3_600_000
      const token = await outside.secrets.sign('verify', `${contact.id}.${until}`)
      const link = `${config.BASE_URL}/verify/${token}`
      return { ...composeConfirm({ link, operator, hours: CONFIRM_HOURS }), wayOut: null, suggested: false }
    }
    case 'reply':
      return delivery.words === null ? null : asText(delivery.words)
    case 'test': {
      const settings = `${config.BASE_URL}/me`
      if (byText) return asText(testSms(settings))
      return { ...composeTest({ settings, wayOut: out, operator }), wayOut: out, suggested: false }
    }
    case 'notice':
      if (byText) return asText(reconnectSms('Strava', `${config.BASE_URL}/`))
      return { ...composeReconnect({ link: `${config.BASE_URL}/`, operator }), wayOut: out, suggested: false }
    case 'nudge': {
      if (!nudge?.findings) return null
      const log = keepLog(runs, {
        weekStartsOn: runner.weekStartsOn,
        excluded: runner.excluded,
        until: localDateOf(now, runner.timeZone),
      })
      const practice = { openDays: config.OPEN_DAYS, leadDays: config.BOOKING_LEAD_DAYS }
      const advice = advise(nudge.findings, log, runner, practice, now)
      const links = {
        why: `${config.BASE_URL}/me/nudges/${nudge.id}`,
        settings: `${config.BASE_URL}/me`,
        wayOut: out,
        booking: config.BOOKING_URL ?? null,
      }
      // an offer goes only to a contact that agreed to massage messages
      const reader = { ...runner, told: { ...runner.told, massageMessages: contact.massage } }
      const said = composeNudge({ findings: nudge.findings, advice, runner: reader, now, links, operator })
      const suggested = advice.massage.kind === 'suggest'
      return byText ? { ...asText(said.sms), suggested } : { ...said, wayOut: out, suggested }
    }
    case 'summary':
      return null
  }
}
