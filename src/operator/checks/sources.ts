/** Each source: whether its events come here and are taken, whether it lets us in, how much it may still be asked. */
import { ago, instantWords, spanWords } from '../../text/instants.ts'
import { grouped, number } from '../../text/plurals.ts'
import { type Checked, failing, failingForNow, fine, warning } from '../check.ts'
import { isNews, type Looked, type LookedSource } from '../looked.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Sources wait two seconds for an answer; half of that is too near. */
const SLOW_MS = 1_000

function callback({ label, events }: LookedSource): Checked[] {
  if (!events) return []
  const { callback: answer, host } = events
  const where = `https://${host}/webhooks/…`
  if (!answer.ok) {
    return [
      failing(
        'callback',
        `${label}’s callback, ${where}, does not answer: ${answer.error}. Events are being lost.`,
        'Check that BASE_URL is this Worker’s address, and that nothing blocks /webhooks: Access, Bot Fight Mode, a firewall rule.',
      ),
    ]
  }
  const { ms } = answer.value
  return ms < SLOW_MS
    ? [fine('callback', `${label}’s callback answers in ${ms} ms.`)]
    : [
        warning(
          'callback',
          `${label}’s callback took ${grouped(ms / 1000, 1)} s to answer, and ${label} gives up after two seconds.`,
          'Once does no harm. If it stays slow, see what sits in front of the Worker: a proxy, a firewall rule, another Worker on the same route.',
        ),
      ]
}

function sourceKeys({ label, events }: LookedSource): Checked[] {
  if (!events) return []
  const { subscriptions } = events
  if (subscriptions.ok)
    return [fine('source-keys', `${label} accepts the id and secret of this application.`)]
  const { kind, says } = subscriptions.error
  if (kind === 'unavailable') {
    return [warning('source-keys', says, 'Nothing is lost: runs are read once it answers.')]
  }
  if (kind === 'wrong') {
    return [failing('source-keys', says, 'Until then no runner can connect, and no run can be read.')]
  }
  return [
    failing(
      'source-keys',
      `${label} refuses the id and secret of this application: no runner can connect, and no token can be refreshed.`,
      `Compare both with the page of your application at ${label} and set them again. The secret changes there when somebody presses “regenerate”.`,
    ),
  ]
}

/** So often in a month, and something else takes the events for itself. */
const TAKEN_OFTEN = 3
const MONTH_MS = 30 * DAY_MS

function subscription(
  { name, label, events, resubscribedAt }: LookedSource,
  { now, news }: Looked,
): Checked[] {
  // what cannot be asked is said by the check of the keys
  if (!events?.subscriptions.ok) return []
  const { ours, subscriptions, host } = events
  const press = { subscribe: name }
  const lately = resubscribedAt.filter((at) => now.getTime() - at.getTime() < MONTH_MS)
  if (ours) {
    const last = lately.at(-1)
    if (last && lately.length >= TAKEN_OFTEN) {
      const says = `The subscription disappeared ${number(lately.length)} times in 30 days, the last time ${ago(last, now)} ago, and was renewed each time.`
      const next = `Another program that uses the same ${label} application ends it. Give that one an application of its own.`
      return [isNews(last, news) ? failing('subscription', says, next) : warning('subscription', says, next)]
    }
    const again = last ? ` It had disappeared, and was renewed at ${instantWords(last, now)}.` : ''
    return [fine('subscription', `${label} sends its events here.${again}`)]
  }
  const [other] = subscriptions.value
  if (!other) {
    return [
      {
        ...failing(
          'subscription',
          `${label} sends its events nowhere: there is no subscription. Runs are found by a sync every three days, no sooner.`,
          'Press “Subscribe here” on /operator. The daily check does it too, if the callback answers.',
        ),
        press,
      },
    ]
  }
  if (hostOf(other.callbackUrl) === host) {
    return [
      {
        ...failingForNow(
          'subscription',
          `${label} sends its events to an older address of this Worker, from before WEBHOOK_SECRET was changed.`,
          'The daily check subscribes again; “Subscribe here” on /operator does it now.',
        ),
        press,
      },
    ]
  }
  return [
    {
      ...failing(
        'subscription',
        `${label} sends the events of this application to ${hostOf(other.callbackUrl)}, not to ${host}: an application has one subscription, and another program has it.`,
        `Give the other program a ${label} application of its own, then press “Subscribe here” on /operator.`,
      ),
      press,
    },
  ]
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : 'another address')

