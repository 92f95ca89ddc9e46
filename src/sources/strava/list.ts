/** Strava's list of activities, newest first and row by row, until it is proven to hold no more of the window. */
import type { RateLimitWindow } from '../../domain/delivery/rate-limit.ts'
import { zoneToldBy } from '../../domain/time/zones.ts'
import { byStart } from '../../domain/training/run.ts'
import { err, ok, type Result } from '../../result.ts'
import { latestStart } from '../figures.ts'
import type { OnPage, Remark, SourceError, Synced, SyncRequest } from '../source.ts'
import { type Reading, readActivity, startIn } from './activity.ts'

const PER_PAGE = 200
/** 1,000 activities in 17 weeks: more is no training log. */
const MAX_PAGES = 5
const DAY_MS = 86_400_000

export type Page = { rows: readonly unknown[]; rateLimit: readonly RateLimitWindow[] }

/**
 * A page may hold fewer rows than asked for and yet not be the last. Only an empty page ends the list, or two rows from
 * before the window: one may have lost its date. With `after` there would be no such rows, and the oldest come first.
 */
export async function lookThrough(
  pageOf: (query: string) => Promise<Result<Page, SourceError>>,
  lookFor: SyncRequest,
  now: Date,
  onPage: OnPage,
): Promise<Result<Synced, SourceError>> {
  // wall clocks reach a day beyond UTC, and a watch may be set wrong; what is too early is left out below
  const edge = lookFor.window.since.getTime() - DAY_MS
  const before = Math.floor(latestStart(now) / 1000)
  const rows: unknown[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = await pageOf(`before=${before}&page=${page}&per_page=${PER_PAGE}`)
    if (!answer.ok) return answer
    const { rows: all, rateLimit } = answer.value
    // a start that cannot be read proves nothing
    const recent = all.filter((row) => (startIn(row) ?? edge) >= edge)
    rows.push(...recent)
    if (all.length === 0 || all.length - recent.length > 1) {
      return ok({ ...seenIn(rows, lookFor, now), rateLimit })
    }
    if (page < MAX_PAGES) await onPage(page + 1, pagesAbout(page, oldestIn(rows) ?? edge, edge, now))
  }
  return err({ kind: 'invalid-response', why: `more than ${MAX_PAGES} pages` })
}

/**
 * About how many pages the window takes, from how far back the pages so far reach: always one more than these.
 *
 * @example pagesAbout(1, aMonthAgo, fourMonthsAgo, now) // 4
 */
function pagesAbout(read: number, oldest: number, edge: number, now: Date): number {
  const reached = Math.max(DAY_MS, now.getTime() - oldest)
  const about = Math.ceil((read * (now.getTime() - edge)) / reached)
  return Math.min(MAX_PAGES, Math.max(read + 1, about))
}

function oldestIn(rows: readonly unknown[]): number | null {
  const starts = rows.flatMap((row) => startIn(row) ?? [])
  return starts.length === 0 ? null : Math.min(...starts)
}

function seenIn(
  rows: readonly unknown[],
  { window, stored, timeZone }: SyncRequest,
  now: Date,
): Omit<Synced, 'rateLimit'> {
  const readings = eachOnce(rows.map((row) => inTime(readActivity(row), now)))
  const read = readings
    .flatMap((each) => (each.kind === 'run' && each.run.localDate >= window.from ? [each] : []))
    .sort((a, b) => byStart(b.run, a.run))
  const odd = readings.flatMap((each) => (each.kind === 'unreadable' ? [each] : []))
  const oddIds = new Set(odd.map(({ id }) => runId(id)))
  // an activity that is there and cannot be read is not gone
  const kept = stored.filter(({ id, localDate }) => oddIds.has(id) && localDate >= window.from)
  const zones = read.flatMap(({ zone }) => zone ?? [])
  return {
    runs: [...read.map(({ run }) => run), ...kept],
    listed: new Set(readings.flatMap(({ id }) => id ?? [])),
    unreadable: odd.map(({ id }) => ({ id: runId(id), at: now.getTime(), edited: false })),
    remarks: readings.flatMap(remarkOn),
    received: [],
    timeZone: zoneToldBy(zones, timeZone),
  }
}

const runId = (id: string | null) => (id === null ? null : `strava:${id}`)

function inTime(reading: Reading, now: Date): Reading {
  if (reading.kind !== 'run' || reading.run.startedAt.getTime() <= latestStart(now)) return reading
  return { kind: 'unreadable', id: reading.id, reason: 'start_date: in the future' }
}

/**
 * An activity that is logged between two pages pushes the last row of one onto the next. Of two tellings the later one
 * stands, unless only the other can be read.
 */
function eachOnce(readings: readonly Reading[]): Reading[] {
  const known = new Map<string, Reading>()
  for (const [place, reading] of readings.entries()) {
    const key = reading.id ?? `row ${place}`
    if (reading.kind !== 'unreadable' || !known.has(key)) known.set(key, reading)
  }
  return [...known.values()]
}

function remarkOn(reading: Reading): Remark[] {
  if (reading.kind === 'unreadable') {
    return [{ kind: 'row', run: runId(reading.id), reason: reading.reason }]
  }
  if (reading.kind === 'run' || !reading.newType) return []
  const reason = `sport_type ${reading.newType.slice(0, 40)} sounds like running and is not known`
  return [{ kind: 'type', run: runId(reading.id), reason }]
}
