/** Endpoints for outgoing webhooks: made with consent, changed, tried out, removed. */
import * as z from 'zod'
import type { Dependencies } from '../../dependencies.ts'
import { ENDPOINT_TERMS } from '../../domain/delivery/consent.ts'
import { PRESETS, ROTATION_HOURS } from '../../domain/events/endpoint.ts'
import { EVENT_DAYS, EVENT_TYPES } from '../../domain/events/event.ts'
import { type AddressRefused, readEndpoint } from '../../domain/events/public-address.ts'
import { nextUtcDay } from '../../domain/time/calendar.ts'
import { err, ok, type Result } from '../../result.ts'
import { randomHex, webhookSecret } from '../../secrets.ts'
import type { Endpoint } from '../../store/events/endpoints.ts'
import { tellEndpoints } from '../../tell-endpoints.ts'
import { oneOf } from '../one-of.ts'

type EndpointOptions = Pick<Dependencies, 'store' | 'queue' | 'config' | 'secrets'>

const TYPES = `some of ${EVENT_TYPES.join(', ')}`

/** As the API asks for them; each type once. */
export const typesField = z.lazy(() =>
  z
    .array(z.enum(EVENT_TYPES, TYPES), TYPES)
    .min(1, TYPES)
    .transform((types) => EVENT_TYPES.filter((type) => types.includes(type))),
)
export const presetField = oneOf(PRESETS)

export const endpointFields = {
  url: z.lazy(() => z.string('an address that begins with https://').max(500, 'at most 500 characters')),
  types: typesField,
  preset: presetField.default('standard'),
  /** The words of consent that the page shows. */
  agreed: z.boolean('true or false').default(false),
}

/** `isPress`: by a button, which may be pressed twice. */
type Asked = z.output<z.ZodObject<typeof endpointFields>> & { isPress?: true }

export type EndpointRefused = AddressRefused | 'not-agreed' | 'too-many'

/** Gives the secret that events are signed with. A press that has made it already makes no other: `too-many`. */
export async function addEndpoint(
  { store, config, secrets }: EndpointOptions,
  runnerId: string,
  asked: Asked,
  now: Date,
): Promise<Result<{ id: string; url: string; secret: string }, EndpointRefused>> {
  const { host, hostname } = new URL(config.BASE_URL)
  const read = readEndpoint(asked.url, { ownHost: host, isLocal: hostname === 'localhost' })
  if ('refused' in read) return err(read.refused)
  if (!asked.agreed) return err('not-agreed')
  const [id, secret] = [randomHex(8), webhookSecret()]
  const sealed = await secrets.seal('endpoint', id, secret)
  const { types, preset } = asked
  const made = { runnerId, id, url: read.url, types, preset, secret: sealed, agreedTo: ENDPOINT_TERMS }
  const since = asked.isPress ? new Date(now.getTime() - TWICE_MS) : null
  return (await store.endpoints.add(made, since, now)) ? ok({ id, url: read.url, secret }) : err('too-many')
}

/** A button pressed twice is pressed within this. */
const TWICE_MS = 20_000

/** The id of the endpoint that the same press has made a moment ago; null for a first one. */
export async function madeByThisPress(
  { store }: Pick<EndpointOptions, 'store'>,
  runnerId: string,
  url: string,
  now: Date,
): Promise<string | null> {
  const since = new Date(now.getTime() - TWICE_MS)
  const written = URL.canParse(url) ? new URL(url).href : url
  const theirs = await store.endpoints.of(runnerId)
  return theirs.find((each) => each.url === written && each.createdAt >= since)?.id ?? null
}

export const changeEndpoint = (
  { store }: Pick<EndpointOptions, 'store'>,
  runnerId: string,
  id: string,
  change: Parameters<EndpointOptions['store']['endpoints']['change']>[2],
  now: Date,
): Promise<boolean> => store.endpoints.change(runnerId, id, change, now)

export const removeEndpoint = (
  { store }: Pick<EndpointOptions, 'store'>,
  runnerId: string,
  id: string,
): Promise<boolean> => store.endpoints.remove(runnerId, id)

/** A new secret; the one before signs too for a day. Null when there is no such endpoint. */
export async function rotateSecret(
  { store, secrets }: Pick<EndpointOptions, 'store' | 'secrets'>,
  runnerId: string,
  id: string,
  now: Date,
): Promise<{ secret: string; oldUntil: Date } | null> {
  const secret = webhookSecret()
  const inADay = new Date(now.getTime() + ROTATION_HOURS * 3_600_000)
  const sealed = await secrets.seal('endpoint', id, secret)
  const oldUntil = await store.endpoints.rotate(runnerId, id, { secret: sealed, oldUntil: inADay }, now)
  return oldUntil && { secret, oldUntil }
}

/** What events are signed with; null when it can no longer be read. */
export async function secretOf(
  { secrets }: Pick<EndpointOptions, 'secrets'>,
  { id, secret }: Pick<Endpoint, 'id' | 'secret'>,
): Promise<string | null> {
  const opened = await secrets.open('endpoint', id, secret)
  return opened.ok ? opened.value : null
}

/** By hand, of one runner: an address made anew begins no new count. */
const A_DAY = 50

async function mayPost(
  { store, secrets }: Pick<EndpointOptions, 'store' | 'secrets'>,
  runnerId: string,
  now: Date,
) {
  const of = await secrets.limitId('tests', `endpoints ${runnerId}`)
  return store.rateLimits.take({ ...of, allowed: A_DAY, resetsAt: nextUtcDay(now) }, now)
}

/** Who presses again after this wants another test. */
const TEST_TWICE_MS = 5_000

/** An event that says it is a test, to this endpoint alone; by a button that is pressed twice it is one. */
export async function testEndpoint(
  options: EndpointOptions,
  runnerId: string,
  id: string,
  now: Date,
  isPress = false,
): Promise<Result<null, 'not-yours' | 'off' | 'too-many'>> {
  const { store } = options
  const endpoint = await store.endpoints.find(runnerId, id)
  if (!endpoint) return err('not-yours')
  if (endpoint.state === 'off') return err('off')
  if (!(await mayPost(options, runnerId, now))) return err('too-many')
  const since = isPress ? new Date(now.getTime() - TEST_TWICE_MS) : null
  await store.endpoints.test(runnerId, id, `${id} ${randomHex(8)}`, since, now)
  await tellEndpoints(options, runnerId, now)
  return ok(null)
}

/** Everything the endpoint did not take since then, and at most what is kept. Gives how much. */
export async function sendAgain(
  options: EndpointOptions,
  runnerId: string,
  id: string,
  since: Date,
  now: Date,
): Promise<Result<number, 'not-yours' | 'too-many'>> {
  const { store } = options
  if (!(await store.endpoints.find(runnerId, id))) return err('not-yours')
  if (!(await mayPost(options, runnerId, now))) return err('too-many')
  const kept = new Date(now.getTime() - EVENT_DAYS * 86_400_000)
  const again = await store.endpoints.sendAgain(runnerId, id, since > kept ? since : kept, now)
  await tellEndpoints(options, runnerId, now)
  return ok(again)
}
