/** What an installation does all day, each thing once: what is measured of it is what it costs. */
import type { GarminSummary } from '../../sandbox/garmin/summary.ts'
import { simulatedRunner } from '../../sandbox/runner.ts'
import {
  type Browser,
  confirmMailbox,
  connectGarmin,
  connectStrava,
  MAILBOX,
  openBrowser,
  until,
  WATCH,
} from './installation/browser.ts'
import type { Installed } from './installation/installed.ts'

export type Deed = {
  what: string
  does: () => Promise<unknown>
  /** Told once, and then held back: it cannot be done again and be the same. */
  isOnce?: true
}

const RUNNER = 90_000_001
const BUSY_RUNNER = 90_000_002
/** Whose source does not answer when it is asked first. */
const WAITING_RUNNER = 90_000_003
/** More than two pages of Strava's list. */
const MANY_ACTIVITIES = 450
const FIRST_OF_THE_WATCH = 30_000_000_000
const HOUR_MS = 3_600_000
const DAY_SECONDS = 86_400

/** Somebody with Strava and a mailbox, somebody with three pages of history, somebody with a watch. */
export async function settleIn(installation: Installed): Promise<Deed[]> {
  const { sandbox, settled } = installation
  const browser = openBrowser(installation)
  await connectStrava(installation, browser, RUNNER)
  await confirmMailbox(installation, browser)
  await connectStrava(installation, openBrowser(installation), addBusyRunner(installation))
  await connectGarmin(installation, openBrowser(installation))
  const waiting = openBrowser(installation)
  await connectWaiting(installation, waiting)

  let meters = 5_000
  const runOf = (athlete: number) => () => {
    meters += 10
    return aPlainRun(installation, meters, athlete)
  }
  // that a source was heard is written once an hour
  await runOf(RUNNER)()
  await runOf(BUSY_RUNNER)()
  const pushOf = (count: number) => async () => {
    meters += 10
    await sandbox.garmin.users.tell(
      WATCH,
      aDayEach(sandbox.garmin.users.find(WATCH).summaries, count, meters),
    )
    await settled()
  }
  return [
    { what: 'a plain run: webhook and sync', does: runOf(RUNNER) },
    { what: 'the same with three pages of history', does: runOf(BUSY_RUNNER) },
    { what: 'a push of 1 activity by Garmin', does: pushOf(1) },
    { what: 'a push of 100', does: pushOf(100) },
    { what: 'a push of 700', does: pushOf(700) },
    { what: 'a sweep with nothing due', does: () => installation.sweep() },
    { what: 'an open page looks whether it is read', does: () => seen(waiting, '/me/standing') },
    ...PAGES.map((path) => ({ what: `GET ${path}`, does: () => seen(browser, path) })),
    { what: 'a run that is worth a mail: webhook to mail', does: () => nudged(installation), isOnce: true },
  ]
}

/** A run on each of so many days, the last first: as a watch tells of its history, and tells it again when it was edited. */
function aDayEach(like: readonly GarminSummary[], days: number, distanceInMeters: number): GarminSummary[] {
  const [summary] = like
  if (!summary) throw new Error('The watch has no history.')
  const yesterday = (Math.floor(Date.now() / 1_000 / DAY_SECONDS) - 1) * DAY_SECONDS
  return Array.from({ length: days }, (_, day) => ({
    ...summary,
    summaryId: String(FIRST_OF_THE_WATCH + day),
    activityId: FIRST_OF_THE_WATCH + day,
    startTimeInSeconds: yesterday - day * DAY_SECONDS,
    durationInSeconds: 2_400,
    distanceInMeters,
  }))
}

/** A run of an hour or less, told by Strava and synced. */
export async function aPlainRun(
  { sandbox, settled }: Installed,
  distanceMeters: number,
  athlete = RUNNER,
): Promise<void> {
  await sandbox.strava.log(athlete, { distanceMeters, movingSeconds: 1_800 })
  await settled()
}

const PAGES = [
  ...['/', '/me', '/me/settings', '/me/massage'],
  ...['/api/v1/weeks', '/api/v1/runs', '/api/v1/nudges', '/api/v1/headroom'],
  ...['/api/v1/openapi.json', '/healthz'],
]

async function seen(browser: Browser, path: string): Promise<void> {
  const { status } = await browser.get(path)
  if (status !== 200) throw new Error(`${path} answered ${status}.`)
}

function addBusyRunner({ sandbox }: Installed): number {
  const now = Date.now()
  const activities = Array.from({ length: MANY_ACTIVITIES }, (_, place) => ({
    ...{ startDate: new Date(now - (place + 1) * 6 * HOUR_MS), distanceMeters: 4_000, movingSeconds: 1_500 },
    ...(place % 2 === 0 ? {} : { sportType: 'Walk' }),
  }))
  sandbox.strava.addAthlete({ ...simulatedRunner(new Date(now)), id: BUSY_RUNNER, activities })
  return BUSY_RUNNER
}

async function connectWaiting(installation: Installed, browser: Browser): Promise<void> {
  const { strava } = installation.sandbox
  strava.addAthlete({ ...simulatedRunner(new Date()), id: WAITING_RUNNER })
  strava.faults.push({ on: 'list', times: 1, answer: 'server-error' })
  await connectStrava(installation, browser, WAITING_RUNNER)
  // until long after the bench has come to an end
  await installation.database
    .prepare('UPDATE connection SET not_before = ? WHERE id = ?')
    .bind(Date.now() + 24 * HOUR_MS, `strava:${WAITING_RUNNER}`)
    .run()
}

/** A run far longer than any of the last month, until its mail has arrived. Told once: a later one is held back. */
async function nudged({ sandbox, settled }: Installed): Promise<void> {
  const before = sandbox.resend.mails.length
  const movingSeconds = 12_000
  // what was over before they connected is not spoken of
  const startDate = new Date(Date.now() - movingSeconds * 1_000)
  await sandbox.strava.log(RUNNER, { distanceMeters: 34_000, movingSeconds, startDate })
  const isThere = () => sandbox.resend.mails.slice(before).some(({ to }) => to.includes(MAILBOX))
  await until(isThere, 'the mail about a long run')
  await settled()
}
