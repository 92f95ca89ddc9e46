/** Legwork on this machine, whole: the Worker in workerd with its database and queues, and the outside it needs. */
import { fileURLToPath } from 'node:url'
import { createTestHarness, experimental_readRawConfig } from 'wrangler'
import { withWatch } from '../sandbox/garmin/with-watch.ts'
import { createSandbox, type Sandbox } from '../sandbox/outside.ts'
import { athleteFromLog, simulatedRunner } from '../sandbox/runner.ts'
import { buildAssets } from './build/assets.ts'
import { AHEAD } from './demo/ahead.ts'
import { demoClock } from './demo/clock.ts'
import { createDemo, framed } from './demo/demo.ts'
import { freePort, listening } from './start/ports.ts'
import { tellOfMassage } from './start/told.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Good for this machine only: a Worker with another address refuses them. */
const SECRETS = {
  LEGWORK_SECRET: 'local-secret-for-development-only',
  WEBHOOK_SECRET: 'local-webhook-path',
  OPERATOR_TOKEN: 'local-operator-token',
  STRAVA_CLIENT_ID: '4711',
  STRAVA_CLIENT_SECRET: 'simulated-client-secret',
  GARMIN_CLIENT_ID: 'simulated-garmin',
  GARMIN_CLIENT_SECRET: 'simulated-garmin-secret',
  RESEND_API_KEY: 're_simulated',
  RESEND_WEBHOOK_SECRET: `whsec_${btoa('a secret of the simulated Resend')}`,
  TWILIO_ACCOUNT_SID: 'ACsimulated',
  TWILIO_AUTH_TOKEN: 'simulated-auth-token',
}

// neither has anything to do with running here, and both call out
process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= 'false'
process.env.WRANGLER_SEND_METRICS ??= 'false'

/** Answers that have no body, and may be given none. */
const BODILESS = new Set([204, 304])

const WEBHOOK_TIMEOUT_MS = 2_000
const SWEEP_MS = 15 * 60_000
/** What Resend lets through in a second. */
const MAILS_A_SECOND = 5

/** So long that 28 km are a step worth a text as well. */
const LONG_METERS = 21_300

/** A number that Twilio keeps for trying things out. */
const TEXTS_FROM = '+15005550006'

export type LocalOptions = {
  /** 0 takes any that is free. */
  port: number
  outsidePort: number
  settleMinutes: number
  /** Where the simulated runner lives; where this machine is, if it isn't said. */
  timeZone?: string
  /** Rows as Strava's list call gives them, to run with instead of the simulated runner's. */
  log?: unknown[]
}

export type Local = {
  url: string
  /** Past the front door: the Worker itself. */
  workerUrl: URL
  /** Under which the simulated Strava sends its events. */
  subscription: number
  outsideUrl: string
  sandbox: Sandbox
  sweep(): Promise<void>
  close(): Promise<void>
}

let scripts: Promise<void> | null = null

type ToWorker = {
  method?: string
  headers?: [string, string][]
  redirect?: 'manual'
  body?: ArrayBuffer
}

