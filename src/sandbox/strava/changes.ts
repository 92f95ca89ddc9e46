/** Edits of an activity, and which of them Strava tells: title, type and privacy, nothing else. */

import { type Activity, coarseType, speeds, visibilityOf } from './activity.ts'

export type Changes = {
  title?: string | undefined
  sportType?: string | undefined
  private?: boolean | undefined
  distanceMeters?: number | undefined
  movingSeconds?: number | undefined
  elapsedSeconds?: number | undefined
  workoutType?: number | null | undefined
  trainer?: boolean | undefined
  climb?: number | undefined
}

/** Changes the activity; gives the `updates` of the event, empty when there is nothing to tell. */
export function applyChanges(activity: Activity, changes: Changes): Record<string, string> {
  const updates: Record<string, string> = {}
  if (changes.title !== undefined && changes.title !== activity.name) {
    activity.name = updates.title = changes.title
  }
  if (changes.sportType !== undefined && changes.sportType !== activity.sport_type) {
    activity.sport_type = changes.sportType
    activity.type = updates.type = coarseType(changes.sportType)
  }
  if (changes.private !== undefined && changes.private !== activity.private) {
    Object.assign(activity, visibilityOf(changes.private))
    updates.private = String(changes.private)
  }
  activity.distance = changes.distanceMeters ?? activity.distance
  activity.moving_time = changes.movingSeconds ?? activity.moving_time
  activity.elapsed_time = Math.max(changes.elapsedSeconds ?? activity.elapsed_time, activity.moving_time)
  activity.trainer = changes.trainer ?? activity.trainer
  activity.total_elevation_gain = changes.climb ?? activity.total_elevation_gain
  if (changes.workoutType !== undefined) activity.workout_type = changes.workoutType
  Object.assign(activity, speeds(activity.distance, activity.moving_time))
  return updates
}
