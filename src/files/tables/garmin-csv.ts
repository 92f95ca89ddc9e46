/** Garmin Connect's CSV of activities: the wall clock without a zone, distances without a unit, no ids. */
import { instantOf } from '../../domain/time/calendar.ts'
import { METERS_PER, METERS_PER_FOOT } from '../../domain/training/runner.ts'
import { clocksOf, durationIn } from '../fields/durations.ts'
import { dayOf } from '../fields/moments.ts'
import { number, numbersIn, word } from '../fields/numbers.ts'
import { fieldsOf, isNothing, type Kind, type RowFields } from '../fields/row-fields.ts'
import { sportOf } from '../fields/sport.ts'
import { metersOf, unitsOf, withUnit } from '../fields/units.ts'
import type { Reader, ReadOptions, RowRead } from '../training-file.ts'
import { datesOf } from './dates.ts'
import { RETAKEN, secondsMeant } from './garmin-clocks.ts'
import { type GarminColumns, garminColumns } from './garmin-columns.ts'
import { garminMeters } from './garmin-distance.ts'
import { type GarminField, plainHeading } from './garmin-headings.ts'
import { cellsOf, type Head } from './head.ts'

/** Garmin writes climbs without decimals: `1.234` and `1,234` are thousands. */
const climbKind: Kind<string> = {
  expected: 'a whole number such as 120',
  read: (found) => (numbersIn(withUnit(String(found)).figure).length === 0 ? null : String(found)),
}

function climbIn(cell: string, unitMeters: number): number {
  const { figure, unit } = withUnit(cell)
  const numbers = numbersIn(figure)
  const climb = numbers.find(Number.isInteger) ?? numbers[0] ?? 0
  return Math.round(climb * (metersOf(unit) ?? unitMeters))
}

/** Any text that says how far; what it means depends on the rest of the row. */
const distanceKind: Kind<string> = {
  expected: 'a number such as 10.02',
  read: (found) => (number.read(withUnit(String(found)).figure) === null ? null : String(found)),
}

type Known = {
  names: string[]
  columns: GarminColumns
  date: Kind<number>
  /** What a column is in, as its name says; empty where it doesn't. */
  unitOf(field: GarminField): string
  /** Metres of one of the distance column's unit. */
  unitMeters: number
}

const CLOCKS = ['time', 'moving', 'elapsed'] as const

/** The row's three clocks, as they were before a spreadsheet took them for something else. */
function clocksIn(fields: RowFields, cells: string[], known: Known, metersFor: (seconds: number) => number) {
  let note: string | undefined
  const [time, moving, elapsed] = CLOCKS.map((field) => {
    const seconds = fields.maybe(field, durationIn(known.unitOf(field)))
    if (!seconds) return null
    const meant = secondsMeant((cells[known.columns[field] ?? -1] ?? '').trim(), seconds, metersFor(seconds))
    if (meant !== null) note = RETAKEN
    return meant ?? seconds
  })
  return { clocks: clocksOf(moving || time || null, elapsed || time || null), note }
}

function readRow(cells: string[], known: Known, options: ReadOptions): RowRead {
  const { names, columns, date, unitMeters } = known
  const fields = fieldsOf(cellsOf(cells, names, columns))
  const type = fields.need('type', word)
  const sport = sportOf(type ?? '')
  if (!('ground' in sport)) return sport
  const start = fields.need('date', date)
  const isNowhere = isNothing(cells[columns.distance])
  const distance = isNowhere ? '0' : fields.need('distance', distanceKind)
  const { onTrack } = sport
  const metersFor = (seconds: number | null) =>
    distance === null ? null : garminMeters(distance, { unitMeters, onTrack, seconds })
  const { clocks, note } = clocksIn(fields, cells, known, (seconds) => metersFor(seconds) ?? 0)
  if (clocks === null) fields.need('time', durationIn(known.unitOf('time')))
  const meters = metersFor(clocks?.elapsedSeconds ?? null)
  if (type === null || start === null || clocks === null || meters === null)
    return { unreadable: fields.complaints() }
  const climb = fields.maybe('climb', climbKind)
  const climbUnit = metersOf(known.unitOf('climb')) ?? (unitMeters === METERS_PER.mi ? METERS_PER_FOOT : 1)
  const wall = new Date(start).toISOString()
  const minute = instantOf(dayOf(start), wall.slice(11, 16), options.timeZone ?? 'UTC')
  return {
    madeId: true,
    ...(note && { note }),
    run: {
      id: `garmin:${wall.slice(0, 19).replace(/\D/g, '')}`,
      startedAt: new Date(minute.getTime() + new Date(start).getUTCSeconds() * 1000),
      localDate: dayOf(start),
      distanceMeters: meters,
      ...clocks,
      climbMeters: climb === null ? null : climbIn(climb, climbUnit),
      ground: sport.ground,
      marked: null,
      manual: false,
      device: null,
    },
  }
}

export const garminCsv: Reader<Head, string[]> = {
  source: 'garmin',
  format: 'Garmin Connect’s CSV',
  open({ names, rows }, options) {
    const columns = garminColumns(names, rows)
    if (!columns) return null
    const dates = datesOf(rows, columns.date, options, '2024-11-03 07:00:00')
    if ('refused' in dates) return dates
    const unitOf = unitsOf(columns, names.map(plainHeading))
    const told = metersOf(unitOf('distance'))
    const unitMeters = told ?? METERS_PER[options.units ?? 'km']
    return {
      read: (cells) => readRow(cells, { names, columns, ...dates, unitOf, unitMeters }, options),
      notes:
        told !== null || options.units
          ? []
          : ['The file names no unit: distances are read as kilometres (--units mi for miles).'],
    }
  },
}
