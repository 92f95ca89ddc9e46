/** Every setting once: what it is, where it comes from, what it looks like. README, setup, doctor and pages read this. */
import type { SettingName } from './shapes.ts'

/** Who settles it: setup makes it up, the operator has to, may, or need not; the last are for a simulated outside. */
type Need = 'made' | 'required' | 'optional' | 'default' | 'outside'

export type Description = {
  /** What it is, in a few words. */
  what: string
  /** Where to click for it, or what to do; empty where there is nothing to look up. */
  where: string
  /** What a value looks like. */
  looks: string
  need: Need
  /** Shown to nobody again. */
  isSecret: boolean
}

const of =
  (need: Need, isSecret: boolean) =>
  (what: string, where: string, looks: string): Description => ({ what, where, looks, need, isSecret })

const made = of('made', true)
const required = of('required', false)
const requiredSecret = of('required', true)
const optional = of('optional', false)
const optionalSecret = of('optional', true)
const fallback = of('default', false)

const ANY_LENGTH = 'openssl rand -base64 32 makes one.'
const STRAVA = 'https://www.strava.com/settings/api'
const GARMIN = 'https://developerportal.garmin.com, your app, after the Developer Program took you in'
const TWILIO = 'https://console.twilio.com'

export const SETTINGS: Readonly<Record<SettingName, Description>> = {
  LEGWORK_SECRET: made(
    'the master secret, 16 characters or more; several separated by commas, the first is current',
    ANY_LENGTH,
    '44 random characters',
  ),
  WEBHOOK_SECRET: made(
    'the last part of the webhooks’ path, and their verify token: letters, digits, `-` and `_`',
    'openssl rand -hex 24 makes one.',
    '48 random letters and digits',
  ),
  OPERATOR_TOKEN: made(
    'opens `/operator` and `/operator/setup`, 20 letters, digits and signs or more, without spaces; keep it where you keep passwords',
    'openssl rand -hex 24 makes one.',
    '48 random letters and digits',
  ),
  BASE_URL: optional(
    'where the Worker is: https:// and the host alone. Left out, it is learned from the first request that carries `OPERATOR_TOKEN`, and stays that',
    'Workers & Pages, your Worker, Settings, Domains & Routes',
    'https://legwork.example.org',
  ),
  OPERATOR_NAME: required('who runs this; stands at the foot of every message', '', 'Track Lane Runners'),
  OPERATOR_EMAIL: required('where you are told when a person is needed', '', 'you@example.org'),
  OPERATOR_ADDRESS: required(
    'a postal address, which mail laws want at the foot of every mail',
    '',
    '1 Track Lane, 87101 Albuquerque',
  ),
  STRAVA_CLIENT_ID: required('Client ID of your application at Strava', STRAVA, '12345'),
  STRAVA_CLIENT_SECRET: requiredSecret('Client Secret of the same', STRAVA, '40 letters and digits'),
  STRAVA_SUBSCRIPTION_ID: optional(
    'Strava’s number for the subscription: events of any other are refused',
    'npm run setup notes it.',
    '123456',
  ),
  GARMIN_CLIENT_ID: optional(
    'client id of your app at the Garmin Connect Developer Program',
    GARMIN,
    'a UUID',
  ),
  GARMIN_CLIENT_SECRET: optionalSecret(
    'its secret; its notifications go to `/webhooks/garmin/WEBHOOK_SECRET`',
    GARMIN,
    'letters and digits',
  ),
  EMAIL_FROM: required(
    'who the mails come from, at a domain your sender has verified',
    'https://resend.com/domains',
    'Legwork <nudges@example.org>',
  ),
  EMAIL_PROVIDER: fallback(
    'who carries the mails: `resend`, or `cloudflare` with a `send_email` binding called `EMAIL`',
    '',
    'resend',
  ),
  RESEND_API_KEY: requiredSecret(
    'Resend’s key, with full access: sending alone cannot be checked. Not needed with `cloudflare`',
    'https://resend.com/api-keys',
    're_ and letters and digits',
  ),
  RESEND_WEBHOOK_SECRET: optionalSecret(
    'signs what Resend posts to `/webhooks/resend`: bounces and complaints',
    'https://resend.com/webhooks, or npm run setup makes the webhook.',
    'whsec_ and base64',
  ),
  TWILIO_ACCOUNT_SID: optional('text messages: the account', TWILIO, 'AC and 32 digits and letters'),
  TWILIO_AUTH_TOKEN: optionalSecret('its token', TWILIO, '32 digits and letters'),
  TWILIO_FROM: optional(
    'the number they come from; replies go to `/webhooks/twilio/inbound`',
    `${TWILIO}, Phone Numbers, Active numbers`,
    '+15055550123',
  ),
  TWILIO_MESSAGING_SERVICE_SID: optional(
    'a messaging service instead of a number',
    `${TWILIO}, Messaging, Services`,
    'MG and 32 digits and letters',
  ),
  SMS_MONTHLY_LIMIT: fallback(
    'texts a month for the whole installation; then e-mail where there is one',
    '',
    '500',
  ),
  INVITE_CODE: optionalSecret(
    'eight characters or more: asked of whoever is new, before they connect',
    '',
    'a-word-of-yours',
  ),
  BOOKING_URL: optional('where a massage can be booked', '', 'https://example.org/book'),
  BOOKING_LEAD_DAYS: fallback('how many days ahead', '', '1'),
  OPEN_DAYS: fallback('on which days', '', 'mon-sun'),
  ACCENT_COLOR: optional('a colour for buttons and links', '', '#0b5f5a'),
  HEARTBEAT_URL: optionalSecret(
    'called after each sweep, every quarter of an hour: a monitor of yours notices when it stops',
    'https://healthchecks.io and others make such an address.',
    'https://hc-ping.com/…',
  ),
  REPOSITORY_URL: optional(
    'the repository your copy came from: `/operator` says when a newer version is out there',
    'npm run setup takes it from git.',
    'https://git.example.org/somebody/legwork',
  ),
  SETTLE_MINUTES: fallback('how long a nudge settles before it is sent', '', '20'),
  QUIET_HOURS: fallback('when nothing is sent to new runners, or `off`', '', '21:00-08:00'),
  STRAVA_CACHE_DAYS: fallback(
    'how long runs of Strava are kept unrefreshed; 0 keeps them, for those Strava has permitted it',
    '',
    '7',
  ),
  STRAVA_API_URL: outside('https://www.strava.com/api/v3'),
  STRAVA_OAUTH_URL: outside('https://www.strava.com/oauth'),
  GARMIN_API_URL: outside('https://apis.garmin.com/wellness-api/rest'),
  GARMIN_AUTHORIZE_URL: outside('https://connect.garmin.com/oauth2Confirm'),
  GARMIN_TOKEN_URL: outside('https://diauth.garmin.com/di-oauth2-service/oauth/token'),
  RESEND_API_URL: outside('https://api.resend.com'),
  TWILIO_API_URL: outside('https://api.twilio.com'),
  DNS_URL: outside('https://cloudflare-dns.com/dns-query'),
}

function outside(looks: string): Description {
  return {
    what: 'an address of the outside, where a simulated one is to stand in',
    where: '',
    looks,
    need: 'outside',
    isSecret: false,
  }
}

const isSettingName = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name)

/** The settings in the order in which they are shown and asked for. */
export const SETTING_NAMES: readonly SettingName[] = Object.keys(SETTINGS).filter(isSettingName)
