/** The Worker itself: its settings, its database, its sweep. */
import { ago, instantWords } from '../../text/instants.ts'
import { grouped, tally } from '../../text/plurals.ts'
import { list } from '../../text/sentences.ts'
import { type Checked, failing, failingForNow, fine, warning } from '../check.ts'
import type { Looked } from '../looked.ts'
import type { SealedLook } from '../sealed.ts'
import { olderThan } from '../versions.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Two sweeps may be late or lost without harm. */
const SWEEP_LATE_MS = 30 * MINUTE_MS
const PAUSED_LONG_MS = DAY_MS

/** `misfits` are what is missing or wrong, each in a sentence: a Worker that has any does nothing else. */
export const settings = (misfits: readonly string[]): Checked =>
  misfits.length === 0
    ? fine('settings', 'Everything needed is set, and valid.')
    : failing(
        'settings',
        misfits.join(' '),
        'Open /operator/setup, which says where each setting comes from. Until all are right, nothing is read, sent or shown.',
      )

function host({ host: asked, settings: { BASE_URL } }: Looked): Checked {
  const own = new URL(BASE_URL).host
  if (asked === null || asked === own) return fine('host', `This is ${own}.`)
  return failing(
    'host',
    `It was opened at ${asked}, but BASE_URL says ${own}: links in messages and the sources’ callbacks lead there.`,
    `Set BASE_URL to https://${asked}, or open the page at ${own}.`,
  )
}

const BRING_UP_TO_DATE = 'Run `npm run deploy`: it brings the database up to date before the Worker.'

/** What a look at the database broke on: with it nothing else can be told. */
export const unread = (fault: string): Checked =>
  /no such (?:table|column)/.test(fault)
    ? failing('schema', `The database lacks what this version needs: “${fault}”.`, BRING_UP_TO_DATE)
    : failingForNow(
        'database',
        `The database does not answer: “${fault}”. Pages cannot be shown; events from sources wait on the queue.`,
        'It comes back by itself, and nothing is lost for most of a day: see https://www.cloudflarestatus.com for D1. If it lasts, look in the dashboard under D1 to see whether the database is there and can be used.',
      )

function schema({ database: { migration }, newestMigration }: Looked): Checked {
  const next = BRING_UP_TO_DATE
  if (migration === null) return failing('schema', 'The database holds no tables of Legwork yet.', next)
  const applied = migration.name.replace(/\.sql$/, '')
  if (applied === newestMigration) return fine('schema', `The database is at ${applied}.`)
  if (applied > newestMigration) {
    return warning(
      'schema',
      `The database is at ${applied}, which this version does not know: it was deployed from an older copy.`,
      'Deploy from the newest copy; until then everything older keeps working.',
    )
  }
  return failing('schema', `The database is at ${applied}, and this version needs ${newestMigration}.`, next)
}

function newest({ version, newest: found, settings: { REPOSITORY_URL } }: Looked): Checked {
  if (!REPOSITORY_URL) {
    return fine('newest', `Legwork ${version} runs. Set REPOSITORY_URL to see here when a newer one is out.`)
  }
  if (!found?.ok) {
    const why = found ? `: ${found.error}` : ''
    return fine('newest', `Legwork ${version} runs; ${new URL(REPOSITORY_URL).host} names no releases${why}.`)
  }
  const { value: out } = found
  if (out === null) return fine('newest', `Legwork ${version} runs, and nothing has been released yet.`)
  return olderThan(version, out)
    ? warning(
        'newest',
        `Legwork ${version} runs, and ${out} is out.`,
        'Run `git pull --autostash`, read docs/CHANGELOG.md, then `npm ci && npm run deploy`.',
      )
    : fine('newest', `Legwork ${version} runs, which is the newest.`)
}

function sending({ underWay: { pausedSince }, now }: Looked): Checked {
  if (!pausedSince) return fine('sending', 'Sending is on.')
  const says = `Sending has been paused for ${ago(pausedSince, now)}: only messages to you still leave.`
  const next = 'Press “Resume sending” on /operator. What is out of date by then is not sent.'
  return now.getTime() - pausedSince.getTime() >= PAUSED_LONG_MS
    ? failing('sending', says, next)
    : warning('sending', says, next)
}

function sweep({ underWay, database: { migration }, now }: Looked): Checked {
  const last = underWay.sweep?.at ?? null
  const next =
    'Look in the dashboard under Workers, legwork, Settings, Trigger events: the cron `*/15 * * * *` has to be there. Its errors are under Observability.'
  if (last && now.getTime() - last.getTime() < SWEEP_LATE_MS) {
    return fine('sweep', `The sweep last ran ${ago(last, now)} ago.`)
  }
  if (last) {
    const says = `The sweep last ran ${ago(last, now)} ago, and should run every 15 minutes: until it does, lost work is not picked up.`
    return failing('sweep', says, next)
  }
  const since = migration?.appliedAt ?? now
  return now.getTime() - since.getTime() < SWEEP_LATE_MS
    ? fine('sweep', 'The first sweep is still to come, within 15 minutes.')
    : failing('sweep', 'No sweep has ever run: the cron is not working.', next)
}

