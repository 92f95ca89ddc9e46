/** An activity in the shape Strava's list gives it (SummaryActivity), made from what a runner would log. */

import { isoSeconds, offsetSeconds, stravaZone, wallClock } from '../zone.ts'

export type ActivityEntry = {
  id?: number | undefined
  /** Without it the activity ended just now. */
  startDate?: Date | undefined
  distanceMeters: number
  movingSeconds: number
  elapsedSeconds?: number | undefined
  sportType?: string | undefined
  /** For runs: 0 or null none, 1 race, 2 long run, 3 workout. */
  workoutType?: number | null | undefined
  trainer?: boolean | undefined
  manual?: boolean | undefined
  climb?: number | undefined
  private?: boolean | undefined
  title?: string | undefined
  deviceName?: string | null | undefined
  /** Where the runner was, when that isn't their home zone. */
  timezone?: string | undefined
}

export type Activity = {
  resource_state: 2
  athlete: { id: number; resource_state: 1 }
  name: string
  distance: number
  moving_time: number
  elapsed_time: number
  total_elevation_gain: number
  type: string
  sport_type: string
  workout_type: number | null
  id: number
  start_date: string
  start_date_local: string
  timezone: string
  utc_offset: number
  location_city: null
  location_state: null
  location_country: null
  achievement_count: number
  kudos_count: number
  comment_count: number
  athlete_count: number
  photo_count: number
  map: { id: string; summary_polyline: string; resource_state: 2 }
  trainer: boolean
  commute: boolean
  manual: boolean
  private: boolean
  visibility: 'everyone' | 'followers_only' | 'only_me'
  flagged: boolean
  gear_id: null
  start_latlng: []
  end_latlng: []
  average_speed: number
  max_speed: number
  has_heartrate: boolean
  heartrate_opt_out: boolean
  display_hide_heartrate_option: boolean
  elev_high?: number
  elev_low?: number
  upload_id: number | null
  upload_id_str?: string
  external_id: string | null
  device_name?: string
  from_accepted_tag: boolean
  pr_count: number
  total_photo_count: number
  has_kudoed: boolean
}

/** The older, coarser `type` of a `sport_type`; most are spelled the same. */
const coarse: Record<string, string> = {
  TrailRun: 'Run',
  GravelRide: 'Ride',
  MountainBikeRide: 'Ride',
  EMountainBikeRide: 'EBikeRide',
  Pilates: 'Workout',
  HighIntensityIntervalTraining: 'Workout',
}

export function coarseType(sportType: string): string {
  return coarse[sportType] ?? sportType
}

export function activityFrom(
  entry: ActivityEntry,
  owner: { id: number; timezone: string },
  id: number,
  now: Date,
): Activity {
  const elapsed = entry.elapsedSeconds ?? entry.movingSeconds
  const start = entry.startDate ?? new Date(now.getTime() - elapsed * 1000)
  const sport = entry.sportType ?? 'Run'
  return {
    resource_state: 2,
    athlete: { id: owner.id, resource_state: 1 },
    name: entry.title ?? `Simulated ${sport}`,
    distance: entry.distanceMeters,
    moving_time: entry.movingSeconds,
    elapsed_time: elapsed,
    total_elevation_gain: entry.climb ?? 0,
    type: coarseType(sport),
    sport_type: sport,
    workout_type: entry.workoutType ?? null,
    id,
    ...whenAndWhere(start, entry.timezone ?? owner.timezone),
    ...visibilityOf(entry.private ?? false),
    ...speeds(entry.distanceMeters, entry.movingSeconds),
    ...origin(entry, id),
    ...social(id),
    ...(entry.climb === undefined ? {} : { elev_high: 1600 + entry.climb, elev_low: 1600 }),
    trainer: entry.trainer ?? false,
  }
}

/** `start_date_local` is the wall clock with a Z that isn't true. */
function whenAndWhere(start: Date, zone: string) {
  return {
    start_date: isoSeconds(start),
    start_date_local: isoSeconds(wallClock(zone, start)),
    timezone: stravaZone(zone, start),
    utc_offset: offsetSeconds(zone, start),
  }
}

export function visibilityOf(isPrivate: boolean): Pick<Activity, 'private' | 'visibility'> {
  return { private: isPrivate, visibility: isPrivate ? 'only_me' : 'everyone' }
}

export function speeds(meters: number, seconds: number): Pick<Activity, 'average_speed' | 'max_speed'> {
  const average = seconds > 0 ? Math.round((meters / seconds) * 1000) / 1000 : 0
  return { average_speed: average, max_speed: Math.round(average * 1500) / 1000 }
}

/** A manual entry has no upload, no device and no file behind it. */
function origin(entry: ActivityEntry, id: number) {
  if (entry.manual) return { manual: true, upload_id: null, external_id: null }
  const upload = id + 1_000_000_000
  const device = entry.deviceName === undefined ? 'Garmin Forerunner 255' : entry.deviceName
  return {
    manual: false,
    upload_id: upload,
    upload_id_str: String(upload),
    external_id: `garmin_ping_${id + 300_000_000_000}`,
    ...(device === null ? {} : { device_name: device }),
  }
}

function social(id: number) {
  return {
    location_city: null,
    location_state: null,
    location_country: null,
    achievement_count: 0,
    kudos_count: 0,
    comment_count: 0,
    athlete_count: 1,
    photo_count: 0,
    map: { id: `a${id}`, summary_polyline: '', resource_state: 2 as const },
    commute: false,
    flagged: false,
    gear_id: null,
    start_latlng: [] as [],
    end_latlng: [] as [],
    has_heartrate: false,
    heartrate_opt_out: false,
    display_hide_heartrate_option: false,
    from_accepted_tag: false,
    pr_count: 0,
    total_photo_count: 0,
    has_kudoed: false,
  }
}
