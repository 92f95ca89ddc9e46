/** Strava's activities as runs. Only what is used is parsed; titles and places are never looked at. */
import * as z from 'zod'
import { isDay, utcStartOf } from '../../domain/time/calendar.ts'
import type { Run } from '../../domain/training/run.ts'
import { activityType, type Running } from '../../domain/training/running-names/types.ts'
import * as figures from '../figures.ts'

const DAY_MS = 86_400_000

const { ifReadable } = figures

/** Ids are numbers beyond 2^31 and, in some answers, text. */
export const stravaId = figures.idText.pipe(z.string().regex(/^-?\d+$/))

const type = ifReadable(figures.typeName)
const time = ifReadable(figures.seconds)

const idSchema = z.object({ id: stravaId })

/** Rows of 2018 have only the older, coarser `type`. */
const sportSchema = z
  .object({ sport_type: type, type })
  .transform(({ sport_type, type }) => sport_type ?? type ?? null)
  .catch(null)

const startOf = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))
const startSchema = z.object({ start_date: startOf })

/** A wall clock with a Z that is not true: only its day is taken. */
const localDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T/)
  .transform((text) => text.slice(0, 10))
  .refine(isDay, 'no such day')

const activitySchema = z
  .object({
    id: stravaId,
    distance: figures.meters.nullish(),
    moving_time: time,
    elapsed_time: time,
    total_elevation_gain: ifReadable(figures.climb),
    elev_low: ifReadable(figures.altitude),
    start_date: startOf.pipe(figures.instant),
    start_date_local: localDay,
    timezone: ifReadable(z.string()),
    workout_type: ifReadable(z.number()),
    trainer: figures.yesOrNo,
    manual: figures.yesOrNo,
    device_name: figures.deviceName,
  })
  .refine(({ start_date, start_date_local: day }) => isDayNear(day, start_date), {
    path: ['start_date_local'],
    error: 'not a day of start_date',
  })
  .refine(hasClock, { path: ['moving_time'], error: 'neither it nor elapsed_time can be read' })

/** Without a clock nobody can tell how fast a recorded distance was; what was typed in is believed. */
function hasClock({ distance, moving_time, elapsed_time, manual }: Record<string, unknown>): boolean {
  return (moving_time ?? elapsed_time) != null || manual === true || !distance
}

/** A row of the list: a run, no run, or one of which nobody can tell. */
export type Reading =
  | { kind: 'run'; id: string; run: Run; zone: string | null }
  /** `newType`: a type that sounds like running and is not known. */
  | { kind: 'no-run'; id: string | null; newType: string | null }
  | { kind: 'unreadable'; id: string | null; reason: string }

export function readActivity(row: unknown): Reading {
  const id = idSchema.safeParse(row).data?.id ?? null
  const sport = sportSchema.parse(row)
  const type = sport === null ? null : activityType(sport)
  if (type && type.kind !== 'running') {
    return { kind: 'no-run', id, newType: type.kind === 'sounds-like-running' ? sport : null }
  }
  const read = activitySchema.safeParse(row)
  if (!read.success) return { kind: 'unreadable', id, reason: figures.reasonOf(read.error) }
  if (!type) return { kind: 'unreadable', id, reason: 'sport_type: neither it nor type can be read' }
  const { data } = read
  return { kind: 'run', id: data.id, run: runOf(data, type), zone: zoneIn(data.timezone) }
}

function runOf(activity: z.output<typeof activitySchema>, { ground }: Running): Run {
  return {
    id: `strava:${activity.id}`,
    startedAt: new Date(activity.start_date),
    localDate: activity.start_date_local,
    distanceMeters: activity.distance ?? 0,
    movingSeconds: activity.moving_time ?? activity.elapsed_time ?? 0,
    elapsedSeconds: activity.elapsed_time ?? activity.moving_time ?? 0,
    climbMeters: activity.total_elevation_gain ?? null,
    ...(activity.elev_low == null ? {} : { altitudeMeters: activity.elev_low }),
    ground: activity.trainer === true ? 'treadmill' : ground,
    marked: activity.workout_type === 1 ? 'race' : activity.workout_type === 3 ? 'workout' : null,
    manual: activity.manual === true,
    device: activity.device_name ?? null,
  }
}

/** When a row says that it began, in milliseconds, whatever else it says; null when nobody can tell. */
export const startIn = (row: unknown): number | null => startSchema.safeParse(row).data?.start_date ?? null

/** Wall clocks reach a day beyond UTC. What is no moment is told by itself. */
function isDayNear(day: string, start: number): boolean {
  const since = start - utcStartOf(day)
  return Number.isNaN(since) || (since >= -DAY_MS && since < 2 * DAY_MS)
}

/** `(GMT-05:00) America/New_York` → `America/New_York`; the offset in front is always the standard one. */
const zoneIn = (timezone: string | null | undefined) => timezone?.match(/\) (\S{1,64})$/)?.[1] ?? null

// the first parse in a fresh isolate costs ten milliseconds of getting ready: start-up can pay them, a sync cannot
readActivity({
  id: 1,
  sport_type: 'Run',
  start_date: '2026-01-01T07:00:00Z',
  start_date_local: '2026-01-01T07:00:00Z',
})
