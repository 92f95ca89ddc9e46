/** Garmin Connect's CSV of activities: the wall clock without a zone, distances without a unit, no ids. */
import { instantOf } from '../../domain/time/calendar.ts'
import { METERS_PER_FOOT } from '../../domain/training/runner.ts'
import { clocksOf, duration } from '../fields/durations.ts'
import { dayOf } from '../fields/moments.ts'
import { number, numbersIn, word } from '../fields/numbers.ts'
import { fieldsOf, isNothing, type Kind } from '../fields/row-fields.ts'
import { sportOf } from '../fields/sport.ts'
import type { Reader, ReadOptions, RowRead } from '../training-file.ts'
import { datesOf } from './dates.ts'
import { type GarminColumns, garminColumns } from './garmin-columns.ts'
import { garminMeters } from './garmin-distance.ts'
import { cellsOf, type Head } from './head.ts'

/** Garmin writes climbs without decimals: `1.234` and `1,234` are thousands. */
const climbKind: Kind<number> = {
  expected: 'a whole number such as 120',
  read(found) {
    const numbers = numbersIn(String(found))
    return numbers.find(Number.isInteger) ?? numbers[0] ?? null
  },
}

/** Any text that says how far; what it means depends on the rest of the row. */
const distanceKind: Kind<string> = {
  expected: 'a number such as 10.02',
  read: (found) => (number.read(found) === null ? null : String(found)),
}

function readRow(
  cells: string[],
  { names, columns, date }: { names: string[]; columns: GarminColumns; date: Kind<number> },
  options: ReadOptions,
): RowRead {
  const fields = fieldsOf(cellsOf(cells, names, columns))
  const type = fields.need('type', word)
  const sport = sportOf(type ?? '')
  if (!('ground' in sport)) return sport
  const start = fields.need('date', date)
  const time = fields.maybe('time', duration)
  const clocks = clocksOf(fields.maybe('moving', duration) || time, fields.maybe('elapsed', duration) || time)
  if (clocks === null) fields.need('time', duration)
  const isNowhere = isNothing(cells[columns.distance])
  const distance = isNowhere ? '0' : fields.need('distance', distanceKind)
  const units = options.units ?? 'km'
  const meters =
    distance === null
      ? null
      : garminMeters(distance, { units, onTrack: sport.onTrack, seconds: clocks?.elapsedSeconds ?? null })
  if (type === null || start === null || clocks === null || meters === null)
    return { unreadable: fields.complaints() }
  const climb = fields.maybe('climb', climbKind)
  const wall = new Date(start).toISOString()
  const minute = instantOf(dayOf(start), wall.slice(11, 16), options.timeZone ?? 'UTC')
  return {
    madeId: true,
    run: {
      id: `garmin:${wall.slice(0, 19).replace(/\D/g, '')}`,
      startedAt: new Date(minute.getTime() + new Date(start).getUTCSeconds() * 1000),
      localDate: dayOf(start),
      distanceMeters: meters,
      ...clocks,
      climbMeters: climb === null ? null : Math.round(climb * (units === 'mi' ? METERS_PER_FOOT : 1)),
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
    return {
      read: (cells) => readRow(cells, { names, columns, ...dates }, options),
      notes: options.units
        ? []
        : ['The file names no unit: distances are read as kilometres (--units mi for miles).'],
    }
  },
}
