/** Every door of the Worker, as its own router lists them, and somebody hostile in front of one. */
import { app } from '../../src/app.tsx'
import { signedEvent } from '../../src/sandbox/resend/events.ts'
import { signedCall } from '../../src/sandbox/twilio/signed.ts'
import type { Random } from '../chaos/random.ts'
import { BASE, settings, WEBHOOK } from '../installation.ts'
import { fieldsFrom, nameFrom, textFrom, valueFrom } from './words.ts'

type Door = { method: string; path: string }

/** Middleware stands before many doors and is none. */
const DOORS: readonly Door[] = [
  ...new Map(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  ).values(),
]

/** Somebody who comes without anything, with a session of their own, or from another site with somebody's session. */
export type Comer = { cookie: string | null; ids: readonly string[] }

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const
const ORIGINS = [BASE, BASE, BASE, 'https://elsewhere.example', 'null', ''] as const

export async function hostileRequest(random: Random, comer: Comer, now: Date): Promise<Request> {
  const turn = random.next()
  if (turn < 0.06) return fromTwilio(random)
  if (turn < 0.09) return fromResend(random, now)
  if (turn < 0.16) return fromSource(random)
  const door = random.pick(DOORS)
  const method = random.chance(0.9) ? door.method : random.pick(METHODS)
  const headers = new Headers()
  if (comer.cookie) headers.set('Cookie', cookieFrom(comer.cookie, random))
  const origin = random.pick(ORIGINS)
  if (origin) headers.set('Origin', origin)
  if (random.chance(0.1)) headers.set('Accept-Language', 'a'.repeat(5_000))
  const body = method === 'GET' || method === 'HEAD' ? null : bodyFrom(random, headers)
  return new Request(addressOf(door, random, comer), { method, headers, body, redirect: 'manual' })
}

function addressOf({ path }: Door, random: Random, { ids }: Comer): string {
  const filled = path.replaceAll(/:\w+(\{[^}]*\})?/g, () => {
    const turn = random.next()
    if (turn < 0.3 && ids.length > 0) return encodeURIComponent(random.pick(ids))
    if (turn < 0.4) return random.pick(['strava', 'garmin', WEBHOOK])
    return encodeSafely(textFrom(random).slice(0, 2_000)) || 'x'
  })
  const asked = random.chance(0.4)
    ? `?${fieldsFrom(random)
        .slice(0, 8)
        .map(([name, value]) => `${encodeSafely(name)}=${encodeSafely(value.slice(0, 2_000))}`)
        .join('&')}`
    : ''
  return `${BASE}${filled}${asked}`
}

/** A lone surrogate has no code. */
const encodeSafely = (text: string) => encodeURIComponent(text.toWellFormed())

function cookieFrom(cookie: string, random: Random): string {
  const turn = random.next()
  if (turn < 0.85) return cookie
  if (turn < 0.9) return cookie.slice(0, -3)
  if (turn < 0.95) return `legwork_session=${encodeSafely(textFrom(random).slice(0, 500))}`
  return `${cookie}; ${'x=y; '.repeat(500)}`
}

const TYPES = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'application/json',
  'application/json',
  'application/json; charset=utf-16',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/plain',
  '',
] as const

