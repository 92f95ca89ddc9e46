/** What Garmin sends by webhook: many users and types in one body. One bad entry never costs the others. */
import * as z from 'zod'
import { parseJson } from '../../json.ts'
import { err, ok, type Result } from '../../result.ts'
import { idText, reasonOf } from '../figures.ts'
import { isRead, type PushedRun } from '../pushed-run.ts'
import type { Refusal, SourceEvent } from '../source.ts'
import { namesIn, readActivity } from './activity.ts'

/** A body of nothing but bad entries leaves so many letters, and one that counts the rest. */
const MOST_LETTERS = 50

const envelopeSchema = z.record(z.string(), z.unknown())
const ofUser = z.object({ userId: idText })
const ready = ofUser.extend({ callbackURL: z.string().max(4096) })

type Unreadable = Extract<SourceEvent, { kind: 'unreadable' }>

/** What one body comes to, by user and summary: of two tellings of the same the later one stands. */
class Reading {
  readonly pushed = new Map<string, Map<string, PushedRun>>()
  readonly others: SourceEvent[] = []
  readonly deadLetters: Unreadable[] = []

  /** An edit travels beside its recording and after it; what cannot be read gives way to another form that can be. */
  take(userId: string, run: PushedRun): void {
    const runs = this.pushed.get(userId) ?? new Map<string, PushedRun>()
    const key = `${run.edited} ${run.id}`
    if (isRead(run) || !runs.has(key)) runs.set(key, run)
    this.pushed.set(userId, runs)
  }

  refuse(type: string, entry: unknown, reason: string): void {
    const { userId, id } = namesIn(entry)
    const ids = { ...(userId ? { user: userId } : {}), ...(id ? { summary: id } : {}) }
    this.deadLetters.push({ kind: 'unreadable', ids, reason: `${type}: ${reason}` })
  }

  events(): SourceEvent[] {
    const pushed = [...this.pushed].map(
      ([userId, runs]): SourceEvent => ({
        kind: 'runs.pushed',
        userId,
        runs: inOrder([...runs.values()]),
      }),
    )
    const more = this.deadLetters.length - MOST_LETTERS
    const rest: Unreadable[] =
      more > 0 ? [{ kind: 'unreadable', ids: {}, reason: `and ${more} more entries` }] : []
    return [...pushed, ...this.others, ...this.deadLetters.slice(0, MOST_LETTERS), ...rest]
  }
}

/** Recordings before their edits, and none where its edit says all there is to say. */
function inOrder(runs: readonly PushedRun[]): PushedRun[] {
  const edits = runs.filter(({ edited }) => edited)
  const known = new Set(edits.filter(isRead).map(({ id }) => id))
  return [...runs.filter(({ id, edited }) => !edited && !known.has(id)), ...edits]
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
    const read = Object.hasOwn(readers, type) ? readers[type] : undefined
    if (!read) continue
    if (!Array.isArray(entries)) reading.refuse(type, null, 'not a list')
    else for (const entry of entries) read(reading, type, entry, apiUrl)
  }
}

type Reader = (reading: Reading, type: string, entry: unknown, apiUrl: string) => void

const readSummary =
  (edited: boolean): Reader =>
  (reading, type, entry) => {
    const owner = ofUser.safeParse(entry)
    if (!owner.success) return reading.refuse(type, entry, reasonOf(owner.error))
    const { userId } = owner.data
    const { id } = namesIn(entry)
    if (id === null) return reading.refuse(type, entry, 'expected summaryId or activityId')
    const run = readActivity(entry, id, edited)
    const { remark } = run
    reading.take(
      userId,
      remark?.kind === 'row' ? { ...run, remark: { ...remark, reason: `${type}: ${remark.reason}` } } : run,
    )
  }

/** Without a callback it is the summary itself. */
const readPing: Reader = (reading, type, entry, apiUrl) => {
  const ping = ready.safeParse(entry)
  if (!ping.success) return readSummary(false)(reading, type, entry, apiUrl)
  const { userId, callbackURL: url } = ping.data
  if (isOfOrigin(url, apiUrl)) reading.others.push({ kind: 'runs.ready', userId, url })
  else reading.refuse(type, entry, 'callbackURL of another origin, never fetched')
}

const readNotice =
  (kind: 'access.revoked' | 'permissions.changed'): Reader =>
  (reading, type, entry) => {
    const parsed = ofUser.safeParse(entry)
    if (parsed.success) reading.others.push({ kind, userId: parsed.data.userId })
    else reading.refuse(type, entry, reasonOf(parsed.error))
  }

/** Move IQ guesses at activities nobody recorded: never counted. Types not named here are not asked for. */
const readers: Readonly<Record<string, Reader>> = {
  activities: readPing,
  manuallyUpdatedActivities: readSummary(true),
  activityDetails: readSummary(false),
  deregistrations: readNotice('access.revoked'),
  userPermissionsChange: readNotice('permissions.changed'),
}

/** Whether an address lies exactly on the API's own origin: the bearer token goes nowhere else. */
export function isOfOrigin(url: string, apiUrl: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(apiUrl).origin
}

function jsonOf(body: string): unknown {
  try {
    return parseJson(body)
  } catch {
    return null
  }
}
