/** What the Worker says in its log, and what must never stand there: secrets, addresses, numbers, names, activities. */
import type { Sandbox } from '../../src/sandbox/outside.ts'
import { settings } from '../installation.ts'

const WAYS = ['log', 'info', 'warn', 'error', 'debug'] as const

/** What looks like it, whoever it belongs to. */
const PATTERNS: readonly (readonly [what: string, looks: RegExp])[] = [
  ['an address', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/],
  ['a number', /\+\d{7,15}\b/],
  ['an activity', /\b(?:strava|garmin):-?\d/],
  ['an API token', /legwork_[\w-]{16,}/],
  ['a header with a token', /\bBearer\s+\S/i],
  ['a signing secret', /\bwhsec_/],
  ['a link with a secret', /\/(?:verify|unsubscribe|act|sign-in|calendar|webhooks)\/[\w.-]{12,}/],
]

/** Names of settings whose values are nobody's business. */
const SECRET_SETTING = /SECRET|TOKEN|KEY|SID|EMAIL|ADDRESS|FROM|NAME$/

/** Shorter ones stand in any line by chance. */
const SHORTEST = 5

export type LogLines = {
  /** Each line once. */
  readonly lines: ReadonlySet<string>
  /** How many were said, those that were said before among them. */
  readonly said: number
  stop(): void
}

/** Hears every line from now on; they are said as before, or kept quiet. */
export function listen({ quiet = false } = {}): LogLines {
  const lines = new Set<string>()
  let said = 0
  const before = WAYS.map((way) => [way, console[way]] as const)
  for (const [way, say] of before) {
    console[way] = (...parts: unknown[]) => {
      said += 1
      lines.add(parts.map(String).join(' '))
      if (!quiet) say(...parts)
    }
  }
  return {
    lines,
    get said() {
      return said
    },
    stop() {
      for (const [way, say] of before) console[way] = say
    },
  }
}

/** What went in or out of the Worker and is a secret of its own: keys, tokens, cookies, codes. */
export function secretsIn(request: Request): string[] {
  const headers = ['Authorization', 'Cookie', 'Idempotency-Key', 'X-Twilio-Signature', 'Svix-Signature']
  const values = headers.flatMap((name) => request.headers.get(name) ?? [])
  const { pathname, searchParams } = new URL(request.url)
  return [
    ...values.flatMap((value) => value.split(/[\s;=,]+/)),
    ...pathname.split('/').filter((part) => part.length >= 16 && /\d/.test(part)),
    ...['code', 'state', 'token', 'access_token'].flatMap((name) => searchParams.get(name) ?? []),
  ].filter((value) => value.length >= 12)
}

/** Everything of people, and every secret, that a world holds. */
export function secretsOf({ strava, garmin, resend, twilio }: Sandbox): Set<string> {
  const ours = Object.entries(settings).flatMap(([name, value]) => (SECRET_SETTING.test(name) ? [value] : []))
  const athletes = strava.athletes.flatMap(({ id, firstname, lastname, activities }) => [
    ...[String(id), lastname, `${firstname} ${lastname}`],
    ...activities.flatMap((activity) => [String(activity.id), activity.name]),
  ])
  const users = garmin.users.all.flatMap(({ id, name, summaries }) => [
    ...[id, name],
    ...summaries.flatMap((summary) => [summary.summaryId, summary.activityName ?? '']),
  ])
  const mails = resend.mails.flatMap(({ to, subject, text }) => [...to, subject, ...linksIn(text ?? '')])
  const texts = twilio.texts.flatMap(({ from, to, body }) => [from, to, body])
  return new Set(
    [...ours, ...athletes, ...users, ...mails, ...texts].filter((each) => each.length >= SHORTEST),
  )
}

/** The secret ends of links. */
const linksIn = (text: string) =>
  [...text.matchAll(/https:\/\/\S+/g)].flatMap(([link]) =>
    link.split('/').filter((part) => part.length >= 16),
  )

/** Lines that give something away, with what; without the line's own words beyond what is needed to find it. */
export function givenAway(lines: Iterable<string>, secrets: Iterable<string>): string[] {
  const all = [...lines]
  const looks = all.flatMap((line) =>
    PATTERNS.filter(([, pattern]) => pattern.test(line)).map(([what]) => `${what} in: ${line}`),
  )
  const known = [...new Set(secrets)].flatMap((secret) =>
    all.filter((line) => line.includes(secret)).map((line) => `“${secret}” in: ${line}`),
  )
  return [...looks, ...known]
}
