/** A JSON list of activities as Strava's API gives them (`GET /athlete/activities`). */
import { stravaActivity } from '../fields/strava-activity.ts'
import type { Reader } from '../training-file.ts'
import { hasKeys, keysOf } from './objects.ts'

export const stravaList: Reader<unknown, unknown> = {
  source: 'strava',
  format: 'a JSON list as Strava’s API gives it',
  open: (first, options) =>
    hasKeys(first, ['id', 'start_date_local', 'distance'])
      ? { read: (value) => stravaActivity(keysOf(value), options), notes: [] }
      : null,
}
