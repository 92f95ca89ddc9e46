/** The simulated outside as `npm start` has it: one runner who can be reached, subscribed to at Strava and at Garmin. */
import { withWatch } from '../../sandbox/garmin/with-watch.ts'
import { createSandbox, type Sandbox } from '../../sandbox/outside.ts'
import { athleteFromLog, simulatedRunner } from '../../sandbox/runner.ts'
import type { LOCAL_SECRETS } from './secrets.ts'

const WEBHOOK_TIMEOUT_MS = 2_000
/** Mails come from there, and the simulated Resend has verified it. */
export const MAIL_DOMAIN = 'localhost.example'

/** What Resend lets through in a second. */
const MAILS_A_SECOND = 5

/** So long that 28 km are a step worth a text as well. */
const LONG_METERS = 21_300

/** A number that Twilio keeps for trying things out. */
export const TEXTS_FROM = '+15005550006'

export type SimulatedOutside = {
  sandbox: Sandbox
  /** Under which the simulated Strava sends its events: the same for every outside that is made. */
  subscription: number
  /** Moves the runner to another zone, with the runs they had there. */
  liveIn(zone: string): void
}

export type SimulatedOutsideOptions = {
  now: () => Date
  /** Where Legwork is. */
  url: string
  secrets: typeof LOCAL_SECRETS
  timeZone: string
  /** Rows as Strava's list call gives them, in place of the simulated runner's. */
  log?: unknown[] | undefined
}

export function simulatedOutside({
  now,
  url,
  secrets,
  timeZone,
  log,
}: SimulatedOutsideOptions): SimulatedOutside {
  const sandbox = createSandbox({
    now,
    stravaClientId: secrets.STRAVA_CLIENT_ID,
    stravaClientSecret: secrets.STRAVA_CLIENT_SECRET,
    garminClientId: secrets.GARMIN_CLIENT_ID,
    garminClientSecret: secrets.GARMIN_CLIENT_SECRET,
    resendApiKey: secrets.RESEND_API_KEY,
    resendWebhookSecret: secrets.RESEND_WEBHOOK_SECRET,
    twilio: {
      accountSid: secrets.TWILIO_ACCOUNT_SID,
      authToken: secrets.TWILIO_AUTH_TOKEN,
      from: TEXTS_FROM,
    },
    workerUrl: url,
    callWorker: (request) => fetch(request, { signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS) }),
  })
  sandbox.resend.limits.perSecond = MAILS_A_SECOND
  sandbox.resend.callbacks = 'after'
  sandbox.resend.account.domains.push({ name: MAIL_DOMAIN, status: 'verified' })
  sandbox.twilio.callbacks = 'after'
  const liveIn = (zone: string) => {
    const runner = log
      ? athleteFromLog(log, now())
      : simulatedRunner(now(), zone, { longMeters: LONG_METERS })
    sandbox.strava.addAthlete(runner)
    sandbox.garmin.users.add(withWatch(runner))
  }
  liveIn(timeZone)
  sandbox.garmin.notifyAt(`${url}/webhooks/garmin/${secrets.WEBHOOK_SECRET}`)
  const callbackUrl = `${url}/webhooks/strava/${secrets.WEBHOOK_SECRET}`
  const subscription = sandbox.strava.subscribe({ callbackUrl, verifyToken: secrets.WEBHOOK_SECRET })
  return { sandbox, subscription, liveIn }
}
