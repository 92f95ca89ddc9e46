/** Strava's bulk export, `activities.csv`: two columns called Distance, dates in UTC and in the account's language. */
import { localDateOf } from '../../domain/time/calendar.ts'
import { clocksOf, seconds, secondsIn } from '../fields/durations.ts'
import { altitude, decimal, id, idOf, meters, numbersIn, word, yes } from '../fields/numbers.ts'
import { type Cells, fieldsOf, isNothing, type Kind } from '../fields/row-fields.ts'
import { sportOf } from '../fields/sport.ts'
import { metersOf, unitsOf } from '../fields/units.ts'
import type { Reader, ReadOptions, RowRead } from '../training-file.ts'
import { datesOf } from './dates.ts'
import { cellsOf, type Head } from './head.ts'
import { bareStravaName, type StravaColumns, type StravaField, stravaColumns } from './strava-columns.ts'

type Known = {
  names: string[]
  columns: StravaColumns
  date: Kind<number>
  /** What a column is in, where its name says so. */
  unitOf(field: StravaField): string
}

function readRow(cells: string[], known: Known, options: ReadOptions): RowRead {
  const { names, columns, date, unitOf } = known
  const row = cellsOf(cells, names, columns)
  if (cells.length < names.length && !isWhole(row))
    return { unreadable: `has ${cells.length} cells where the first line names ${names.length}` }
  const fields = fieldsOf(row)
  const type = fields.need('type', word)
  const sport = sportOf(type ?? '')
  if (!('ground' in sport)) return sport
  const start = fields.need('date', date)
  const clock = (field: StravaField) => fields.maybe(field, secondsIn(unitOf(field)))
  const clocks = clocksOf(clock('moving'), clock('elapsed') || clock('elapsedAgain'))
  if (clocks === null) fields.need('elapsed', secondsIn(unitOf('elapsed')))
  const distance = distanceOf(row, unitOf)
  if (distance === null) fields.need(columns.kilometers === undefined ? 'meters' : 'kilometers', decimal)
  if (type === null || start === null || clocks === null || distance === null)
    return { unreadable: fields.complaints() }
  const startedAt = new Date(start)
  const altitudeMeters = fields.maybe('low', altitude)
  const named = fields.maybe('id', id)
  return {
    ...(named === null && { madeId: true }),
    run: {
      id: `strava:${named ?? idOf(startedAt)}`,
      startedAt,
      localDate: localDateOf(startedAt, options.timeZone ?? 'UTC'),
      distanceMeters: Math.round(distance),
      ...clocks,
      climbMeters: fields.maybe('climb', decimal),
      ...(altitudeMeters === null ? {} : { altitudeMeters }),
      ground: sport.ground,
      marked: fields.maybe('competition', yes) ? 'race' : null,
      manual: false,
      device: null,
    },
  }
}

/** Two tellings of a distance, one of them rounded to 10 m. */
const areSame = (meters: number, kilometers: number) => Math.abs(kilometers * 1000 - meters) < 20

/** Metres where they stand, else kilometres; nothing in both is no distance, and null is a spoiled one. */
function distanceOf(row: Cells, unitOf: Known['unitOf']): number | null {
  const [far, near] = [row.at('meters'), row.at('kilometers')]
  const [farSize, nearSize] = [metersOf(unitOf('meters')) ?? 1, metersOf(unitOf('kilometers')) ?? 1000]
  const rounded = isNothing(near) ? null : decimal.read(near)
  const exact = isNothing(far) ? null : (farSize === 1 ? meters : decimal).read(far)
  if (exact !== null) {
    // a spreadsheet may have parted the thousands
    const readings = rounded === null ? [] : numbersIn(String(far)).filter((each) => areSame(each, rounded))
    return (readings[0] ?? exact) * farSize
  }
  if (rounded !== null) return rounded * nearSize
  return isNothing(far) && isNothing(near) ? 0 : null
}

/** Of a row that is too short: whether only its end is missing, as what comes twice still says the same. */
function isWhole(row: Cells): boolean {
  const [elapsed, again] = [row.at('elapsed'), row.at('elapsedAgain')].map((cell) => seconds.read(cell))
  const [near, far] = [decimal.read(row.at('kilometers')), meters.read(row.at('meters'))]
  return elapsed != null && elapsed === again && near !== null && far !== null && areSame(far, near)
}

export const stravaExport: Reader<Head, string[]> = {
  source: 'strava',
  format: 'Strava’s bulk export (activities.csv)',
  open({ names, rows }, options) {
    const columns = stravaColumns(names, rows)
    if (!columns) return null
    const dates = datesOf(rows, columns.date ?? 1, options, 'Nov 3, 2024, 1:57:47 PM')
    if ('refused' in dates) return dates
    const unitOf = unitsOf(columns, names.map(bareStravaName))
    return {
      read: (cells) => readRow(cells, { names, columns, ...dates, unitOf }, options),
      notes: options.timeZone
        ? []
        : ['The file names no time zone: days are those of UTC (say whose with --time-zone).'],
    }
  },
}
