/** running_page's activities.json: texts for times, and a start that means UTC where it names no zone. */
import { z } from 'zod'
import { groundNamed } from '../domain/training/running-types.ts'
import {
  activityId,
  durationSeconds,
  meters,
  moment,
  name,
  read,
  reasonOf,
  sportOf,
  wallClock,
} from './fields.ts'
import type { Reader, RowRead } from './training-file.ts'

const row = z.object({
  run_id: activityId,
  type: name,
  subtype: z.string().nullish(),
  distance: meters,
  moving_time: read(durationSeconds, 'a duration such as 0:23:40'),
  start_date: read(moment, 'a moment such as 2024-11-03 12:00:00'),
  start_date_local: read(localStart, 'a moment such as 2024-11-03 07:00:00'),
  elevation_gain: z.number().nullish(),
})

const activity = z.object({ type: name })

function localStart(text: string): { at: number; date: string } | null {
  const at = wallClock(text)
  return at === null ? null : { at, date: text.slice(0, 10) }
}

/** `+09:00`, from the two clocks of a row; undefined when they can't both be right. */
function offsetOf(localMs: number, utcMs: number): string | undefined {
  const minutes = Math.round((localMs - utcMs) / 60_000)
  if (Math.abs(minutes) > 14 * 60 || minutes % 15 !== 0) return undefined
  const two = (number: number) => String(number).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

function readRow(value: unknown): RowRead {
  // its importers keep the names of the service each activity came from
  const sport = sportOf(activity.safeParse(value).data?.type ?? '')
  if (!('ground' in sport)) return sport
  const parsed = row.safeParse(value)
  if (!parsed.success) return { unreadable: reasonOf(parsed.error) }
  const { run_id, subtype, distance, moving_time, start_date, start_date_local } = parsed.data
  return {
    timeZone: offsetOf(start_date_local.at, start_date.getTime()),
    run: {
      id: `running-page:${run_id}`,
      startedAt: start_date,
      localDate: start_date_local.date,
      distanceMeters: distance,
      movingSeconds: moving_time,
      elapsedSeconds: moving_time,
      climbMeters: parsed.data.elevation_gain ?? null,
      ground: groundNamed(subtype ?? '') ?? sport.ground,
      marked: null,
      manual: false,
      device: null,
    },
  }
}

export const runningPage: Reader<unknown, unknown> = {
  source: 'running-page',
  format: 'running_page’s activities.json',
  open: (first) => (z.object({ run_id: z.unknown() }).safeParse(first).success ? readRow : null),
  notes: () => [],
}
