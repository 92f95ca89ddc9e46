/** The same runner as a Garmin user: what they recorded with a watch, and not by which app it is looked at. */

import type { ActivityEntry } from '../strava/activity.ts'
import type { NewAthlete } from '../strava/athlete.ts'
import type { GarminEntry } from './summary.ts'
import type { NewGarminUser } from './users.ts'

const TYPES: Record<string, string> = {
  Run: 'RUNNING',
  TrailRun: 'TRAIL_RUNNING',
  VirtualRun: 'VIRTUAL_RUN',
  Ride: 'CYCLING',
}

export function withWatch(athlete: NewAthlete, id = `watch-${athlete.id}`): NewGarminUser {
  const { firstname, lastname = '', timezone, activities = [] } = athlete
  return { id, name: `${firstname} ${lastname}`.trim(), timezone, activities: activities.map(entryOf) }
}

const entryOf = (one: ActivityEntry): GarminEntry => ({
  startDate: one.startDate,
  distanceMeters: one.distanceMeters,
  seconds: one.movingSeconds,
  type: TYPES[one.sportType ?? 'Run'] ?? 'OTHER',
  climb: one.climb,
  manual: one.manual,
  timezone: one.timezone,
})
