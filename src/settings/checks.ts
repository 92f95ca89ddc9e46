/** What settings need of one another: half a set is named, and what is good for this machine alone. */
import { isLocalUrl } from './shapes.ts'

export type Given = Readonly<Record<string, unknown>>

type Found = { name: string; says: string }

const missing = (name: string, why: string): Found => ({ name, says: `${name} is missing: ${why}.` })

/** What a chosen sender or a source that was begun still needs. */
export function misfitsTogether(given: Given): Found[] {
  return [...mail(given), ...garmin(given), ...texts(given), ...address(given)]
}

function mail({ EMAIL_PROVIDER = 'resend', RESEND_API_KEY, EMAIL }: Given): Found[] {
  if (EMAIL_PROVIDER === 'resend' && !RESEND_API_KEY) {
    return [missing('RESEND_API_KEY', 'e-mail goes through Resend, which needs its key')]
  }
  if (EMAIL_PROVIDER === 'cloudflare' && !EMAIL) {
    return [
      missing(
        'EMAIL',
        'EMAIL_PROVIDER is cloudflare, which needs a send_email binding of that name in wrangler.toml',
      ),
    ]
  }
  return []
}

function garmin(given: Given): Found[] {
  const pair = ['GARMIN_CLIENT_ID', 'GARMIN_CLIENT_SECRET']
  const there = pair.find((name) => given[name])
  const absent = pair.find((name) => !given[name])
  return there && absent ? [missing(absent, `${there} is there, and Garmin needs both`)] : []
}

function texts(given: Given): Found[] {
  const sender = given.TWILIO_FROM ?? given.TWILIO_MESSAGING_SERVICE_SID
  const parts: [string, unknown][] = [
    ['TWILIO_ACCOUNT_SID', given.TWILIO_ACCOUNT_SID],
    ['TWILIO_AUTH_TOKEN', given.TWILIO_AUTH_TOKEN],
    ['TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID', sender],
  ]
  if (parts.every(([, value]) => !value)) return []
  return parts
    .filter(([, value]) => !value)
    .map(([name]) => missing(name, 'other settings of Twilio are there, and texts need all three'))
}

/** Without an address, somebody has to be believed who brings it. */
const address = ({ BASE_URL, OPERATOR_TOKEN }: Given): Found[] =>
  BASE_URL || OPERATOR_TOKEN
    ? []
    : [missing('OPERATOR_TOKEN', 'without BASE_URL the address is learned from the one who holds this token')]

/** The values of the commands that run here: fine at home, refused on the internet. */
export const EXAMPLES: readonly string[] = [
  'local-secret-for-development-only',
  'local-webhook-path',
  'local-operator-token',
]

/** Secrets that nobody keeps: what a Worker on the internet does not start with. */
export function weakSecrets(
  settings: {
    LEGWORK_SECRET: readonly string[]
    WEBHOOK_SECRET: string
    OPERATOR_TOKEN?: string | undefined
  },
  baseUrl: string | null,
): Found[] {
  if (baseUrl !== null && isLocalUrl(baseUrl)) return []
  const each = {
    LEGWORK_SECRET: settings.LEGWORK_SECRET,
    WEBHOOK_SECRET: [settings.WEBHOOK_SECRET],
    OPERATOR_TOKEN: settings.OPERATOR_TOKEN === undefined ? [] : [settings.OPERATOR_TOKEN],
  }
  return Object.entries(each)
    .filter(([, values]) => values.some((value) => value.length < 16 || EXAMPLES.includes(value)))
    .map(([name]) => ({
      name,
      says: `${name} should be a secret of your own, of at least 16 characters each.`,
    }))
}
