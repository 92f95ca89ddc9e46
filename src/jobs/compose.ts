/** The words of a delivery, composed at the moment of sending. */
import type { Outgoing } from '../channels/channel.ts'
import { advise } from '../domain/advise.ts'
import { localDateOf } from '../domain/calendar.ts'
import { keepLog } from '../domain/log.ts'
import { composeConfirm } from '../messages/confirm.ts'
import { composeNudge } from '../messages/nudge.ts'
import { composeReconnect } from '../messages/reconnect.ts'
import type { Outside } from '../outside.ts'
import type { ClaimedDelivery } from '../store/deliveries.ts'

/** How long a link to confirm an address is good for. */
export const CONFIRM_HOURS = 24

/** Null when what it was to say has left with the cache. */
export async function compose(
  outside: Outside,
  claimed: ClaimedDelivery,
  wayOut: string,
  now: Date,
): Promise<(Outgoing & { suggested: boolean }) | null> {
  const { config } = outside
  const { delivery, contact, nudge, runner, runs } = claimed
  const operator = {
    name: config.OPERATOR_NAME,
    address: config.OPERATOR_ADDRESS,
    email: config.OPERATOR_EMAIL,
  }
  const out = `${config.BASE_URL}/unsubscribe/${wayOut}`

  switch (delivery.kind) {
    case 'confirm': {
      const until = delivery.createdAt.getTime() + CONFIRM_HOURS * 3_600_000
      const token = await outside.secrets.sign('verify', `${contact.id}.${until}`)
      const link = `${config.BASE_URL}/verify/${token}`
      return { ...composeConfirm({ link, operator, hours: CONFIRM_HOURS }), wayOut: null, suggested: false }
    }
    case 'notice':
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
      return {
        ...composeNudge({ findings: nudge.findings, advice, runner, now, links, operator }),
        wayOut: out,
        suggested: advice.massage.kind === 'suggest',
      }
    }
  }
}