function subscriptionId({ label, events, madeAnew }: LookedSource): Checked[] {
  if (!events?.ours) return []
  const { accepts, ours } = events
  if (accepts === null) return [fine('subscription-id', 'Events of every subscription are accepted.')]
  if (madeAnew === ours.id && accepts !== ours.id) {
    return [
      warning(
        'subscription-id',
        `The subscription was renewed as ${ours.id}, and the settings still say ${accepts}: its events are accepted, each at the cost of a database read.`,
        'Run `npm run setup`, which sets it to the new one, or remove the setting.',
      ),
    ]
  }
  return accepts === ours.id
    ? [fine('subscription-id', `Events of subscription ${accepts} are accepted, and it is the current one.`)]
    : [
        failing(
          'subscription-id',
          `Every event is refused: ${label}’s subscription is ${ours.id}, and the settings say ${accepts}.`,
          `Set the subscription’s id to ${ours.id}, or remove the setting: the callback’s path is secret as well.`,
        ),
      ]
}

const FULL_FOR_MS = 7 * DAY_MS

function athleteLimit({ label, fullAt }: LookedSource, { now, news }: Looked): Checked[] {
  if (fullAt === null || now.getTime() - fullAt.getTime() > FULL_FOR_MS) {
    return [fine('athlete-limit', `${label} turned nobody away in the last seven days.`)]
  }
  const says = `${label} turned a new runner away ${ago(fullAt, now)} ago: this application has all the runners it may have.`
  const next = `Ask for more runners on the page of your application at ${label}. It shows how many there are, and how many there may be.`
  return [isNews(fullAt, news) ? failing('athlete-limit', says, next) : warning('athlete-limit', says, next)]
}

/** As events may use it: a fifth is kept for people who wait on a page. */
const SHORT = 0.8

function sourceLimits({ label, limit }: LookedSource, now: Date): Checked[] {
  const open = limit.filter(({ resetsAt }) => resetsAt > now.getTime())
  const tightest = open.toSorted((a, b) => b.used / b.allowed - a.used / a.allowed)[0]
  if (!tightest) return [fine('source-limits', `${label} has reported no limit lately.`)]
  const { used, allowed, resetsAt } = tightest
  const words = `${grouped(used)} of ${grouped(allowed)} calls, until ${instantWords(new Date(resetsAt), now)}`
  if (used < allowed * SHORT) return [fine('source-limits', `${label} has had ${words}.`)]
  return [
    warning(
      'source-limits',
      `Calls to ${label} are kept for people waiting on a page: it has had ${words}.`,
      `It recovers by itself. Every few days does no harm; every day means too many runners for this application: ask ${label} for a higher limit.`,
    ),
  ]
}

/** Nobody runs every day, and a source that was quiet before is no news. */
const QUIET_MS = 2 * DAY_MS
const SILENT_MS = 4 * DAY_MS

function lastEvent({ label, heard, isUsed }: LookedSource, now: Date): Checked[] {
  if (!isUsed) return [fine('last-event', `Nobody is connected to ${label}.`)]
  if (!heard) return [fine('last-event', `No event from ${label} has come yet.`)]
  const silence = now.getTime() - heard.at.getTime()
  const usual = heard.longestMs > 0 ? `; the longest gap until now was ${spanWords(heard.longestMs)}` : ''
  const says = `The last event from ${label} came ${spanWords(silence)} ago${usual}.`
  if (silence < Math.max(QUIET_MS, 2 * heard.longestMs)) return [fine('last-event', says)]
  const next =
    'Nothing is wrong if nobody ran. Otherwise see the checks of the callback and the subscription; runs are still found every three days.'
  return silence < Math.max(SILENT_MS, 4 * heard.longestMs)
    ? [warning('last-event', says, next)]
    : [failingForNow('last-event', says, next)]
}

/** What concerns each source, one after the other. */
export const checksOfSources = (looked: Looked): Checked[] =>
  looked.sources.flatMap((source) => [
    ...callback(source),
    ...sourceKeys(source),
    ...subscription(source, looked),
    ...subscriptionId(source),
    ...athleteLimit(source, looked),
    ...sourceLimits(source, looked.now),
    ...lastEvent(source, looked.now),
  ])