export async function startLocal(options: LocalOptions): Promise<Local> {
  const port = options.port || (await freePort())
  const outsidePort = options.outsidePort || (await freePort())
  const url = `http://localhost:${port}`
  const outsideUrl = `http://localhost:${outsidePort}`

  const clock = demoClock(() => new Date())
  const sandbox = createSandbox({
    now: clock.now,
    stravaClientId: SECRETS.STRAVA_CLIENT_ID,
    stravaClientSecret: SECRETS.STRAVA_CLIENT_SECRET,
    garminClientId: SECRETS.GARMIN_CLIENT_ID,
    garminClientSecret: SECRETS.GARMIN_CLIENT_SECRET,
    resendApiKey: SECRETS.RESEND_API_KEY,
    resendWebhookSecret: SECRETS.RESEND_WEBHOOK_SECRET,
    twilio: {
      accountSid: SECRETS.TWILIO_ACCOUNT_SID,
      authToken: SECRETS.TWILIO_AUTH_TOKEN,
      from: TEXTS_FROM,
    },
    workerUrl: url,
    callWorker: (request) => fetch(request, { signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS) }),
  })
  sandbox.resend.limits.perSecond = MAILS_A_SECOND
  sandbox.resend.callbacks = 'after'
  sandbox.twilio.callbacks = 'after'
  const liveIn = (zone: string) => {
    const runner = options.log
      ? athleteFromLog(options.log, clock.now())
      : simulatedRunner(clock.now(), zone, { longMeters: LONG_METERS })
    sandbox.strava.addAthlete(runner)
    sandbox.garmin.users.add(withWatch(runner))
  }
  liveIn(options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  sandbox.garmin.notifyAt(`${url}/webhooks/garmin/${SECRETS.WEBHOOK_SECRET}`)
  const callbackUrl = `${url}/webhooks/strava/${SECRETS.WEBHOOK_SECRET}`
  const subscription = sandbox.strava.subscribe({ callbackUrl, verifyToken: SECRETS.WEBHOOK_SECRET })

  // once for all that are started here, and without npm in between
  scripts ??= buildAssets()
  await scripts
  const { build: _build, ...rawConfig } = experimental_readRawConfig({
    config: `${ROOT}wrangler.toml`,
  }).rawConfig
  const harness = createTestHarness({
    root: ROOT,
    workers: [
      {
        config: {
          ...rawConfig,
          // the same Worker, over a clock that can be moved
          main: 'src/cli/demo/worker.ts',
          vars: {
            ...SECRETS,
            BASE_URL: url,
            OPERATOR_NAME: 'Legwork on this machine',
            OPERATOR_EMAIL: 'operator@localhost.example',
            OPERATOR_ADDRESS: 'this machine',
            EMAIL_FROM: 'Legwork <nudges@localhost.example>',
            STRAVA_SUBSCRIPTION_ID: String(subscription),
            STRAVA_API_URL: `${outsideUrl}/strava/api/v3`,
            STRAVA_OAUTH_URL: `${outsideUrl}/strava/oauth`,
            GARMIN_API_URL: `${outsideUrl}/garmin/wellness-api/rest`,
            GARMIN_AUTHORIZE_URL: `${outsideUrl}/garmin/oauth2Confirm`,
            GARMIN_TOKEN_URL: `${outsideUrl}/garmin/oauth/token`,
            RESEND_API_URL: `${outsideUrl}/resend`,
            TWILIO_API_URL: `${outsideUrl}/twilio`,
            DNS_URL: `${outsideUrl}/dns`,
            TWILIO_FROM: TEXTS_FROM,
            SETTLE_MINUTES: String(options.settleMinutes),
            QUIET_HOURS: 'off',
          },
        },
      },
    ],
  })
  const { url: workerUrl } = await harness.listen()
  const worker = harness.getWorker()
  await worker.applyD1Migrations('DB')

  const toWorker = (path: string, { headers = [], ...init }: ToWorker = {}) =>
    harness.fetch(path, { ...init, headers: [...headers, [AHEAD, String(clock.aheadMs())]] })
  const sweep = async () => {
    // jobs and sweeps come without a request that says how late it is
    await toWorker('/healthz')
    await worker.scheduled({ cron: '*/15 * * * *' })
  }
  const sweeping = setInterval(() => void sweep(), SWEEP_MS)
  const demo = createDemo({
    url,
    outsideUrl,
    sandbox,
    clock,
    settleMinutes: options.settleMinutes,
    async moveTo(at) {
      clock.moveTo(at)
      await sweep()
    },
    ...(options.log ? {} : { moveHome: liveIn }),
  })
  const outside = await listening(outsidePort, (request) =>
    demo.owns(request) ? demo.fetch(request) : sandbox.fetch(request),
  )
  const front = await listening(port, async (request) => {
    const answer = await toWorker(request.url, {
      method: request.method,
      headers: [...request.headers].filter(([name]) => name !== AHEAD.toLowerCase()),
      redirect: 'manual',
      ...(request.body ? { body: await request.arrayBuffer() } : {}),
    })
    demo.hear(request, answer.status)
    // a log of somebody's own has a massage of its own
    if (!options.log) await tellOfMassage(url, request, answer, clock.now())
    return new Response(BODILESS.has(answer.status) ? null : await answer.arrayBuffer(), {
      status: answer.status,
      headers: framed(request, [...answer.headers], outsideUrl),
    })
  })

  return {
    url,
    workerUrl,
    subscription,
    outsideUrl,
    sandbox,
    sweep,
    async close() {
      clearInterval(sweeping)
      front.close()
      outside.close()
      await harness.close()
    },
  }
}
