/** A JSON list of activities as Garmin Connect's own pages ask for it, and as tools that fetch from there save it. */
import { localDateOf } from '../../domain/time/calendar.ts'
import { clocksOf } from '../fields/durations.ts'
import { dayOf, moment, wallClock } from '../fields/moments.ts'
import { id, meters, number, yes } from '../fields/numbers.ts'
import { offsetBetween, offsetName } from '../fields/offsets.ts'
import { fieldsOf, type Kind } from '../fields/row-fields.ts'
import { sportOf } from '../fields/sport.ts'
import type { Reader, ReadOptions, RowRead } from '../training-file.ts'
import { hasKeys, keysOf } from './objects.ts'

/** A kind is an object with its name in it. */
const typeKey: Kind<string> = {
  expected: 'a type such as { "typeKey": "running" }',
  read(found) {
    const name = keysOf(found).at('typeKey')
    return typeof name === 'string' && name !== '' ? name : null
  },
}

const instant: Kind<Date> = {
  expected: 'a moment such as 2024-11-03 12:00:00',
  read: (found) => (typeof found === 'string' ? moment(found.trim()) : null),
}

const clock: Kind<number> = {
  expected: 'a moment such as 2024-11-03 07:00:00',
  read: (found) => (typeof found === 'string' ? wallClock(found.trim()) : null),
}

/** No pause makes a run a hundred times as long: then it is written in milliseconds, as older answers have it. */
const inSeconds = (elapsed: number | null, timer: number | null) =>
  elapsed !== null && timer && elapsed > 100 * timer ? elapsed / 1000 : elapsed

const whole = (seconds: number | null) => (seconds === null ? null : Math.round(seconds))

function readRow(value: unknown, options: ReadOptions): RowRead {
  const fields = fieldsOf(keysOf(value))
  const type = fields.need('activityType', typeKey)
  const sport = sportOf(type ?? '')
  if (!('ground' in sport)) return sport
  const known = fields.need('activityId', id)
  const startedAt = fields.need('startTimeGMT', instant)
  const timer = fields.maybe('duration', number)
  const elapsed = inSeconds(fields.maybe('elapsedDuration', number), timer)
  const clocks = clocksOf(whole(fields.maybe('movingDuration', number) || timer), whole(elapsed ?? timer))
  if (clocks === null) fields.need('duration', number)
  if (type === null || known === null || startedAt === null || clocks === null)
    return { unreadable: fields.complaints() }
  const local = fields.maybe('startTimeLocal', clock)
  const offset = local === null ? null : offsetBetween(local, startedAt.getTime())
  return {
    timeZone: offset === null ? undefined : offsetName(offset),
    run: {
      id: `garmin:${known}`,
      startedAt,
      localDate: local === null ? localDateOf(startedAt, options.timeZone ?? 'UTC') : dayOf(local),
      distanceMeters: Math.round(fields.maybe('distance', meters) ?? 0),
      ...clocks,
      climbMeters: whole(fields.maybe('elevationGain', number)),
      ground: sport.ground,
      marked: fields.maybe('eventType', typeKey) === 'race' ? 'race' : null,
      manual: fields.maybe('manualActivity', yes) ?? false,
      device: null,
    },
  }
}

export const garminList: Reader<unknown, unknown> = {
  source: 'garmin',
  format: 'a JSON list as Garmin Connect gives it',
  open: (first, options) =>
    hasKeys(first, ['activityId', 'activityType', 'startTimeGMT'])
      ? { read: (value) => readRow(value, options), notes: [] }
      : null,
}
