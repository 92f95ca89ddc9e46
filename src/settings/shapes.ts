/**
 * What the value of each setting looks like. A message goes on after “NAME should be”; that of an empty text after “NAME
 * is missing:”.
 */
import * as z from 'zod'

const trimmed = z.string().trim()
const text = (looks: string) => trimmed.min(1, looks)
const key = (shape: RegExp, looks: string) => trimmed.regex(shape, looks)

const LOCAL_HOSTS = ['localhost', '127.0.0.1']

/** Whether an address is on this machine alone, where http is fine and secrets need not be. */
export const isLocalUrl = (url: string): boolean => LOCAL_HOSTS.includes(new URL(url).hostname)

/** Where a request came in, as it is to stand in links: the internet has https, whatever it came by. */
export function publicOrigin(url: string): string {
  const { origin, host } = new URL(url)
  return isLocalUrl(url) ? origin : `https://${host}`
}

/** An address of somebody else's, without the slashes at its end. */
const address = z
  .url({ protocol: /^https?$/, error: 'an address that begins with https://' })
  .transform((value) => value.replace(/(?<!\/)\/+$/, ''))

/** Its keeper's name and secret stay where git keeps them. */
const repository = key(
  /^https:\/\/[^\s/@]+\/\S/,
  'an https:// address without a name or a secret in it',
).transform((value) => value.replace(/(?<!\/)\/+$/, ''))

const ORIGIN = 'https:// and a host alone, such as https://legwork.example.org: no path, no question mark'

/** Where the Worker is: as browsers write an origin. */
const origin = trimmed.transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : null
  const isBare = url && url.pathname === '/' && !/[?#]/.test(value) && !url.username && !url.password
  if (isBare && (url.protocol === 'https:' || (url.protocol === 'http:' && isLocalUrl(value))))
    return url.origin
  context.addIssue(ORIGIN)
  return z.NEVER
})

const SECRET = 'at least 16 characters that nobody can guess'
const secret = trimmed.min(16, SECRET)

/** An empty one is a comma that was left behind. */
const masterSecrets = secret.transform((value, context) => {
  const secrets = value.split(',').flatMap((each) => each.trim() || [])
  if (secrets.length > 0) return secrets
  context.addIssue(SECRET)
  return z.NEVER
})

const TOKEN = 'at least 20 characters that nobody can guess'

/** As programs send it: after “Bearer” in a header. */
const token = trimmed
  .min(20, TOKEN)
  .regex(
    /^[!-~]+$/,
    'letters from a to z, digits and signs of a keyboard, without spaces, for programs send it in a header: at least 20 of them',
  )

const wholeNumber = z.coerce.number({ error: 'a whole number' }).int('a whole number').min(0, 'not negative')
const upTo = (most: number, fallback: number) => wholeNumber.max(most, `at most ${most}`).default(fallback)

const MAILBOX = 'a mailbox such as Legwork <nudges@example.org>'
const mail = z.email()

