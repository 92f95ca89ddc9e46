/** Legwork on this machine, whole: the Worker in workerd with its database and queues, and the outside it needs. */
import { fileURLToPath } from 'node:url'
import { createTestHarness, experimental_readRawConfig } from 'wrangler'
import type { Sandbox } from '../sandbox/outside.ts'
import { buildAssets } from './build/assets.ts'
import { AHEAD } from './demo/ahead.ts'
import { demoClock } from './demo/clock.ts'
import { createDemo, framed } from './demo/demo.ts'
import { emptyDatabase, type LocalDatabase } from './start/empty-database.ts'
import { freePort, listening } from './start/ports.ts'
import { LOCAL_SECRETS } from './start/secrets.ts'
import { MAIL_DOMAIN, simulatedOutside, TEXTS_FROM } from './start/simulated-outside.ts'
import { tellOfMassage } from './start/told.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

// neither has anything to do with running here, and both call out
process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= 'false'
process.env.WRANGLER_SEND_METRICS ??= 'false'

/** Answers that have no body, and may be given none. */
const BODILESS = new Set([204, 304])

const SWEEP_MS = 15 * 60_000

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

  const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const clock = demoClock(() => new Date())
  const newOutside = () =>
    simulatedOutside({
      now: clock.now,
      url,
      secrets: LOCAL_SECRETS,
      timeZone,
      log: options.log,
    })
  let simulated = newOutside()
  const { subscription } = simulated

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
            ...LOCAL_SECRETS,
            BASE_URL: url,
            OPERATOR_NAME: 'Demo Running Club',
            OPERATOR_EMAIL: `operator@${MAIL_DOMAIN}`,
            OPERATOR_ADDRESS: '1 Example Street, Anytown',
            EMAIL_FROM: `Legwork <nudges@${MAIL_DOMAIN}>`,
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
    // where the network would say that they are
    harness.fetch(path, {
      ...init,
      cf: { timezone: timeZone },
      headers: [...headers, [AHEAD, String(clock.aheadMs())]],
    })
  const sweep = async () => {
    // jobs and sweeps come without a request that says how late it is
    await toWorker('/healthz')
    await worker.scheduled({ cron: '*/15 * * * *' })
  }
  const sweeping = setInterval(() => void sweep(), SWEEP_MS)
  const demo = createDemo({
    url,
    outsideUrl,
    get sandbox() {
      return simulated.sandbox
    },
    clock,
    settleMinutes: options.settleMinutes,
    async moveTo(at) {
      clock.moveTo(at)
      await sweep()
    },
    async startOver() {
      clock.moveTo(new Date())
      simulated = newOutside()
      const { DB } = await harness.getWorker<{ DB: LocalDatabase }>().getEnv()
      await emptyDatabase(DB)
    },
    ...(options.log ? {} : { moveHome: (zone) => simulated.liveIn(zone) }),
  })
  const outside = await listening(outsidePort, (request) =>
    demo.owns(request) ? demo.fetch(request) : simulated.sandbox.fetch(request),
  )
  const front = await listening(port, async (request) => {
    const answer = await toWorker(request.url, {
      method: request.method,
      headers: [...request.headers].filter(([name]) => name !== AHEAD.toLowerCase()),
      redirect: 'manual',
      ...(request.body ? { body: await request.arrayBuffer() } : {}),
    })
    demo.hear(answer.headers)
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
    get sandbox() {
      return simulated.sandbox
    },
    sweep,
    async close() {
      clearInterval(sweeping)
      front.close()
      outside.close()
      await harness.close()
    },
  }
}
