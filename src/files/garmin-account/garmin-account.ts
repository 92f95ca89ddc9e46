/** The activities of Garmin’s account export, `…_summarizedActivities.json`: centimetres, milliseconds, both clocks. */
import { localDateOf } from '../../domain/time/calendar.ts'
import { parseJson } from '../../json.ts'
import { collect } from '../collect.ts'
import { clocksOf } from '../fields/durations.ts'
import { id, idOf, number, yes } from '../fields/numbers.ts'
import { offsetBetween, offsetName } from '../fields/offsets.ts'
import { fieldsOf, type Kind } from '../fields/row-fields.ts'
import { sportOf } from '../fields/sport.ts'
import { keysOf } from '../lists/objects.ts'
import type { Found, ReadOptions, RowRead, TrainingFile } from '../training-file.ts'
import { objectsIn } from './json-objects.ts'

/** A number that is no less than nothing, made smaller. */
const parted = (expected: string, by: number): Kind<number> => ({
  expected,
  read(found) {
    const value = number.read(found)
    return value === null || value < 0 ? null : Math.round(value / by)
  },
})
const milliseconds = parted('a number of milliseconds', 1000)
const centimeters = parted('a number of centimetres', 100)

const moment: Kind<number> = {
  expected: 'a moment in milliseconds',
  read: (found) => (typeof found === 'number' && Math.abs(found) < 8e15 ? found : null),
}

/** A name here, and in Garmin's other files an object that holds the name. */
const typeName: Kind<string> = {
  expected: 'a name',
  read(found) {
    const named = typeof found === 'object' ? keysOf(found).at('typeKey') : found
    return typeof named === 'string' ? named : null
  },
}

/** Garmin's number of "race". */
const RACE = 1

function readRow(value: unknown, options: ReadOptions): RowRead {
  const fields = fieldsOf(keysOf(value))
  const type = fields.maybe('activityType', typeName) ?? fields.maybe('sportType', typeName) ?? ''
  const sport = sportOf(type)
  // the parts of a triathlon are activities of their own
  if (fields.maybe('parent', yes)) return { notRunning: type }
  if (!('ground' in sport)) return sport
  const known = fields.maybe('activityId', id)
  const begun = fields.maybe('startTimeGmt', moment) ?? fields.need('beginTimestamp', moment)
  const whole = fields.maybe('elapsedDuration', milliseconds)
  const timer = fields.maybe('duration', milliseconds)
  const clocks = clocksOf(fields.maybe('movingDuration', milliseconds) || timer, whole ?? timer)
  if (clocks === null) fields.need('duration', milliseconds)
  if (begun === null || clocks === null) return { unreadable: fields.complaints() }
  const local = fields.maybe('startTimeLocal', moment)
  const offset = local === null ? null : offsetBetween(local, begun)
  const timeZone = offset === null ? undefined : offsetName(offset)
  const startedAt = new Date(begun)
  return {
    timeZone,
    ...(known === null && { madeId: true }),
    run: {
      id: `garmin:${known ?? idOf(startedAt)}`,
      startedAt,
      localDate: localDateOf(startedAt, timeZone ?? options.timeZone ?? 'UTC'),
      distanceMeters: fields.maybe('distance', centimeters) ?? 0,
      ...clocks,
      climbMeters: fields.maybe('elevationGain', centimeters),
      ground: sport.ground,
      marked: fields.maybe('eventTypeId', number) === RACE ? 'race' : null,
      manual: fields.maybe('manualActivity', yes) ?? false,
      device: null,
    },
  }
}

function foundIn(text: string, line: number, options: ReadOptions): Found<RowRead> {
  try {
    return { line, value: readRow(parseJson(text), options) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { line, unreadable: 'is cut off or broken: its brackets and quotes do not close' }
  }
}

/** Activity by activity: with all that Garmin notes of each, ten years are a hundred megabytes and more. */
export async function readGarminAccount(
  stream: ReadableStream<Uint8Array>,
  options: ReadOptions,
): Promise<TrainingFile> {
  const rows: Found<RowRead>[] = []
  for await (const { line, text } of objectsIn(stream)) rows.push(foundIn(text, line, options))
  const reader = { source: 'garmin', format: 'Garmin’s account export', open: () => null } as const
  return collect(reader, [{ opened: { read: (row) => row, notes: [] }, rows }], options)
}
