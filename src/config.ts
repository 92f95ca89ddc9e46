/** Env → Config, checked once. An error names the variable and says what it should be. */
import * as z from 'zod'
import { err, ok, type Result } from './result.ts'

export type Bindings = { DB: D1Database; EVENTS: Queue; DELIVERIES: Queue; EMAIL?: SendEmail }
export type Env = Bindings & Readonly<Record<string, unknown>>

const url = (fallback?: string) => {
  const schema = z
    .url({ protocol: /^https?$/, error: 'an address that begins with https://' })
    .transform((value) => value.replace(/(?<!\/)\/+$/, ''))
  return fallback === undefined ? schema : schema.default(fallback)
}
const secret = z.string({ error: 'a secret' }).min(16, 'at least 16 characters that nobody can guess')
const text = z.string({ error: 'some text' }).trim().min(1, 'some text')
const wholeNumber = (fallback: number, most: number) =>
  z.coerce
    .number({ error: 'a whole number' })
    .int('a whole number')
    .min(0, 'not negative')
    .max(most, `at most ${most}`)
    .default(fallback)

/** `nudges@example.org`, or with a name: `Legwork <nudges@example.org>`. */
const mailbox = z
  .string({ error: 'a mailbox' })
  .trim()
  .max(200, 'at most 200 characters')
  .regex(
    /^(?:[^<>@]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
    'a mailbox such as Legwork <nudges@example.org>',
  )

const CLOCK = '([01]\\d|2[0-3]):[0-5]\\d'
const quietHours = z
  .string()
  .regex(new RegExp(`^(off|${CLOCK}-${CLOCK})$`), 'hours such as 21:00-08:00, or off')
  .default('21:00-08:00')
  .transform((value) => {
    const [from, to] = value.split('-')
    return from && to ? { from, to } : null
  })

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** `mon-fri`, `tue,thu`, `fri-mon`: the days of the week on which a massage can be had, 0 = Sunday. */
const openDays = z
  .string()
  .toLowerCase()
  .default('mon-sun')
  .transform((value, context) => {
    const days = value.split(',').flatMap((part) => daysOf(part.trim()) ?? [])
    if (value.split(',').every((part) => daysOf(part.trim()))) return [...new Set(days)].sort((a, b) => a - b)
    context.addIssue('days such as mon-fri or tue,thu,sat')
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

const schema = z.object({
  BASE_URL: url(),
  LEGWORK_SECRET: secret.transform((value) => value.split(',').map((each) => each.trim())),
  WEBHOOK_SECRET: secret,
  OPERATOR_NAME: text,
  OPERATOR_EMAIL: z.email({ error: 'an e-mail address' }),
  OPERATOR_ADDRESS: text,
  STRAVA_CLIENT_ID: text,
  STRAVA_CLIENT_SECRET: text,
  STRAVA_SUBSCRIPTION_ID: z
    .string()
    .trim()
    .regex(/^\d{1,20}$/, 'digits, as Strava gave them for the subscription')
    .optional(),
  STRAVA_API_URL: url('https://www.strava.com/api/v3'),
  STRAVA_OAUTH_URL: url('https://www.strava.com/oauth'),
  STRAVA_CACHE_DAYS: wholeNumber(7, 3_650),
  GARMIN_CLIENT_ID: text.optional(),
  GARMIN_CLIENT_SECRET: text.optional(),
  GARMIN_API_URL: url('https://apis.garmin.com/wellness-api/rest'),
  GARMIN_AUTHORIZE_URL: url('https://connect.garmin.com/oauth2Confirm'),
  GARMIN_TOKEN_URL: url('https://diauth.garmin.com/di-oauth2-service/oauth/token'),
  EMAIL_FROM: mailbox,
  EMAIL_PROVIDER: z.enum(['cloudflare', 'resend'], { error: 'cloudflare or resend' }).default('resend'),
  RESEND_API_KEY: text.optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .trim()
    .refine(isSigningSecret, 'as Resend shows it beside the webhook: whsec_ and base64')
    .optional(),
  RESEND_API_URL: url('https://api.resend.com'),
  TWILIO_ACCOUNT_SID: text.optional(),
  TWILIO_AUTH_TOKEN: text.optional(),
  TWILIO_FROM: text.optional(),
  TWILIO_MESSAGING_SERVICE_SID: text.optional(),
  TWILIO_API_URL: url('https://api.twilio.com'),
  DNS_URL: url('https://cloudflare-dns.com/dns-query'),
  SMS_MONTHLY_LIMIT: wholeNumber(500, 1_000_000),
  BOOKING_URL: url().optional(),
  BOOKING_LEAD_DAYS: wholeNumber(1, 30),
  OPEN_DAYS: openDays,
  INVITE_CODE: z.string().trim().min(8, 'at least 8 characters, or it is guessed').max(200).optional(),
  ACCENT_COLOR: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'a colour such as #0b5f5a')
    .optional(),
  SETTLE_MINUTES: wholeNumber(20, 1_440),
  QUIET_HOURS: quietHours,
})

export type Config = z.output<typeof schema>

/** The values that stand in `.dev.vars.example`: fine at home, refused on the internet. */
const EXAMPLES = ['local-secret-for-development-only', 'local-webhook-path']

/** Every variable that is missing or wrong, each in one line an operator can act on. */
export function readConfig(env: Readonly<Record<string, unknown>>): Result<Config, string[]> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  const lines = [...(parsed.success ? [] : misfits(parsed.error, given)), ...absentFrom(given)]
  if (!parsed.success || lines.length > 0) return err([...new Set(lines)])
  const config = parsed.data
  if (isLocal(config)) return ok(config)
  const secrets = { LEGWORK_SECRET: config.LEGWORK_SECRET, WEBHOOK_SECRET: [config.WEBHOOK_SECRET] }
  const weak = Object.entries(secrets).filter(([, values]) =>
    values.some((value) => value.length < 16 || EXAMPLES.includes(value)),
  )
  if (weak.length > 0) {
    return err(
      weak.map(([name]) => `${name} should be a secret of your own, of at least 16 characters each.`),
    )
  }
  return ok(config)
}

type Given = Readonly<Record<string, unknown>>

const misfits = (error: z.ZodError, given: Given): string[] =>
  error.issues.map(({ path, message }) => {
    const name = String(path[0])
    return given[name] === undefined ? `${name} is missing: ${message}.` : `${name} should be ${message}.`
  })

/** What a chosen provider still needs, each in one line. */
function absentFrom(given: Given): string[] {
  const lines: string[] = []
  if ((given.EMAIL_PROVIDER ?? 'resend') === 'resend' && !given.RESEND_API_KEY) {
    lines.push('RESEND_API_KEY is missing: e-mail goes through Resend, which needs its key.')
  }
  if (given.EMAIL_PROVIDER === 'cloudflare' && !given.EMAIL) {
    lines.push(
      'EMAIL is missing: EMAIL_PROVIDER is cloudflare, which needs a send_email binding of that name.',
    )
  }
  for (const [one, other] of [
    ['GARMIN_CLIENT_ID', 'GARMIN_CLIENT_SECRET'],
    ['GARMIN_CLIENT_SECRET', 'GARMIN_CLIENT_ID'],
  ] as const) {
    if (given[one] && !given[other])
      lines.push(`${other} is missing: ${one} is there, and Garmin needs both.`)
  }
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token } = given
  const sender = given.TWILIO_FROM ?? given.TWILIO_MESSAGING_SERVICE_SID
  if (sid || token || sender) {
    if (!sid) lines.push('TWILIO_ACCOUNT_SID is missing: other settings of Twilio are there.')
    if (!token) lines.push('TWILIO_AUTH_TOKEN is missing: other settings of Twilio are there.')
    if (!sender) {
      lines.push(
        'TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID is missing: other settings of Twilio are there.',
      )
    }
  }
  return lines
}

export type TextSettings = {
  accountSid: string
  authToken: string
  sender: { from: string } | { messagingServiceSid: string }
}

/** The settings of text messages, or null where they are off. A messaging service goes before a number. */
export function textSettings(config: Config): TextSettings | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = config
  const messagingServiceSid = config.TWILIO_MESSAGING_SERVICE_SID
  if (!accountSid || !authToken) return null
  if (messagingServiceSid) return { accountSid, authToken, sender: { messagingServiceSid } }
  return from ? { accountSid, authToken, sender: { from } } : null
}

export const isLocal = (config: Pick<Config, 'BASE_URL'>) =>
  ['localhost', '127.0.0.1'].includes(new URL(config.BASE_URL).hostname)
