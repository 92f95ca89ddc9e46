/** What is under way: connections, syncs, queues, and what was given up. */
import { COUNTED } from '../../store/operations/readings.ts'
import { ago } from '../../text/instants.ts'
import { grouped, number, tally } from '../../text/plurals.ts'
import { type Checked, failing, failingForNow, fine, warning } from '../check.ts'
import type { Looked } from '../looked.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Counted no further. */
const atLeast = (many: number, one: string, several?: string) =>
  many >= COUNTED ? `${number(COUNTED)} or more ${several ?? `${one}s`}` : tally(many, one, several)

function tokens({ underWay: { lost } }: Looked): Checked {
  if (lost === 0) return fine('tokens', 'Every connection works.')
  return warning(
    'tokens',
    `${atLeast(lost, 'connection')} no longer ${lost === 1 ? 'works' : 'work'}: the tokens were refused twice, an hour apart. The runners have been told, and their training is erased 28 days later.`,
    'One now and then is a runner who withdrew access: nothing to do. Several at once: see the check of the source’s keys, and whether LEGWORK_SECRET was changed without keeping the old one.',
  )
}

function syncs({ underWay: { stuck } }: Looked): Checked {
  if (stuck === 0) return fine('syncs', 'Every sync finishes.')
  return failingForNow(
    'syncs',
    `${atLeast(stuck, 'connection')} could not be read for half a day, and ${stuck === 1 ? 'is' : 'are'} tried again every six hours.`,
    'If the source is down, it recovers by itself: see its status page. The dead letters of kind “sync” say what it answered.',
  )
}

/** Longer than any delay a job is sent with on purpose, but for those that wait for a nudge to settle. */
const OLD_MS = DAY_MS
const MANY = 5_000

function queues({ queues: known, now }: Looked): Checked {
  const slow = known.find(
    ({ waiting, since }) =>
      waiting >= MANY || (since !== null && now.getTime() - since.getTime() > 2 * OLD_MS),
  )
  if (slow) {
    const since = slow.since ? `, the oldest for ${ago(slow.since, now)}` : ''
    return failingForNow(
      'queues',
      `${grouped(slow.waiting)} messages wait on ${slow.name}${since}.`,
      `Look in the dashboard under Queues, ${slow.name}: delivery must not be paused, and legwork has to be its consumer. The free plan allows 10,000 operations a day.`,
    )
  }
  const waiting = known.reduce((sum, queue) => sum + queue.waiting, 0)
  if (known.length === 0) return fine('queues', 'Cloudflare does not say what waits on the queues.')
  return fine(
    'queues',
    waiting === 0 ? 'Nothing waits on the queues.' : `${tally(waiting, 'message')} on the queues.`,
  )
}

/** Letters of what could not be read are for whoever cares to see; they cost nobody anything. */
const isUnreadable = (kind: string) => kind === 'row' || kind === 'type' || kind === 'unreadable'

/** Older ones were seen, or nobody wants to. */
const LATELY_MS = 7 * DAY_MS

function deadLetters({ underWay: { letters }, now }: Looked): Checked {
  const given = letters.filter(
    ({ kind, at }) => !isUnreadable(kind) && now.getTime() - at.getTime() < LATELY_MS,
  )
  const [latest] = given
  if (!latest) return fine('dead-letters', 'Nothing was given up in the last seven days.')
  return warning(
    'dead-letters',
    `${tally(given.length, 'job was', 'jobs were')} given up in the last seven days, the last one ${ago(latest.at, now)} ago: ${latest.kind}, “${latest.reason}”.`,
    'On /operator each can be tried again or discarded. No run is lost: the sweep picks the work up.',
  )
}

function unreadable({ underWay: { letters }, now }: Looked): Checked {
  const odd = letters.filter(({ kind, at }) => isUnreadable(kind) && now.getTime() - at.getTime() < LATELY_MS)
  const [latest] = odd
  if (!latest) return fine('unreadable', 'Everything that came in the last seven days could be read.')
  return warning(
    'unreadable',
    `${tally(odd.length, 'thing')} that a source sent could not be read in the last seven days, the last one: “${latest.reason}”.`,
    'Everything beside it was read, and each runner sees how many of theirs are missing. Many at once mean that the source has changed its format: update Legwork, or report the reason.',
  )
}

const LATE_MS = 2 * HOUR_MS
const LOST_MS = DAY_MS

function outbox({ underWay: { due, pausedSince }, now }: Looked): Checked {
  const [oldest] = due
  if (!oldest) return fine('outbox', 'No message is waiting that should have left.')
  const waits = now.getTime() - oldest.getTime()
  const words = `${atLeast(due.length, 'message')} ${due.length === 1 ? 'waits' : 'wait'} that should have left, the oldest for ${ago(oldest, now)}`
  if (pausedSince) return fine('outbox', `${words}: sending is paused.`)
  if (waits < LATE_MS) return fine('outbox', `${words}: the next sweep picks them up.`)
  const next =
    'See the checks of the mail and text senders and of the sweep. Nothing is lost; what is out of date by the time it could leave is not sent.'
  return waits < LOST_MS ? failingForNow('outbox', `${words}.`, next) : failing('outbox', `${words}.`, next)
}

export const checksUnderWay = (looked: Looked): Checked[] => [
  tokens(looked),
  syncs(looked),
  queues(looked),
  deadLetters(looked),
  unreadable(looked),
  outbox(looked),
]