/** `nudges@example.org`, or with a name: `Legwork <nudges@example.org>`. */
const mailbox = trimmed
  .max(200, 'at most 200 characters')
  .refine((value) => mail.safeParse(/^[^<>@"\r\n]+<([^<>]+)>$/.exec(value)?.[1] ?? value).success, MAILBOX)

const CLOCK = '([01]\\d|2[0-3]):[0-5]\\d'
const quietHours = key(new RegExp(`^(off|${CLOCK}-${CLOCK})$`), 'hours such as 21:00-08:00, or off')
  .default('21:00-08:00')
  .transform((value) => {
    const [from, to] = value.split('-')
    return from && to ? { from, to } : null
  })

const DAYS = 'days such as mon-fri or tue,thu,sat'
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** `mon-fri`, `tue,thu`, `fri-mon`: the days of the week on which a massage can be had, 0 = Sunday. */
const openDays = trimmed
  .toLowerCase()
  .default('mon-sun')
  .transform((value, context) => {
    const days = value.split(',').flatMap((part) => daysOf(part.trim()) ?? [])
    if (value.split(',').every((part) => daysOf(part.trim()))) return [...new Set(days)].sort((a, b) => a - b)
    context.addIssue(DAYS)
    return z.NEVER
  })

function daysOf(part: string): number[] | null {
  const [from = -1, to = from] = part.split('-').map((name) => WEEKDAYS.indexOf(name))
  if (from < 0 || to < 0) return null
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, day) => (from + day) % 7)
}

/** Whether a key can be made of it. */
function isSigningSecret(value: string): boolean {
  try {
    return atob(value.replace(/^whsec_/, '')) !== ''
  } catch {
    return false
  }
}

const SIGNING_SECRET = 'as Resend shows it beside the webhook: whsec_ and base64'
const signingSecret = trimmed.refine(isSigningSecret, SIGNING_SECRET)

const INVITE_CODE = 'at least 8 characters, or it is guessed'

export const shapes = {
  BASE_URL: origin.optional(),
  LEGWORK_SECRET: masterSecrets,
  WEBHOOK_SECRET: secret.regex(
    /^[\w-]+$/,
    'letters, digits, - and _ alone, for it is a part of an address: at least 16 of them',
  ),
  OPERATOR_TOKEN: token.optional(),
  OPERATOR_NAME: text('the name of whoever runs this, such as Track Lane Runners'),
  OPERATOR_EMAIL: trimmed.pipe(z.email({ error: 'an e-mail address' })),
  OPERATOR_ADDRESS: text('a postal address, such as 1 Track Lane, 87101 Albuquerque'),
  STRAVA_CLIENT_ID: key(/^\d{1,20}$/, 'digits, as Strava shows the Client ID'),
  STRAVA_CLIENT_SECRET: key(/^\S+$/, 'as Strava shows the Client Secret, without spaces'),
  STRAVA_SUBSCRIPTION_ID: key(/^\d{1,20}$/, 'digits, as Strava gave them for the subscription').optional(),
  GARMIN_CLIENT_ID: text('as Garmin’s developer portal shows it').optional(),
  GARMIN_CLIENT_SECRET: text('as Garmin’s developer portal shows it').optional(),
  EMAIL_FROM: mailbox,
  EMAIL_PROVIDER: z.enum(['cloudflare', 'resend'], { error: 'cloudflare or resend' }).default('resend'),
  RESEND_API_KEY: key(/^re_[!-~]+$/, 'as Resend shows it once: it begins with re_').optional(),
  RESEND_WEBHOOK_SECRET: signingSecret.optional(),
  TWILIO_ACCOUNT_SID: key(/^AC\w+$/, 'as Twilio’s console shows it: it begins with AC').optional(),
  TWILIO_AUTH_TOKEN: key(/^[!-~]+$/, 'as Twilio’s console shows it, without spaces').optional(),
  TWILIO_FROM: key(
    /^(?:\+[1-9]\d{6,14}|\d{5,6})$/,
    'a number with its country, such as +15055550123, or a short code',
  ).optional(),
  TWILIO_MESSAGING_SERVICE_SID: key(/^MG\w+$/, 'as Twilio shows it: it begins with MG').optional(),
  SMS_MONTHLY_LIMIT: upTo(1_000_000, 500),
  INVITE_CODE: trimmed.min(8, INVITE_CODE).max(200, 'at most 200 characters').optional(),
  BOOKING_URL: address.optional(),
  BOOKING_LEAD_DAYS: upTo(30, 1),
  OPEN_DAYS: openDays,
  ACCENT_COLOR: key(/^#[0-9a-f]{6}$/i, 'a colour such as #0b5f5a').optional(),
  HEARTBEAT_URL: address.optional(),
  REPOSITORY_URL: repository.optional(),
  SETTLE_MINUTES: upTo(1_440, 20),
  QUIET_HOURS: quietHours,
  STRAVA_CACHE_DAYS: upTo(3_650, 7),
  STRAVA_API_URL: address.default('https://www.strava.com/api/v3'),
  STRAVA_OAUTH_URL: address.default('https://www.strava.com/oauth'),
  GARMIN_API_URL: address.default('https://apis.garmin.com/wellness-api/rest'),
  GARMIN_AUTHORIZE_URL: address.default('https://connect.garmin.com/oauth2Confirm'),
  GARMIN_TOKEN_URL: address.default('https://diauth.garmin.com/di-oauth2-service/oauth/token'),
  RESEND_API_URL: address.default('https://api.resend.com'),
  TWILIO_API_URL: address.default('https://api.twilio.com'),
  DNS_URL: address.default('https://cloudflare-dns.com/dns-query'),
}

export type SettingName = keyof typeof shapes
