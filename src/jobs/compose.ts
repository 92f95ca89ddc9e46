/** The words of a delivery, composed at the moment of sending. */
import type { Outgoing } from '../channels/channel.ts'
import { accountOf, type Dependencies } from '../dependencies.ts'
import { CODE_MINUTES } from '../domain/delivery/consent.ts'
import { adviceOn } from '../domain/replay/sync.ts'
import { localDateOf } from '../domain/time/calendar.ts'
import { buildLog } from '../domain/training/log.ts'
import { composeConfirm } from '../messages/account/confirm.ts'
import { composeReconnect } from '../messages/account/reconnect.ts'
import { codeSms, composeTest, reconnectSms, testSms } from '../messages/account/short.ts'
import { composeSignIn } from '../messages/account/sign-in.ts'
import { composeNudge } from '../messages/nudge/nudge.ts'
import type { Link } from '../messages/render/email-document.ts'
import { composeSummary } from '../messages/summary/summary.ts'
import { attributionOf } from '../sources/attribution.ts'
import type { ClaimedDelivery } from '../store/delivery/claim.ts'
import { summaryFacts } from './summary.ts'

/** How long a link to confirm an address is good for. */
export const CONFIRM_HOURS = 24

/** How long a link to come back by is good for. */
const SIGN_IN_MINUTES = 15

type Composed = Outgoing & { suggested: boolean }

/** A text message is its words alone. */
const asText = (text: string): Composed => ({
  subject: '',
  html: '',
  text,
  unsubscribeUrl: null,
  suggested: false,
})

/** Null when what it was to say has left with the cache. */
export async function compose(
  dependencies: Dependencies,
  claimed: ClaimedDelivery,
  unsubscribeUrl: string,
  now: Date,
): Promise<Composed | null> {
  const { config } = dependencies
  const { delivery, contact } = claimed
  const operator = operatorOf(dependencies)
  const out = `${config.BASE_URL}/unsubscribe/${unsubscribeUrl}`
  const byText = contact.channel === 'sms'

  switch (delivery.kind) {
    case 'confirm': {
      if (byText) {
        const [code = ''] = await dependencies.secrets.codes(`${contact.id} ${delivery.id}`)
        return asText(codeSms(code, CODE_MINUTES))
      }
      const until = delivery.createdAt.getTime() + CONFIRM_HOURS * 3_600_000
      const token = await dependencies.secrets.sign('verify', `${contact.id}.${until}`)
      const link = `${config.BASE_URL}/verify/${token}`
      return {
        ...composeConfirm({ link, operator, hours: CONFIRM_HOURS }),
        unsubscribeUrl: null,
        suggested: false,
      }
    }
    case 'sign-in': {
      const until = delivery.createdAt.getTime() + SIGN_IN_MINUTES * 60_000
      const token = await dependencies.secrets.sign('sign-in', `${delivery.id}.${until}`)
      const link = `${config.BASE_URL}/sign-in/${token}`
      return {
        ...composeSignIn({ link, operator, minutes: SIGN_IN_MINUTES }),
        unsubscribeUrl: null,
        suggested: false,
      }
    }
    case 'reply':
      return delivery.words === null ? null : asText(delivery.words)
    case 'test': {
      const settings = `${config.BASE_URL}/me`
      if (byText) return asText(testSms(settings))
      return {
        ...composeTest({ settings, unsubscribeUrl: out, operator }),
        unsubscribeUrl: out,
        suggested: false,
      }
    }
    case 'notice': {
      const [link, sourceLabel] = [`${config.BASE_URL}/`, labelOf(dependencies, delivery.about)]
      if (byText) return asText(reconnectSms(sourceLabel, link))
      return { ...composeReconnect({ link, operator, sourceLabel }), unsubscribeUrl: out, suggested: false }
    }
    case 'nudge':
      return nudgeMessage(
        dependencies,
        claimed,
        { unsubscribeUrl: out, tell: await tellLinks(dependencies, claimed) },
        now,
      )
    case 'summary':
      return summaryMessage(dependencies, claimed, out, now)
  }
}

