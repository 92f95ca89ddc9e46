/** An athlete made from a real log in the shape of Strava's list, moved in time so that it ends now. */

import { z } from 'zod'
import type { ActivityEntry } from './strava/activity.ts'
import type { NewAthlete } from './strava/athlete.ts'
import { instantOf, wallClock } from './zone.ts'

const DAY = 24 * 60 * 60 * 1000

const row = z.object({
  distance: z.number(),
  moving_time: z.number(),
  elapsed_time: z.number().optional(),
  sport_type: z.string().optional(),
  type: z.string().optional(),
  workout_type: z.number().nullish(),
  total_elevation_gain: z.number().optional(),
  start_date_local: z.string(),
  timezone: z.string().optional(),
  trainer: z.boolean().optional(),
  manual: z.boolean().optional(),
  private: z.boolean().optional(),
  device_name: z.string().nullish(),
})

type Row = z.infer<typeof row>

/**
 * Moves all rows by one whole number of days, so that the newest run is on the latest day on which it is over before
 * `now`: today, or yesterday when its time of day is yet to come. Local times of day stay; titles and ids don't.
 */
export function athleteFromLog(rows: unknown, now: Date): NewAthlete & { activities: ActivityEntry[] } {
  const log = z
    .array(row)
    .parse(rows)
    .toSorted((a, b) => wallOf(a) - wallOf(b))
  const newest = log.findLast((one) => /Run$/.test(sportOf(one)))
  if (!newest) throw new Error('The log holds no run.')
  const timezone = zoneOf(newest, 'UTC')
  const days = daysToMove(newest, timezone, now)
  const activities = log
    .map((one) => entryOf(one, days * DAY, timezone))
    .filter((entry) => endOf(entry) <= now.getTime())
  return { id: 90000002, firstname: 'Replayed', lastname: 'Runner', timezone, activities }
}

/** The wall clock at the start, as a number that reads as if it were UTC. */
const wallOf = (one: Row) => Date.parse(`${one.start_date_local.slice(0, 19)}Z`)

const sportOf = (one: Row) => one.sport_type ?? one.type ?? 'Run'

/** `(GMT-05:00) America/New_York` */
const zoneOf = (one: Row, otherwise: string) => one.timezone?.replace(/^\(.*\) /, '') ?? otherwise

const endOf = (entry: ActivityEntry) =>
  (entry.startDate?.getTime() ?? 0) + Math.max(entry.elapsedSeconds ?? 0, entry.movingSeconds) * 1000

function daysToMove(newest: Row, timezone: string, now: Date): number {
  const dayOf = (wall: number) => Math.floor(wall / DAY)
  const days = dayOf(wallClock(timezone, now).getTime()) - dayOf(wallOf(newest))
  return endOf(entryOf(newest, days * DAY, timezone)) <= now.getTime() ? days : days - 1
}

function entryOf(one: Row, byMs: number, home: string): ActivityEntry {
  const timezone = zoneOf(one, home)
  return {
    startDate: instantOf(timezone, new Date(wallOf(one) + byMs)),
    distanceMeters: one.distance,
    movingSeconds: one.moving_time,
    elapsedSeconds: one.elapsed_time,
    sportType: sportOf(one),
    workoutType: one.workout_type,
    climb: one.total_elevation_gain,
    trainer: one.trainer,
    manual: one.manual,
    private: one.private,
    deviceName: one.device_name,
    timezone,
  }
}