function heartbeat({ settings: { HEARTBEAT_URL }, underWay }: Looked): Checked {
  if (!HEARTBEAT_URL) {
    return fine('heartbeat', 'No monitor is set; HEARTBEAT_URL names one.')
  }
  const failed = underWay.sweep?.heartbeat ?? null
  return failed
    ? warning(
        'heartbeat',
        `The last sweep did not reach the monitor: ${failed}.`,
        'Open HEARTBEAT_URL in a browser: it has to answer. If the monitor has given it another address, set that one.',
      )
    : fine('heartbeat', 'Every sweep reaches the monitor.')
}

const LOST_KINDS = {
  tokens: ['connection', 'connections'],
  endpoint: ['endpoint’s secret', 'endpoints’ secrets'],
  suppression: ['address that opted out', 'addresses that opted out'],
} as const satisfies Record<keyof SealedLook['lost'], unknown>

/** @example lostWords({ tokens: 2, endpoint: 0, suppression: 1 }) // '2 connections and 1 address that opted out' */
const lostWords = (lost: SealedLook['lost']): string =>
  list(
    [...Object.entries(LOST_KINDS)].flatMap(([kind, [one, several]]) => {
      const many = Object.entries(lost).find(([each]) => each === kind)?.[1] ?? 0
      return many > 0 ? [tally(many, one, several)] : []
    }),
  )

function oldSecret({ sealed }: Looked): Checked {
  if (!sealed) return fine('old-secret', 'What is sealed was not checked.')
  const { hasOlder, older, lost } = sealed
  const words = lostWords(lost)
  if (words) {
    return failing(
      'old-secret',
      `Sealed under a secret that is no longer in LEGWORK_SECRET: ${hasOlder ? '' : 'at least '}${words}. None of it can be read, and people who opted out would be written to again.`,
      'Put that secret back into LEGWORK_SECRET, after the current one and a comma. If it is lost for good, their runners have to connect again.',
    )
  }
  if (!hasOlder) return fine('old-secret', 'There is one master secret, and it opens what is sealed.')
  if (older === 0) {
    return fine(
      'old-secret',
      'Nothing is sealed under an older master secret any more: remove it from LEGWORK_SECRET.',
    )
  }
  return warning(
    'old-secret',
    `${tally(older, 'sealed value')} ${older === 1 ? 'is' : 'are'} still under an older master secret.`,
    'Every sweep seals some again under the current one. Leave the older one in LEGWORK_SECRET until none is left.',
  )
}

const MEGABYTE = 1_000_000
const FREE_BYTES = 500 * MEGABYTE
const PAID_BYTES = 10_000 * MEGABYTE
/** From here on it is said, and from there on it is about to be full. */
const FILLING = 0.8
const FULL = 0.95

function databaseSize({ database: { bytes } }: Looked): Checked {
  const size = `${grouped(bytes / MEGABYTE, bytes < 10 * MEGABYTE ? 1 : 0)} MB`
  const share = (of: number) => `${Math.round((bytes / of) * 100)}%`
  if (bytes >= PAID_BYTES * FULL) {
    const says = `The database holds ${size}, ${share(PAID_BYTES)} of the 10 GB that D1 holds. Once it is full, no more runs are kept.`
    return failing('database-size', says, 'Move some of the runners to a second installation.')
  }
  if (bytes >= FREE_BYTES * FILLING && bytes < FREE_BYTES) {
    const says = `The database holds ${size}, ${share(FREE_BYTES)} of the 500 MB of the free plan.`
    return warning(
      'database-size',
      says,
      'On the free plan, switch to Workers Paid (10 GB) before it is full.',
    )
  }
  if (bytes >= PAID_BYTES * FILLING) {
    const says = `The database holds ${size}, ${share(PAID_BYTES)} of the 10 GB that D1 holds.`
    return warning('database-size', says, 'Send new runners to a second installation.')
  }
  return fine('database-size', `The database holds ${size}; the free plan allows 500 MB, the paid one 10 GB.`)
}

function purge({ sources, underWay, now }: Looked): Checked {
  const late = sources.find(({ keepsTooLong }) => keepsTooLong)
  if (late) {
    return failing(
      'purge',
      `Training from ${late.label} is older than the ${tally(late.cacheDays, 'day')} it may be kept.`,
      'The sweep should have erased it: see the check of the sweep. Its errors are under Observability.',
    )
  }
  const { purge: last } = underWay
  return fine(
    'purge',
    last
      ? `Nothing is older than it may be. The last purge, at ${instantWords(last.at, now)}, erased ${tally(last.rows, 'row')}.`
      : 'Nothing is older than it may be, and nothing had to be erased yet.',
  )
}

export const checksOfWorker = (looked: Looked): Checked[] => [
  settings([]),
  host(looked),
  fine('database', 'The database answers.'),
  schema(looked),
  newest(looked),
  sending(looked),
  sweep(looked),
  heartbeat(looked),
  oldSecret(looked),
  databaseSize(looked),
  purge(looked),
]
