/** A JSON list of activities as Garmin Connect's own pages ask for it, and as tools that fetch from there save it. */
import { clocksOf } from '../fields/durations.ts'
import { moment, wallClock } from '../fields/moments.ts'
import { anyId, idOf, meters, number, yes } from '../fields/numbers.ts'
import { offsetBetween, offsetName } from '../fields/offsets.ts'
import { type Cells, fieldsOf, type Kind } from '../fields/row-fields.ts'
import { sportOf } from '../fields/sport.ts'
import { ONE_CLOCK, startFrom } from '../fields/starts.ts'
import type { Reader, ReadOptions, RowRead } from '../training-file.ts'
import { keysOf, namesOf } from './objects.ts'

/** A kind is an object with its name in it, or the name alone where a program has kept no more. */
const typeKey: Kind<string> = {
  expected: 'a type such as { "typeKey": "running" }',
  read(found) {
    const name = typeof found === 'string' ? found : keysOf(found).at('typeKey')
    return typeof name === 'string' && name !== '' ? name : null
  },
}

const instant: Kind<Date> = {
  expected: 'a moment such as 2024-11-03 12:00:00',
  read: (found) => (typeof found === 'string' ? moment(found.trim()) : null),
}

/** The same in milliseconds. */
const timestamp: Kind<Date> = {
  expected: 'a moment in milliseconds',
  read: (found) => (typeof found === 'number' && Math.abs(found) < 8e15 ? new Date(found) : null),
}

const clock: Kind<number> = {
  expected: 'a moment such as 2024-11-03 07:00:00',
  read: (found) => (typeof found === 'string' ? wallClock(found.trim()) : null),
}

/** Older answers have it in milliseconds: then a thousandth is still no less than the timer, whoever left the watch on. */
const inSeconds = (elapsed: number | null, timer: number | null) =>
  elapsed !== null && timer && elapsed / 1000 >= timer - 1 ? elapsed / 1000 : elapsed

const whole = (seconds: number | null) => (seconds === null ? null : Math.round(seconds))

/** One activity asked for by itself has its figures in a summary, and its kinds under other names. */
function fieldsIn(value: unknown): Cells {
  const [row, summary] = [keysOf(value), keysOf(keysOf(value).at('summaryDTO'))]
  return { ...row, at: (field) => row.at(field) ?? row.at(`${field}DTO`) ?? summary.at(field) }
}

function readRow(value: unknown, options: ReadOptions): RowRead {
  const fields = fieldsOf(fieldsIn(value))
  const type = fields.need('activityType', typeKey)
  const sport = sportOf(type ?? '')
  if (!('ground' in sport)) return sport
  const known = fields.maybe('activityId', anyId)
  const at = fields.maybe('startTimeGMT', instant) ?? fields.maybe('beginTimestamp', timestamp)
  const local = fields.maybe('startTimeLocal', clock)
  const start = startFrom(at, local, options.timeZone ?? 'UTC')
  if (start === null) fields.need('startTimeGMT', instant)
  const timer = fields.maybe('duration', number)
  const elapsed = inSeconds(fields.maybe('elapsedDuration', number), timer)
  const clocks = clocksOf(whole(fields.maybe('movingDuration', number) || timer), whole(elapsed ?? timer))
  if (clocks === null) fields.need('duration', number)
  if (type === null || start === null || clocks === null) return { unreadable: fields.complaints() }
  const offset = at === null || local === null ? null : offsetBetween(local, at.getTime())
  return {
    timeZone: offset === null ? undefined : offsetName(offset),
    ...(known === null && { madeId: true }),
    ...((at === null || local === null) && options.timeZone === undefined && { note: ONE_CLOCK }),
    run: {
      id: `garmin:${known ?? idOf(start.startedAt)}`,
      ...start,
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

const STARTS = ['startTimeGMT', 'startTimeLocal', 'beginTimestamp']

const isMine = (names: readonly string[]) =>
  names.includes('summaryDTO') ||
  (names.includes('activityType') && STARTS.some((name) => names.includes(name)))

export const garminList: Reader<unknown, unknown> = {
  source: 'garmin',
  format: 'a JSON list as Garmin Connect gives it',
  open: (first, options) =>
    isMine(namesOf(first)) ? { read: (value) => readRow(value, options), notes: [] } : null,
}
