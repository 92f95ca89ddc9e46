/** The simulated outside of the bench: it knows the installation's keys, outlives it, and calls whichever Worker is there. */
import { createSandbox, type Sandbox } from '../../../sandbox/outside.ts'
import { simulatedRunner } from '../../../sandbox/runner.ts'

export const BASE = 'http://localhost:8787'
const OUTSIDE = 'http://outside.example'
const WEBHOOK = 'a-path-for-the-bench'

export const SETTINGS = {
  ...{ BASE_URL: BASE, LEGWORK_SECRET: 'a-secret-of-the-bench-alone', WEBHOOK_SECRET: WEBHOOK },
  ...{ OPERATOR_TOKEN: 'a-token-of-the-bench-alone', OPERATOR_NAME: 'The bench' },
  ...{ OPERATOR_EMAIL: 'operator@localhost.example', OPERATOR_ADDRESS: 'this machine' },
  ...{ STRAVA_CLIENT_ID: '4711', STRAVA_CLIENT_SECRET: 'simulated-client-secret' },
  ...{ STRAVA_API_URL: `${OUTSIDE}/strava/api/v3`, STRAVA_OAUTH_URL: `${OUTSIDE}/strava/oauth` },
  ...{ GARMIN_CLIENT_ID: 'simulated-garmin', GARMIN_CLIENT_SECRET: 'simulated-garmin-secret' },
  ...{ GARMIN_API_URL: `${OUTSIDE}/garmin/wellness-api/rest` },
  ...{ GARMIN_AUTHORIZE_URL: `${OUTSIDE}/garmin/oauth2Confirm` },
  ...{ GARMIN_TOKEN_URL: `${OUTSIDE}/garmin/oauth/token` },
  ...{ RESEND_API_URL: `${OUTSIDE}/resend`, RESEND_API_KEY: 're_simulated' },
  ...{ RESEND_WEBHOOK_SECRET: `whsec_${btoa('a secret of the simulated Resend')}` },
  ...{ EMAIL_FROM: 'Legwork <nudges@localhost.example>', SETTLE_MINUTES: '0', QUIET_HOURS: 'off' },
}

export type Outside = {
  sandbox: Sandbox
  /** Calls that came in so far. */
  calls: number
  /** Where webhooks go. */
  worker: (request: Request) => Promise<Response>
}

export function createOutside(): Outside {
  const outside: Outside = {
    calls: 0,
    worker: () => Promise.reject(new Error('There is no Worker to call.')),
    sandbox: createSandbox({
      now: () => new Date(),
      stravaClientId: SETTINGS.STRAVA_CLIENT_ID,
      stravaClientSecret: SETTINGS.STRAVA_CLIENT_SECRET,
      garminClientId: SETTINGS.GARMIN_CLIENT_ID,
      garminClientSecret: SETTINGS.GARMIN_CLIENT_SECRET,
      resendApiKey: SETTINGS.RESEND_API_KEY,
      resendWebhookSecret: SETTINGS.RESEND_WEBHOOK_SECRET,
      workerUrl: BASE,
      wait: async () => {},
      callWorker: (request) => outside.worker(request),
    }),
  }
  const { strava, garmin } = outside.sandbox
  strava.addAthlete(simulatedRunner(new Date()))
  for (const limits of [strava.limits.overall, strava.limits.read]) limits.fill(1_000_000)
  garmin.notifyAt(`${BASE}/webhooks/garmin/${WEBHOOK}`)
  strava.subscribe({ callbackUrl: `${BASE}/webhooks/strava/${WEBHOOK}`, verifyToken: WEBHOOK })
  return outside
}