function bodyFrom(random: Random, headers: Headers): BodyInit {
  const type = random.pick(TYPES)
  if (type) headers.set('Content-Type', type)
  const turn = random.next()
  if (turn < 0.05) return 'x'.repeat(random.pick([100_000, 1_500_000]))
  if (turn < 0.08) return new Uint8Array([0xff, 0xfe, 0xc0, 0x80, 0x00])
  if (type.startsWith('application/json')) {
    const text = random.chance(0.8) ? jsonFrom(random) : JSON.stringify(valueFrom(random))
    return random.chance(0.9) ? text : text.slice(0, Math.floor(text.length / 2))
  }
  if (type.includes('boundary')) {
    const parts = fieldsFrom(random).map(
      ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    return `${parts.join('')}${random.chance(0.7) ? '--x--\r\n' : ''}`
  }
  const pairs = fieldsFrom(random).map(([name, value]) => `${encodeSafely(name)}=${encodeSafely(value)}`)
  return random.chance(0.95) ? pairs.join('&') : '%E0%A4%A&=&&&;'
}

/** With names that mean something; `__proto__` stands there as a key of its own. */
function jsonFrom(random: Random): string {
  const members = Array.from(
    { length: random.int(0, 6) },
    () =>
      `${JSON.stringify(random.chance(0.1) ? '__proto__' : nameFrom(random))}:${JSON.stringify(valueFrom(random))}`,
  )
  return `{${members.join(',')}}`
}

/** As the source would post it, whoever has got hold of the path. Of people who are here nobody is named. */
async function fromSource(random: Random): Promise<Request> {
  const source = random.pick(['strava', 'garmin'])
  const kind = random.pick([
    'activities',
    'manuallyUpdatedActivities',
    'deregistrations',
    'userPermissionsChange',
  ])
  const body = random.chance(0.4)
    ? jsonFrom(random)
    : source === 'strava'
      ? JSON.stringify({ ...strava(random), [nameFrom(random)]: valueFrom(random) })
      : JSON.stringify({ [kind]: Array.from({ length: random.pick([1, 3, 50]) }, () => entry(random)) })
  return new Request(`${BASE}/webhooks/${source}/${WEBHOOK}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(random.chance(0.8) ? { 'garmin-client-id': settings.GARMIN_CLIENT_ID } : {}),
    },
    body,
  })
}

const strava = (random: Random) => ({
  object_type: random.pick(['activity', 'athlete', valueFrom(random)]),
  object_id: random.pick([random.int(1, 1e9), valueFrom(random)]),
  owner_id: random.pick([random.int(1, 80_000_000), valueFrom(random)]),
  aspect_type: random.pick(['create', 'update', 'delete', valueFrom(random)]),
  updates: random.pick([{}, { authorized: 'false' }, valueFrom(random)]),
  event_time: random.pick([1_773_000_000, valueFrom(random)]),
  subscription_id: random.pick([1, valueFrom(random)]),
})

const entry = (random: Random) => ({
  userId: random.pick([`nobody-${random.int(1, 99)}`, valueFrom(random)]),
  summaryId: random.pick([String(random.int(1, 1e6)), valueFrom(random)]),
  activityType: random.pick(['RUNNING', valueFrom(random)]),
  startTimeInSeconds: random.pick([1_773_000_000, valueFrom(random)]),
  durationInSeconds: random.pick([3_600, valueFrom(random)]),
  distanceInMeters: random.pick([10_000, valueFrom(random)]),
  [nameFrom(random)]: valueFrom(random),
})

const fromTwilio = (random: Random): Promise<Request> => {
  const isReply = random.chance(0.7)
  const url = `${BASE}/webhooks/twilio/${isReply ? 'inbound' : `status?delivery=${encodeSafely(textFrom(random).slice(0, 500))}`}`
  return signedCall(settings.TWILIO_AUTH_TOKEN, url, {
    MessageSid: random.pick(['SM1', textFrom(random).toWellFormed()]),
    From: random.pick([`+1505555${random.int(2_000, 9_999)}`, textFrom(random).toWellFormed()]),
    To: settings.TWILIO_FROM,
    Body: textFrom(random).toWellFormed(),
    MessageStatus: random.pick(['delivered', 'failed', textFrom(random).toWellFormed()]),
    ...Object.fromEntries(
      fieldsFrom(random)
        .slice(0, 5)
        .map(([name, value]) => [name, value.toWellFormed()]),
    ),
  })
}

const fromResend = (random: Random, now: Date): Promise<Request> =>
  signedEvent(
    { url: `${BASE}/webhooks/resend`, secret: settings.RESEND_WEBHOOK_SECRET },
    {
      type: random.pick(['email.bounced', 'email.complained', 'email.delivered', textFrom(random)]),
      data: { email_id: 'made-up', tags: valueFrom(random), bounce: valueFrom(random) },
    },
    now,
  )
