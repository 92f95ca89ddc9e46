/** running_page's activities.json: texts for times, and a start that means UTC where it names no zone. */
import { groundNamed } from '../../domain/training/running-types.ts'
import { clocksOf, seconds } from '../fields/durations.ts'
import { dayOf, moment, wallClock } from '../fields/moments.ts'
import { id, meters, number, word } from '../fields/numbers.ts'
import { fieldsOf, type Kind } from '../fields/row-fields.ts'
import { sportOf } from '../fields/sport.ts'
import type { Reader, RowRead } from '../training-file.ts'
import { hasKeys, keysOf } from './objects.ts'

const instant: Kind<Date> = {
  expected: 'a moment such as 2024-11-03 12:00:00',
  read: (found) => (typeof found === 'string' ? moment(found.trim()) : null),
}

const clock: Kind<number> = {
  expected: 'a moment such as 2024-11-03 07:00:00',
  read: (found) => (typeof found === 'string' ? wallClock(found.trim()) : null),
}

/** `+09:00`, from the two clocks of a row; undefined when they can't both be right. */
function offsetOf(localMs: number, utcMs: number): string | undefined {
  const minutes = Math.round((localMs - utcMs) / 60_000)
  if (Math.abs(minutes) > 14 * 60 || minutes % 15 !== 0) return undefined
  const two = (part: number) => String(part).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** Its importers keep the names of the service each activity came from. */
function readRow(value: unknown): RowRead {
  const fields = fieldsOf(keysOf(value))
  const type = fields.need('type', word)
  const sport = sportOf(type ?? '')
  if (!('ground' in sport)) return sport
  const distance = fields.need('distance', meters)
  const moving = fields.need('moving_time', seconds)
  const startedAt = fields.need('start_date', instant)
  const wall = fields.need('start_date_local', clock)
  const clocks = clocksOf(moving, moving)
  if (type === null || distance === null || clocks === null || startedAt === null || wall === null)
    return { unreadable: fields.complaints() }
  const known = fields.maybe('run_id', id)
  return {
    timeZone: offsetOf(wall, startedAt.getTime()),
    ...(known === null && { madeId: true }),
    run: {
      id: `running-page:${known ?? startedAt.toISOString().slice(0, 19).replace(/\D/g, '')}`,
      startedAt,
      localDate: dayOf(wall),
      distanceMeters: Math.round(distance),
      ...clocks,
      climbMeters: fields.maybe('elevation_gain', number),
      ground: groundNamed(fields.maybe('subtype', word) ?? '') ?? sport.ground,
      marked: null,
      manual: false,
      device: null,
    },
  }
}

export const runningPage: Reader<unknown, unknown> = {
  source: 'running-page',
  format: 'running_page’s activities.json',
  open: (first) => (hasKeys(first, ['run_id']) ? { read: readRow, notes: [] } : null),
}
