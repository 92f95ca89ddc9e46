/** The installation that tests are about: its settings, the simulated outside, and a database emptied for each test. */
import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import * as z from 'zod'
import { createSandbox, type Sandbox, type SandboxOptions } from '../src/sandbox/outside.ts'
import { secretsFrom } from '../src/secrets.ts'
import { openStore, type Store } from '../src/store/store.ts'

const migrations = z.custom<Parameters<typeof applyD1Migrations>[1]>()
const bindings = z
  .object({ DB: z.custom<D1Database>(), ASSETS: z.custom<Fetcher>(), MIGRATIONS: migrations })
  .parse(env)

export const db = bindings.DB
export const assets = bindings.ASSETS
export const BASE = 'https://legwork.example'
export const OUTSIDE = 'https://outside.example'
export const WEBHOOK = 'webhook-path-for-tests'
export const OPERATOR_TOKEN = 'operator-token-for-tests'

export const settings = {
  BASE_URL: BASE,
  LEGWORK_SECRET: 'a-master-secret-for-tests',
  WEBHOOK_SECRET: WEBHOOK,
  OPERATOR_TOKEN,
  OPERATOR_NAME: 'A running club',
  OPERATOR_EMAIL: 'club@legwork.example',
  OPERATOR_ADDRESS: '1 Track Lane, Albuquerque',
  STRAVA_CLIENT_ID: '4711',
  STRAVA_CLIENT_SECRET: 'client-secret',
  STRAVA_API_URL: `${OUTSIDE}/strava/api/v3`,
  STRAVA_OAUTH_URL: `${OUTSIDE}/strava/oauth`,
  GARMIN_CLIENT_ID: 'garmin-client',
  GARMIN_CLIENT_SECRET: 'garmin-secret',
  GARMIN_API_URL: `${OUTSIDE}/garmin/wellness-api/rest`,
  GARMIN_AUTHORIZE_URL: `${OUTSIDE}/garmin/oauth2Confirm`,
  GARMIN_TOKEN_URL: `${OUTSIDE}/garmin/oauth/token`,
  RESEND_API_URL: `${OUTSIDE}/resend`,
  RESEND_API_KEY: 're_key',
  RESEND_WEBHOOK_SECRET: `whsec_${btoa('what resend signs with')}`,
  TWILIO_API_URL: `${OUTSIDE}/twilio`,
  DNS_URL: `${OUTSIDE}/dns`,
  TWILIO_ACCOUNT_SID: 'ACtests',
  TWILIO_AUTH_TOKEN: 'auth-token-for-tests',
  TWILIO_FROM: '+15005550006',
  EMAIL_FROM: 'Legwork <nudges@legwork.example>',
  QUIET_HOURS: 'off',
}

/** As the Worker opens it. */
export const openTestStore = (): Store =>
  openStore(db, { settleMinutes: 20, quietHours: null }, secretsFrom([settings.LEGWORK_SECRET]).suppressions)

/** Everything outside, that knows this installation's keys and calls its webhooks. */
export function sandboxFor({ now, callWorker }: Pick<SandboxOptions, 'now' | 'callWorker'>): Sandbox {
  const sandbox = createSandbox({
    now,
    stravaClientId: settings.STRAVA_CLIENT_ID,
    stravaClientSecret: settings.STRAVA_CLIENT_SECRET,
    garminClientId: settings.GARMIN_CLIENT_ID,
    garminClientSecret: settings.GARMIN_CLIENT_SECRET,
    resendApiKey: settings.RESEND_API_KEY,
    resendWebhookSecret: settings.RESEND_WEBHOOK_SECRET,
    twilio: {
      accountSid: settings.TWILIO_ACCOUNT_SID,
      authToken: settings.TWILIO_AUTH_TOKEN,
      from: settings.TWILIO_FROM,
    },
    workerUrl: BASE,
    wait: async () => {},
    callWorker,
  })
  sandbox.strava.subscribe({ callbackUrl: `${BASE}/webhooks/strava/${WEBHOOK}`, verifyToken: WEBHOOK })
  return sandbox
}

/** All tables of the installation. */
export async function allTables(): Promise<string[]> {
  await applyD1Migrations(db, bindings.MIGRATIONS)
  const { results } = await db
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%d1%' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
    )
    .all<{ name: string }>()
  return results.map(({ name }) => name)
}

export async function emptyDatabase(): Promise<void> {
  const names = await allTables()
  await db.batch([
    db.prepare('PRAGMA defer_foreign_keys = on'),
    ...names.map((name) => db.prepare(`DELETE FROM ${name}`)),
  ])
}
