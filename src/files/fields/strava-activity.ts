/** One activity by the names of Strava's API, in a JSON list or a table made of one. */
import { isTimeZone } from '../../domain/time/calendar.ts'
import type { Mark } from '../../domain/training/run.ts'
import type { FileSource, ReadOptions, RowRead } from '../training-file.ts'
import { clocksOf, secondsIn } from './durations.ts'
import { moment, wallClock } from './moments.ts'
import { altitude, anyId, decimal, idOf, meters, number, word, yes } from './numbers.ts'
import { type Cells, fieldsOf, type Kind, type RowFields } from './row-fields.ts'
import { sportOf } from './sport.ts'
import { ONE_CLOCK, startFrom } from './starts.ts'
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

const has = (names: readonly string[], ...either: string[]) => either.some((name) => names.includes(name))

/** Whether rows with such fields are activities of this kind; an id is not needed. */
export const isStravaActivity = (names: readonly string[]): boolean =>
  has(names, 'distance') &&
  has(names, 'moving_time', 'elapsed_time') &&
  has(names, 'start_date', 'start_date_local') &&
  has(names, 'sport_type', 'type')

/** intervals.icu gives its activities by Strava's names, with its own figures beside them. */
export const isIntervals = (names: readonly string[]): boolean =>
  names.some((name) => name.startsWith('icu_'))

/** Who wrote it, and what its fields are in, where a table says that in its column names. */
type Written = { source?: FileSource; unitOf?(field: string): string }

/** What became of it. Rows of 2018 and before have no sport_type. */
export function stravaActivity(
  cells: Cells,
  options: ReadOptions,
  { source = 'strava', unitOf = () => '' }: Written = {},
): RowRead {
  const fields = fieldsOf(cells)
  const type = typeOf(fields, 'sport_type') ?? typeOf(fields, 'type') ?? fields.need('type', word)
  const sport = sportOf(type ?? '')
  if (!('ground' in sport)) return sport
  const timeZone = zoneOf(fields.maybe('timezone', word))
  const size = metersOf(unitOf('distance')) ?? 1
  const distance = fields.need('distance', size === 1 ? meters : decimal)
  const seconds = (field: string) => fields.maybe(field, secondsIn(unitOf(field)))
  const clocks = clocksOf(seconds('moving_time'), seconds('elapsed_time'))
  if (clocks === null) fields.need('moving_time', secondsIn(unitOf('moving_time')))
  const [at, wall] = [fields.maybe('start_date', instant), fields.maybe('start_date_local', clock)]
  const zone = timeZone ?? options.timeZone
  const start = startFrom(at, wall, zone ?? 'UTC')
  if (start === null)
    fields.need(cells.at('start_date') === undefined ? 'start_date_local' : 'start_date', instant)
  if (type === null || distance === null || clocks === null || start === null)
    return { unreadable: fields.complaints() }
  const altitudeMeters = fields.maybe('elev_low', altitude)
  const known = fields.maybe('id', anyId)
  return {
    timeZone,
    ...(known === null && { madeId: true }),
    ...((at === null || wall === null) && zone === undefined && { note: ONE_CLOCK }),
    run: {
      id: `${source}:${known ?? idOf(start.startedAt)}`,
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
