/** A JSON list of activities as Strava's API gives them (`GET /athlete/activities`), or intervals.icu by the same names. */
import { isIntervals, isStravaActivity, stravaActivity } from '../fields/strava-activity.ts'
import type { Reader } from '../training-file.ts'
import { keysOf, namesOf } from './objects.ts'

export const intervalsList: Reader<unknown, unknown> = {
  source: 'intervals',
  format: 'a JSON list as intervals.icu gives it',
  open(first, options) {
    const names = namesOf(first)
    return isStravaActivity(names) && isIntervals(names)
      ? { read: (value) => stravaActivity(keysOf(value), options, { source: 'intervals' }), notes: [] }
      : null
  },
}

export const stravaList: Reader<unknown, unknown> = {
  source: 'strava',
  format: 'a JSON list as Strava’s API gives it',
  open: (first, options) =>
    isStravaActivity(namesOf(first))
      ? { read: (value) => stravaActivity(keysOf(value), options), notes: [] }
      : null,
}
