/** The senders of mails and texts: whether they take what is sent, whether it arrives, how much is left. */
import { CHANNELS, type ChannelName } from '../../domain/delivery/channels.ts'
import { DELIVERY_STATES } from '../../domain/delivery/deliveries.ts'
import { MENDED } from '../../domain/delivery/operator-mail.ts'
import type { LatestDelivery } from '../../store/operations/readings.ts'
import { instantWords } from '../../text/instants.ts'
import { channelWords } from '../../text/labels/channels.ts'
import { deliveryWords } from '../../text/labels/deliveries.ts'
import { grouped, tally } from '../../text/plurals.ts'
import { type CheckCode, type Checked, failing, failingForNow, fine, warning } from '../check.ts'
import { isNews, type Looked } from '../looked.ts'

type Codes = { sender: CheckCode; arriving: CheckCode }

/** The codes of a channel's checks. */
const CODES: Readonly<Record<ChannelName, Codes>> = {
  email: { sender: 'mail-sender', arriving: 'mails-arriving' },
  sms: { sender: 'text-sender', arriving: 'texts-arriving' },
}

/** So often it has said no, with nothing taken in between, and it is no passing limit any more. */
const REFUSED_OFTEN = 3

function sender(channel: ChannelName, looked: Looked): Checked {
  const { underWay, now } = looked
  const code = CODES[channel].sender
  const { noun } = channelWords[channel]
  if (!looked.channels.has(channel)) return fine(code, `${noun}s are not set up here.`)
  const [closed] = underWay.senders.get(channel) ?? []
  if (!closed || closed.used === 0)
    return fine(code, `The last ${noun} was accepted, or none has been sent yet.`)
  const why = underWay.latest.find(
    (each) => each.channel === channel && each.state === 'scheduled' && each.why,
  )?.why
  const until =
    closed.resetsAt > now.getTime() ? `, until ${instantWords(new Date(closed.resetsAt), now)}` : ''
  const says = `The sender has accepted no ${noun} since it refused ${tally(closed.used, 'try', 'tries')}${until}${why ? `: “${why}”` : ''}. All ${noun}s wait.`
  const next =
    'The cause is a wrong or revoked key, or a domain or number that is not verified: look at the sender’s dashboard and set the key again. What waits leaves within the hour.'
  return closed.used < REFUSED_OFTEN ? failingForNow(code, says, next) : failing(code, says, next)
}

/** Fewer than this are chance. */
const SEVERAL = 5
const SHARE = 0.2

function arriving(channel: ChannelName, { underWay, news }: Looked): Checked {
  const code = CODES[channel].arriving
  const { noun } = channelWords[channel]
  const latest = underWay.latest.filter((each) => each.channel === channel)
  const ended = latest.filter(({ state }) => !['scheduled', 'sending', 'cancelled'].includes(state))
  const bad = ended.filter(({ state }) => state !== 'sent' && state !== 'delivered')
  if (latest.length === 0) return fine(code, `No ${noun} was sent in the last month.`)
  const says = `The latest ${tally(latest.length, noun)}: ${talliesOf(latest)}.`
  if (bad.length < SEVERAL || bad.length < ended.length * SHARE) return fine(code, says)
  const why = bad.find((each) => each.why)?.why
  const words = `${says}${why ? ` The last one that did not arrive: “${why}”.` : ''}`
  const next =
    'Look at the sender’s dashboard: a domain without SPF, DKIM and DMARC, a number that is not registered, or a block. Pause sending on /operator until it is fixed, or you will lose addresses.'
  // what does not go on was told
  return bad.some(({ at }) => isNews(at, news)) ? failing(code, words, next) : warning(code, words, next)
}

/** @example talliesOf(latest) // '9 arrived · 2 sent · 1 did not arrive' */
const talliesOf = (latest: readonly LatestDelivery[]): string =>
  DELIVERY_STATES.flatMap((state) => {
    const many = latest.filter((each) => each.state === state).length
    return many > 0 ? [`${grouped(many)} ${deliveryWords(state, null)}`] : []
  }).join(' · ')

function bounces({ settings }: Looked): Checked {
  const { EMAIL_PROVIDER, RESEND_WEBHOOK_SECRET } = settings
  if (EMAIL_PROVIDER !== 'resend') return fine('bounces', 'This mail sender reports bounces at once.')
  if (RESEND_WEBHOOK_SECRET) return fine('bounces', 'Bounces and complaints are reported.')
  return warning(
    'bounces',
    'Bounces and complaints are not reported: mails keep going to dead addresses and to people who complained, which ruins your domain’s reputation.',
    'At Resend, add a webhook to /webhooks/resend for all e-mail events, and set RESEND_WEBHOOK_SECRET to its signing secret.',
  )
}

const NEARLY = 0.8

function textMonth(looked: Looked): Checked {
  const { underWay, settings, now } = looked
  const [month] = underWay.months.get('sms') ?? []
  const allowed = settings.SMS_MONTHLY_LIMIT
  const used = month && month.resetsAt > now.getTime() ? month.used : 0
  const says = `${grouped(used)} of ${tally(allowed, 'text')} were sent this month.`
  if (!looked.channels.has('sms')) return fine('text-month', 'Texts are not set up here.')
  if (used < allowed * NEARLY) return fine('text-month', says)
  return warning(
    'text-month',
    `${says} Once they are used up, nudges go by mail.`,
    'Raise SMS_MONTHLY_LIMIT if you accept the cost.',
  )
}

function operatorMail({ underWay: { latest } }: Looked): Checked {
  // what was mended before it left is no mail that is missing
  const last = latest.find(
    ({ toOperator, state, why }) => toOperator && state !== 'scheduled' && why !== MENDED,
  )
  if (!last) return fine('operator-mail', 'There was nothing to mail you lately.')
  if (last.state !== 'failed' && last.state !== 'bounced' && last.state !== 'cancelled') {
    return fine('operator-mail', 'The last mail to you left.')
  }
  return failing(
    'operator-mail',
    `The last mail to you did not arrive${last.why ? `: “${last.why}”` : ''}.`,
    'Check that OPERATOR_EMAIL can receive mails, and see the check of the mail sender.',
  )
}

export const checksOfSenders = (looked: Looked): Checked[] => [
  ...CHANNELS.flatMap((channel) => [sender(channel, looked), arriving(channel, looked)]),
  bounces(looked),
  textMonth(looked),
  operatorMail(looked),
]
