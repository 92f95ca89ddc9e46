/** running_page's activities.json: texts for times, and a start that means UTC where it names no zone. */
import { groundNamed } from '../../domain/training/running-names/types-abroad.ts'
import { clocksOf, seconds } from '../fields/durations.ts'
import { moment, wallClock } from '../fields/moments.ts'
import { anyId, idOf, meters, number, word } from '../fields/numbers.ts'
import { offsetBetween, offsetName } from '../fields/offsets.ts'
import { fieldsOf, type Kind } from '../fields/row-fields.ts'
import { sportOf } from '../fields/sport.ts'
import { ONE_CLOCK, startFrom } from '../fields/starts.ts'
import type { Reader, ReadOptions, RowRead } from '../training-file.ts'
import { hasKeys, keysOf } from './objects.ts'

const instant: Kind<Date> = {
  expected: 'a moment such as 2024-11-03 12:00:00',
  read: (found) => (typeof found === 'string' ? moment(found.trim()) : null),
}

const clock: Kind<number> = {
  expected: 'a moment such as 2024-11-03 07:00:00',
  read: (found) => (typeof found === 'string' ? wallClock(found.trim()) : null),
}

/** Its importers keep the names of the service each activity came from. */
function readRow(value: unknown, options: ReadOptions): RowRead {
  const fields = fieldsOf(keysOf(value))
  const type = fields.need('type', word)
  const sport = sportOf(type ?? '')
  if (!('ground' in sport)) return sport
  const distance = fields.need('distance', meters)
  const moving = fields.maybe('moving_time', seconds)
  const clocks = clocksOf(moving, moving || fields.maybe('elapsed_time', seconds))
  if (clocks === null) fields.need('moving_time', seconds)
  const [at, wall] = [fields.maybe('start_date', instant), fields.maybe('start_date_local', clock)]
  const start = startFrom(at, wall, options.timeZone ?? 'UTC')
  if (start === null) fields.need('start_date', instant)
  if (type === null || distance === null || clocks === null || start === null)
    return { unreadable: fields.complaints() }
  const known = fields.maybe('run_id', anyId)
  const offset = at === null || wall === null ? null : offsetBetween(wall, at.getTime())
  return {
    timeZone: offset === null ? undefined : offsetName(offset),
    ...(known === null && { madeId: true }),
    ...((at === null || wall === null) && options.timeZone === undefined && { note: ONE_CLOCK }),
    run: {
      id: `running-page:${known ?? idOf(start.startedAt)}`,
      ...start,
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
  open: (first, options) =>
    hasKeys(first, ['run_id']) ? { read: (value) => readRow(value, options), notes: [] } : null,
}
