/** One activity by the names of Strava's API, in a JSON list or a table made of one. */
import { instantOf, isTimeZone, localDateOf } from '../../domain/time/calendar.ts'
import type { Mark } from '../../domain/training/run.ts'
import type { ReadOptions, RowRead } from '../training-file.ts'
import { clocksOf, secondsIn } from './durations.ts'
import { dayOf, moment, wallClock } from './moments.ts'
import { altitude, decimal, id, meters, number, word, yes } from './numbers.ts'
import { type Cells, fieldsOf, type Kind, type RowFields } from './row-fields.ts'
import { sportOf } from './sport.ts'
import { metersOf } from './units.ts'

const instant: Kind<Date> = {
  expected: 'a moment such as 2024-11-03T12:00:00Z',
  read: (found) => (typeof found === 'string' ? moment(found.trim()) : null),
}

/** Written with a Z that isn't true: it is the wall clock. */
const clock: Kind<number> = {
  expected: 'a moment such as 2024-11-03T07:00:00Z',
  read: (found) => (typeof found === 'string' ? wallClock(found.trim()) : null),
}

/** 2 is a long run, which its length tells already. */
const marks: Record<number, Mark> = { 1: 'race', 3: 'workout' }

/** `(GMT-05:00) America/New_York`: the offset is the winter's, the name is what counts. */
function zoneOf(timezone: string | null): string | undefined {
  const zone = timezone?.replace(/^\(.*\) /, '')
  if (!zone) return undefined
  // asking the runtime costs a little, and a log says the same thing a thousand times
  const isKnown = knownZones.get(zone) ?? isTimeZone(zone)
  knownZones.set(zone, isKnown)
  return isKnown ? zone : undefined
}

const knownZones = new Map<string, boolean>()

/** `root='Run'` is how one library prints a type. */
const typeOf = (fields: RowFields, field: string) => fields.maybe(field, word)?.replace(/^root='(.*)'$/, '$1')

/** When it began, and the day that was; a table may leave out one of the two clocks. */
function startOf(cells: Cells, fields: RowFields, zone: string) {
  if (cells.at('start_date') === undefined && cells.at('start_date_local') !== undefined) {
    const wall = fields.need('start_date_local', clock)
    if (wall === null) return null
    const minute = instantOf(dayOf(wall), new Date(wall).toISOString().slice(11, 16), zone)
    return { startedAt: new Date(minute.getTime() + (wall % 60_000)), localDate: dayOf(wall) }
  }
  const startedAt = fields.need('start_date', instant)
  if (startedAt !== null && cells.at('start_date_local') === undefined)
    return { startedAt, localDate: localDateOf(startedAt, zone) }
  const wall = fields.need('start_date_local', clock)
  return startedAt === null || wall === null ? null : { startedAt, localDate: dayOf(wall) }
}

/**
 * What became of it. Rows of 2018 and before have no sport_type; a table may say in its column names that it is in other
 * units than Strava's.
 */
export function stravaActivity(
  cells: Cells,
  options: ReadOptions,
  unitOf: (field: string) => string = () => '',
): RowRead {
  const fields = fieldsOf(cells)
  const type = typeOf(fields, 'sport_type') ?? typeOf(fields, 'type') ?? fields.need('type', word)
  const sport = sportOf(type ?? '')
  if (!('ground' in sport)) return sport
  const timeZone = zoneOf(fields.maybe('timezone', word))
  const size = metersOf(unitOf('distance')) ?? 1
  const distance = fields.need('distance', size === 1 ? meters : decimal)
  const clock = (field: string) => fields.maybe(field, secondsIn(unitOf(field)))
  const clocks = clocksOf(clock('moving_time'), clock('elapsed_time'))
  if (clocks === null) fields.need('moving_time', secondsIn(unitOf('moving_time')))
  const start = startOf(cells, fields, timeZone ?? options.timeZone ?? 'UTC')
  if (type === null || distance === null || clocks === null || start === null)
    return { unreadable: fields.complaints() }
  const altitudeMeters = fields.maybe('elev_low', altitude)
  const known = fields.maybe('id', id)
  return {
    timeZone,
    ...(known === null && { madeId: true }),
    run: {
      id: `strava:${known ?? start.startedAt.toISOString().slice(0, 19).replace(/\D/g, '')}`,
      ...start,
      distanceMeters: Math.round(distance * size),
      ...clocks,
      climbMeters: fields.maybe('total_elevation_gain', number),
      ...(altitudeMeters === null ? {} : { altitudeMeters }),
      ground: fields.maybe('trainer', yes) ? 'treadmill' : sport.ground,
      marked: marks[fields.maybe('workout_type', number) ?? 0] ?? null,
      manual: fields.maybe('manual', yes) ?? false,
      device: fields.maybe('device_name', word),
    },
  }
}
