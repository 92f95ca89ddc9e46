/** What Garmin sends by webhook: many users and types in one body. One bad entry never costs the others. */
import * as z from 'zod'
import { activityType } from '../../domain/training/running-types.ts'
import { err, ok, type Result } from '../../result.ts'
import type { PushedRun } from '../pushed-run.ts'
import type { Refusal, SourceEvent } from '../source.ts'
import { type Activity, activitySchema, detailsSchema, pushedFrom, userIdSchema } from './activity.ts'

/** A body of nothing but bad entries leaves so many letters, and one that counts the rest. */
const MOST_LETTERS = 50

const envelopeSchema = z.record(z.string(), z.unknown())
const ofUser = z.object({ userId: userIdSchema })
const ready = ofUser.extend({ callbackURL: z.string().max(4096) })

/** What names an entry that cannot be read. */
const namesSchema = z
  .object({ userId: userIdSchema, summaryId: z.string().max(64) })
  .partial()
  .catch({})

type Unreadable = Extract<SourceEvent, { kind: 'unreadable' }>

/** What one body comes to, by user and summary: of two tellings of the same the later one stands. */
class Reading {
  readonly pushed = new Map<string, Map<string, PushedRun>>()
  readonly others: SourceEvent[] = []
  readonly deadLetters: Unreadable[] = []

  take(userId: string, run: PushedRun): void {
    const runs = this.pushed.get(userId) ?? new Map<string, PushedRun>()
    this.pushed.set(userId, runs.set(run.id, run))
  }

  refuse(type: string, entry: unknown, reason: string): void {
    const { userId, summaryId } = namesSchema.parse(entry)
    const ids = { ...(userId ? { user: userId } : {}), ...(summaryId ? { summary: summaryId } : {}) }
    this.deadLetters.push({ kind: 'unreadable', ids, reason: `${type}: ${reason}` })
  }

  events(): SourceEvent[] {
    const pushed = [...this.pushed].map(
      ([userId, runs]): SourceEvent => ({ kind: 'runs.pushed', userId, runs: [...runs.values()] }),
    )
    const more = this.deadLetters.length - MOST_LETTERS
    const rest: Unreadable[] =
      more > 0 ? [{ kind: 'unreadable', ids: {}, reason: `and ${more} more entries` }] : []
    return [...pushed, ...this.others, ...this.deadLetters.slice(0, MOST_LETTERS), ...rest]
  }
}

export type Expected = { clientId: string; apiUrl: string }

export function parseBody(
  body: string,
  headers: Headers,
  expected: Expected,
): Result<SourceEvent[], Refusal> {
  const caller = headers.get('garmin-client-id')
  if (caller !== null && caller !== expected.clientId) {
    return err({
      status: 403,
      title: 'Unknown client',
      detail: 'garmin-client-id is not this installation’s.',
    })
  }
  return ok(readBody(body, expected.apiUrl))
}

/** Never refuses: what can never be read would be sent again for a week. */
export function readBody(body: string, apiUrl: string): SourceEvent[] {
  const reading = new Reading()
  const envelope = envelopeSchema.safeParse(jsonOf(body))
  if (envelope.success) readEnvelope(reading, envelope.data, apiUrl)
  else reading.refuse('body', null, 'not a JSON object')
  return reading.events()
}

/** What a callback answers: the list itself, most often without an envelope. Null for anything else. */
export function readList(json: unknown, apiUrl: string): SourceEvent[] | null {
  const envelope = envelopeSchema.safeParse(Array.isArray(json) ? { activities: json } : json)
  if (!envelope.success || !Object.keys(envelope.data).some((type) => Object.hasOwn(readers, type)))
    return null
  const reading = new Reading()
  readEnvelope(reading, envelope.data, apiUrl)
  return reading.events()
}

function readEnvelope(reading: Reading, envelope: Record<string, unknown>, apiUrl: string): void {
  for (const [type, entries] of Object.entries(envelope)) {
    const read = readers[type]
    if (!read) continue
    if (!Array.isArray(entries)) reading.refuse(type, null, 'not a list')
    else for (const entry of entries) read(reading, type, entry, apiUrl)
  }
}

type Reader = (reading: Reading, type: string, entry: unknown, apiUrl: string) => void

const readActivity: Reader = (reading, type, entry, apiUrl) => {
  const ping = ready.safeParse(entry)
  if (!ping.success) return readSummary(activitySchema, false)(reading, type, entry, apiUrl)
  const { userId, callbackURL: url } = ping.data
  if (isOfOrigin(url, apiUrl)) reading.others.push({ kind: 'runs.ready', userId, url })
  else reading.refuse(type, entry, 'callbackURL of another origin, never fetched')
}

function readSummary(schema: z.ZodType<Activity>, edited: boolean): Reader {
  return (reading, type, entry) => {
    const parsed = schema.safeParse(entry)
    if (!parsed.success) return reading.refuse(type, entry, fieldsOf(parsed.error))
    if (activityType(parsed.data.activityType).kind === 'sounds-like-running') {
      reading.refuse(
        type,
        entry,
        `activityType ${parsed.data.activityType.slice(0, 40)} sounds like running and is not known`,
      )
    }
    reading.take(parsed.data.userId, pushedFrom(parsed.data, edited))
  }
}

const readNotice =
  (kind: 'access.revoked' | 'permissions.changed'): Reader =>
  (reading, type, entry) => {
    const parsed = ofUser.safeParse(entry)
    if (parsed.success) reading.others.push({ kind, userId: parsed.data.userId })
    else reading.refuse(type, entry, fieldsOf(parsed.error))
  }

/** Move IQ guesses at activities nobody recorded: never counted. Types not named here are not asked for. */
const readers: Readonly<Record<string, Reader>> = {
  activities: readActivity,
  manuallyUpdatedActivities: readSummary(activitySchema, true),
  activityDetails: readSummary(detailsSchema, false),
  deregistrations: readNotice('access.revoked'),
  userPermissionsChange: readNotice('permissions.changed'),
}

/** Whether an address lies exactly on the API's own origin: the bearer token goes nowhere else. */
export function isOfOrigin(url: string, apiUrl: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(apiUrl).origin
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

/** Fields and what was expected of them, never their values. */
const fieldsOf = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'entry'}: ${message}`).join('; ')
