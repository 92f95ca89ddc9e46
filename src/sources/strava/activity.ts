/** Strava's activities as runs. Only what is used is parsed; titles and places are never looked at. */
import * as z from 'zod'
import type { Run } from '../../domain/training/run.ts'
import { activityType } from '../../domain/training/running-types.ts'

const optionalNumber = z.number().nullish()
const optionalText = z.string().nullish()

/** Ids are numbers beyond 2^31 and, in some answers, text. */
export const stravaId = z.union([z.int().nonnegative().transform(String), z.string().regex(/^\d+$/)])

export const activitySchema = z.object({
  id: stravaId,
  sport_type: optionalText,
  type: optionalText,
  distance: optionalNumber,
  moving_time: optionalNumber,
  elapsed_time: optionalNumber,
  total_elevation_gain: optionalNumber,
  elev_low: optionalNumber,
  start_date: z.iso.datetime(),
  start_date_local: z.string().regex(/^\d{4}-\d{2}-\d{2}T/),
  timezone: optionalText,
  workout_type: optionalNumber,
  trainer: z.boolean().nullish(),
  manual: z.boolean().nullish(),
  device_name: optionalText,
})

export type Activity = z.output<typeof activitySchema>

// the first parse in a fresh isolate costs ten milliseconds of getting ready: start-up can pay them, a sync cannot
activitySchema.safeParse({
  id: 1,
  sport_type: 'Run',
  start_date: '2026-01-01T07:00:00Z',
  start_date_local: '2026-01-01T07:00:00Z',
})

/** `type` is the older, coarser name; rows of 2018 have no other. */
const sportOf = ({ sport_type, type }: Activity) => sport_type ?? type ?? ''

/** The sport of an activity that sounds like running and isn't known; null for all others. */
export function unknownRunning(activity: Activity): string | null {
  return activityType(sportOf(activity)).kind === 'sounds-like-running' ? sportOf(activity) : null
}

const whole = (value: number | null | undefined) => Math.max(0, Math.round(value ?? 0))

/** A run, or null when the activity is not one. `start_date_local` is a wall clock with a false Z: its day is right. */
export function runFromActivity(activity: Activity): Run | null {
  const sport = activityType(sportOf(activity))
  if (sport.kind !== 'running') return null
  return {
    id: `strava:${activity.id}`,
    startedAt: new Date(activity.start_date),
    localDate: activity.start_date_local.slice(0, 10),
    distanceMeters: whole(activity.distance),
    movingSeconds: whole(activity.moving_time),
    elapsedSeconds: whole(activity.elapsed_time),
    climbMeters: activity.total_elevation_gain == null ? null : whole(activity.total_elevation_gain),
    ...(activity.elev_low == null ? {} : { altitudeMeters: Math.round(activity.elev_low) }),
    ground: activity.trainer === true ? 'treadmill' : sport.ground,
    marked: activity.workout_type === 1 ? 'race' : activity.workout_type === 3 ? 'workout' : null,
    manual: activity.manual === true,
    device: activity.device_name ?? null,
  }
}

/** `(GMT-05:00) America/New_York` → `America/New_York`; the offset in front is always the standard one. */
export function zoneOf({ timezone }: Activity): string | null {
  return timezone?.match(/\) (\S+)$/)?.[1] ?? null
}