/** A notice is about a connection: `reconnect <connection> <when>`. */
function labelOf({ sources }: Dependencies, about: string): string {
  const [, connection = ''] = about.split(' ')
  return sources[accountOf(connection).source]?.label ?? 'your source'
}

const operatorOf = ({ config }: Dependencies) => ({
  name: config.OPERATOR_NAME,
  address: config.OPERATOR_ADDRESS,
  email: config.OPERATOR_EMAIL,
})

const practiceOf = ({ config }: Dependencies) => ({
  openDays: config.OPEN_DAYS,
  leadDays: config.BOOKING_LEAD_DAYS,
})

const logOf = ({ runs, runner }: ClaimedDelivery, now: Date) =>
  buildLog(runs, {
    weekStartsOn: runner.weekStartsOn,
    excluded: runner.excluded,
    until: localDateOf(now, runner.timeZone),
  })

/** An offer goes only to a contact that agreed to massage messages. */
const readerOf = ({ runner, contact }: ClaimedDelivery) => ({
  ...runner,
  selfReports: { ...runner.selfReports, massageMessages: contact.massage },
})

/** For how long a link to tell something works. */
const TELL_DAYS = 14

/** Links to tell something with one tap; the same at every try, for they are part of one message. */
async function tellLinks({ secrets, config }: Dependencies, { delivery }: ClaimedDelivery): Promise<Link[]> {
  const until = delivery.createdAt.getTime() + TELL_DAYS * 86_400_000
  const token = await secrets.sign('act', `${delivery.runnerId}.${until}`)
  const verbs = {
    booked: 'Booked',
    done: 'Had a massage',
    sore: 'Sore',
    ill: 'Ill',
    snooze: 'A week of quiet',
  }
  return Object.entries(verbs).map(([verb, words]) => ({
    words,
    href: `${config.BASE_URL}/act/${token}?do=${verb}`,
  }))
}

function nudgeMessage(
  dependencies: Dependencies,
  claimed: ClaimedDelivery,
  { unsubscribeUrl, tell }: { unsubscribeUrl: string; tell: readonly Link[] },
  now: Date,
): Composed | null {
  const { nudge, contact, runner } = claimed
  const { BASE_URL, BOOKING_URL } = dependencies.config
  const advice = nudge && adviceOn(nudge, logOf(claimed, now), runner, practiceOf(dependencies), now)
  if (!nudge?.findings || !advice) return null
  const said = composeNudge({
    findings: nudge.findings,
    advice,
    runner: readerOf(claimed),
    now,
    links: {
      why: `${BASE_URL}/me/nudges/${nudge.id}`,
      settings: `${BASE_URL}/me`,
      unsubscribeUrl,
      tell,
      booking: BOOKING_URL ?? null,
    },
    operator: operatorOf(dependencies),
    attribution: attributionOf(claimed.runs),
  })
  const suggested = advice.massage.kind === 'suggest'
  return contact.channel === 'sms'
    ? { ...asText(said.sms), suggested }
    : { ...said, unsubscribeUrl, suggested }
}

/** Null when the window is not there to be summed up. */
function summaryMessage(
  dependencies: Dependencies,
  claimed: ClaimedDelivery,
  unsubscribeUrl: string,
  now: Date,
): Composed | null {
  const { BASE_URL, BOOKING_URL } = dependencies.config
  if (claimed.runs.length === 0) return null
  const runner = readerOf(claimed)
  const facts = summaryFacts(logOf(claimed, now), runner, claimed.recentNudges, practiceOf(dependencies), now)
  const links = {
    training: `${BASE_URL}/me`,
    settings: `${BASE_URL}/me`,
    unsubscribeUrl,
    booking: BOOKING_URL ?? null,
    shortBreak: null,
    massageAgain: null,
  }
  const attribution = attributionOf(claimed.runs)
  const said = composeSummary({ facts, runner, links, operator: operatorOf(dependencies), attribution })
  return { ...said, unsubscribeUrl, suggested: facts.massage.kind === 'suggest' }
}
