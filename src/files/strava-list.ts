/** A JSON list of activities as Strava's API gives them (`GET /athlete/activities`). */
import { z } from 'zod'
import { isTimeZone } from '../domain/time/calendar.ts'
import type { Mark } from '../domain/training/run.ts'
import { activityId, meters, moment, name, read, reasonOf, seconds, sportOf, wallClock } from './fields.ts'
import type { Reader, RowRead } from './training-file.ts'

const activity = z
  .object({ sport_type: z.string().nullish(), type: z.string().nullish() })
  // rows of 2018 and before have no sport_type
  .transform(({ sport_type, type }) => sport_type ?? type ?? '')

const row = z.object({
  id: activityId,
  distance: meters,
  moving_time: seconds.nullish(),
  elapsed_time: seconds.nullish(),
  start_date: read(moment, 'a moment such as 2024-11-03T12:00:00Z'),
  // written with a Z that isn't true: it is the wall clock
  start_date_local: read(localDate, 'a moment such as 2024-11-03T07:00:00Z'),
  timezone: z.string().nullish(),
  total_elevation_gain: z.number().nullish(),
  workout_type: z.number().nullish(),
  trainer: z.boolean().nullish(),
  manual: z.boolean().nullish(),
  device_name: z.string().nullish(),
})

/** 2 is a long run, which its length tells already. */
const marks: Record<number, Mark> = { 1: 'race', 3: 'workout' }

function localDate(text: string): string | null {
  return wallClock(text) === null ? null : text.slice(0, 10)
}

/** `(GMT-05:00) America/New_York`: the offset is the winter's, the name is what counts. */
function zoneOf(timezone: string | null | undefined): string | undefined {
  const zone = timezone?.replace(/^\(.*\) /, '')
  if (!zone) return undefined
  // asking the runtime costs a little, and a log says the same thing a thousand times
  const isKnown = knownZones.get(zone) ?? isTimeZone(zone)
  knownZones.set(zone, isKnown)
  return isKnown ? zone : undefined
}

const knownZones = new Map<string, boolean>()

function readRow(value: unknown): RowRead {
  const kind = activity.safeParse(value).data ?? ''
  const sport = sportOf(kind)
  if (!('ground' in sport)) return sport
  const parsed = row.and(z.object({ type: kind === '' ? name : z.unknown() })).safeParse(value)
  if (!parsed.success) return { unreadable: reasonOf(parsed.error) }
  const { data } = parsed
  // either clock may be missing, and the other will do
  const moving = data.moving_time || data.elapsed_time
  if (!moving) return { unreadable: 'moving_time is missing' }
  return {
    timeZone: zoneOf(data.timezone),
    run: {
      id: `strava:${data.id}`,
      startedAt: data.start_date,
      localDate: data.start_date_local,
      distanceMeters: data.distance,
      movingSeconds: moving,
      elapsedSeconds: data.elapsed_time || moving,
      climbMeters: data.total_elevation_gain ?? null,
      ground: data.trainer ? 'treadmill' : sport.ground,
      marked: marks[data.workout_type ?? 0] ?? null,
      manual: data.manual ?? false,
      device: data.device_name ?? null,
    },
  }
}

const anActivity = z.object({ id: z.unknown(), start_date_local: z.unknown(), distance: z.unknown() })

export const stravaList: Reader<unknown, unknown> = {
  source: 'strava',
  format: 'a JSON list as Strava’s API gives it',
  open: (first) => (anActivity.safeParse(first).success ? readRow : null),
  notes: () => [],
}
