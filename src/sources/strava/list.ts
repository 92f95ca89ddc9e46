/** Strava's list of activities, newest first and row by row, until it is proven to hold no more of the window. */
import * as z from 'zod'
import type { RateLimitWindow } from '../../domain/delivery/rate-limit.ts'
import { err, ok, type Result } from '../../result.ts'
import type { SourceError, Synced, SyncRequest, UnreadableRow } from '../source.ts'
import {
  type Activity,
  activitySchema,
  runFromActivity,
  stravaId,
  unknownRunning,
  zoneOf,
} from './activity.ts'

const PER_PAGE = 200
/** 1,000 activities in 17 weeks: more is no training log. */
const MAX_PAGES = 5
const DAY_MS = 86_400_000

const idSchema = z.object({ id: stravaId })
const startSchema = z.object({ start_date: z.iso.datetime() })

export type Page = { rows: readonly unknown[]; rateLimit: readonly RateLimitWindow[] }

/**
 * A page may hold fewer rows than asked for and yet not be the last. Only an empty page ends the list, or a row from
 * before the window; with `after` there would be no such row, and the oldest would come first.
 */
export async function lookThrough(
  pageOf: (query: string) => Promise<Result<Page, SourceError>>,
  lookFor: SyncRequest,
  now: Date,
): Promise<Result<Synced, SourceError>> {
  // wall clocks reach a day beyond UTC, and a watch may be set wrong; what is too early is left out below
  const edge = lookFor.window.since.getTime() - DAY_MS
  const before = Math.floor((now.getTime() + 2 * DAY_MS) / 1000)
  const rows: unknown[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = await pageOf(`before=${before}&page=${page}&per_page=${PER_PAGE}`)
    if (!answer.ok) return answer
    const { rows: all, rateLimit } = answer.value
    const recent = all.filter((row) => !isFromBefore(edge, row))
    rows.push(...recent)
    if (all.length === 0 || recent.length < all.length) return ok(lookOf(rows, lookFor, rateLimit))
  }
  return err({ kind: 'invalid-response', why: `more than ${MAX_PAGES} pages` })
}

/** A start that cannot be read proves nothing. */
function isFromBefore(edge: number, row: unknown): boolean {
  const start = startSchema.safeParse(row).data?.start_date
  return start !== undefined && Date.parse(start) < edge
}

function lookOf(
  rows: readonly unknown[],
  { window, stored }: SyncRequest,
  rateLimit: Synced['rateLimit'],
): Synced {
  const readings = eachOnce(rows.map(readRow))
  const activities = readings.flatMap((each) => ('activity' in each ? [each.activity] : []))
  const unreadable = readings.flatMap((each) => ('reason' in each ? [each] : []))
  const odd = new Set(unreadable.map(({ id }) => `strava:${id}`))
  // an activity that is there and cannot be read is not gone
  const kept = stored.filter(({ id }) => odd.has(id))
  const unknown = activities.flatMap((activity) => {
    const sport = unknownRunning(activity)
    const reason = `sport_type ${sport?.slice(0, 40)} sounds like running and is not known`
    return sport === null ? [] : [{ id: activity.id, reason }]
  })
  const newest = activities.find((activity) => runFromActivity(activity) !== null)
  return {
    runs: [...activities.flatMap((activity) => runFromActivity(activity) ?? []), ...kept].filter(
      ({ localDate }) => localDate >= window.from,
    ),
    listed: new Set(readings.flatMap(({ id }) => id ?? [])),
    unreadable: [...unreadable, ...unknown],
    received: [],
    timeZone: newest ? zoneOf(newest) : null,
    rateLimit,
  }
}

type Reading = { id: string; activity: Activity } | UnreadableRow

function readRow(row: unknown): Reading {
  const read = activitySchema.safeParse(row)
  if (read.success) return { id: read.data.id, activity: read.data }
  return { id: idSchema.safeParse(row).data?.id ?? null, reason: reasonOf(read.error) }
}

/** An activity that is logged between two pages pushes the last row of one onto the next. */
function eachOnce(readings: readonly Reading[]): Reading[] {
  return [...new Map(readings.map((each, place) => [each.id ?? `row ${place}`, each])).values()]
}

/** Where a row was not what it should be: fields and what was expected, never their values. */
function reasonOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'row'}: ${message}`).join('; ')
}
