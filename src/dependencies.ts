/** Everything that is not us, built once from the configuration and handed down. */

import { type CallOptions, call } from './call.ts'
import type { Channel } from './channels/channel.ts'
import { cloudflareEmail } from './channels/cloudflare-email.ts'
import { resend } from './channels/resend.ts'
import { twilio } from './channels/twilio.ts'
import { type Webhook, webhook } from './channels/webhook.ts'
import { type Bindings, type Config, isLocal, textSettings } from './config.ts'
import type { Practice } from './domain/advice/advice.ts'
import type { ChannelName } from './domain/delivery/channels.ts'
import { phoneNumbers, type ReadNumber } from './phone-numbers.ts'
import { type JobQueue, jobQueue } from './queue.ts'
import { type Secrets, secretsFrom } from './secrets.ts'
import { garmin } from './sources/garmin/garmin.ts'
import type { Source } from './sources/source.ts'
import { strava } from './sources/strava/strava.ts'
import { openStore, type Store } from './store/store.ts'

export type Dependencies = {
  config: Config
  store: Store
  sources: Readonly<Record<string, Source>>
  channels: Readonly<Record<ChannelName, Channel | null>>
  webhook: Webhook
  queue: JobQueue
  secrets: Secrets
  readNumber: ReadNumber
  /** A call to the outside that is nobody's interface; it takes no longer than is said. */
  call: (request: Request, timeoutMs: number) => ReturnType<typeof call>
}

export function dependenciesOf(config: Config, bindings: Bindings, options: CallOptions): Dependencies {
  const secrets = secretsFrom(config.LEGWORK_SECRET)
  const defaults = { settleMinutes: config.SETTLE_MINUTES, quietHours: config.QUIET_HOURS }
  return {
    config,
    store: openStore(bindings.DB, defaults, secrets.suppressions),
    // names come from addresses, and `constructor` is no source
    sources: Object.assign(Object.create(null), {
      strava: strava({
        ...options,
        apiUrl: config.STRAVA_API_URL,
        oauthUrl: config.STRAVA_OAUTH_URL,
        clientId: config.STRAVA_CLIENT_ID,
        clientSecret: config.STRAVA_CLIENT_SECRET,
        verifyToken: config.WEBHOOK_SECRET,
        subscriptionId: config.STRAVA_SUBSCRIPTION_ID,
        cacheDays: config.STRAVA_CACHE_DAYS,
      }),
      ...garminOf(config, options),
    }),
    channels: { email: emailOf(config, bindings, options), sms: textsOf(config, options) },
    webhook: webhook({ ...options, dnsUrl: config.DNS_URL, isLocal: isLocal(config) }),
    queue: jobQueue(bindings),
    secrets,
    readNumber: phoneNumbers(bindings.ASSETS),
    call: (request, timeoutMs) =>
      call({ ...options, timeoutMs: Math.min(timeoutMs, options.timeoutMs) }, request),
  }
}

/** There once it is configured. */
function garminOf(config: Config, options: CallOptions): Record<string, Source> {
  const { GARMIN_CLIENT_ID: clientId, GARMIN_CLIENT_SECRET: clientSecret } = config
  if (!clientId || !clientSecret) return {}
  const { GARMIN_API_URL: apiUrl, GARMIN_AUTHORIZE_URL: authorizeUrl, GARMIN_TOKEN_URL: tokenUrl } = config
  return { garmin: garmin({ ...options, apiUrl, authorizeUrl, tokenUrl, clientId, clientSecret }) }
}

function emailOf(config: Config, { EMAIL }: Bindings, options: CallOptions): Channel | null {
  const { RESEND_API_URL: apiUrl, RESEND_API_KEY: apiKey, EMAIL_FROM: from } = config
  if (config.EMAIL_PROVIDER === 'cloudflare') return EMAIL ? cloudflareEmail({ binding: EMAIL, from }) : null
  return apiKey ? resend({ ...options, apiUrl, apiKey, from }) : null
}

/** Null where text messages are off. */
function textsOf(config: Config, options: CallOptions): Channel | null {
  const settings = textSettings(config)
  if (!settings) return null
  const statusUrl = (key: string) => `${config.BASE_URL}${STATUS_PATH}?delivery=${encodeURIComponent(key)}`
  return twilio({ ...options, ...settings, apiUrl: config.TWILIO_API_URL, statusUrl })
}

/** Where Twilio tells what became of a text message. */
const STATUS_PATH = '/webhooks/twilio/status'

/** The source a connection belongs to, and the user it has there. */
export function accountOf(connectionId: string): { source: string; userId: string } {
  const colon = connectionId.indexOf(':')
  return { source: connectionId.slice(0, colon), userId: connectionId.slice(colon + 1) }
}

/** When the operator's practice is open, and how many days ahead it is booked. */
export const practiceOf = ({ config }: Pick<Dependencies, 'config'>): Practice => ({
  openDays: config.OPEN_DAYS,
  leadDays: config.BOOKING_LEAD_DAYS,
})
