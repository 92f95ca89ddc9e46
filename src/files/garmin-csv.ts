/** Garmin Connect's CSV of activities: the wall clock without a zone, distances without a unit, no ids. */

import { z } from 'zod'
import { instantOf } from '../domain/time/calendar.ts'
import { METERS_PER, METERS_PER_FOOT } from '../domain/training/units.ts'
import { decimal, durationSeconds, isNothing, name, read, reasonOf, sportOf, wallClock } from './fields.ts'
import type { Reader, ReadOptions, RowRead } from './training-file.ts'

const duration = read(durationSeconds, 'a duration such as 00:52:13')
const number = read(decimal, 'a number')
/** Garmin writes dashes for nothing, and now and then a clock of them. */
const orNothing = <T extends z.ZodType>(field: T) =>
  z.union([
    z
      .string()
      .refine(isNothing)
      .transform(() => null),
    field,
  ])

const row = z.object({
  type: name,
  date: read((text) => (wallClock(text) === null ? null : text), 'a date such as 2024-11-03 07:00:00'),
  distance: orNothing(number),
  time: orNothing(duration),
  moving: orNothing(duration),
  elapsed: orNothing(duration),
  climb: orNothing(number),
})

const titles = {
  type: 'activity type',
  date: 'date',
  distance: 'distance',
  time: 'time',
  moving: 'moving time',
  elapsed: 'elapsed time',
  climb: 'total ascent',
}

function readRow(cells: string[], header: string[], options: ReadOptions): RowRead {
  const fields = Object.entries(titles).map(([field, title]) => [field, cells[header.indexOf(title)] ?? ''])
  const found: Record<string, unknown> = Object.fromEntries(fields)
  const type = String(found.type)
  const sport = sportOf(type)
  if (!('ground' in sport)) return sport
  const parsed = row.safeParse(found)
  if (!parsed.success) return { unreadable: reasonOf(parsed.error) }
  const { date, distance, time, moving, elapsed, climb } = parsed.data
  // each of the clocks may be missing, and any of them will do
  const seconds = moving || time || elapsed
  if (!seconds) return { unreadable: 'time is missing' }
  const units = options.units ?? 'km'
  const localDate = date.slice(0, 10)
  const minute = instantOf(localDate, date.slice(11, 16), options.timeZone ?? 'UTC')
  return {
    run: {
      // no id in the file: a watch starts one run in a second
      id: `garmin:${date.slice(0, 19).replace(/\D/g, '')}`,
      startedAt: new Date(minute.getTime() + Number(date.slice(17, 19)) * 1000),
      localDate,
      distanceMeters: Math.round((distance ?? 0) * METERS_PER[units]),
      movingSeconds: seconds,
      elapsedSeconds: elapsed || time || seconds,
      climbMeters: climb === null ? null : Math.round(climb * (units === 'mi' ? METERS_PER_FOOT : 1)),
      ground: sport.ground,
      marked: null,
      manual: false,
      device: null,
    },
  }
}

export const garminCsv: Reader<string[], string[]> = {
  source: 'garmin',
  format: 'Garmin Connect’s CSV',
  open(header, options) {
    const named = header.map((title) => title.trim().toLowerCase())
    const mine = [titles.type, titles.date, titles.distance, titles.time].every((title) =>
      named.includes(title),
    )
    return mine ? (cells) => readRow(cells, named, options) : null
  },
  notes: ({ units }) =>
    units ? [] : ['The file names no unit: distances are read as kilometres (--units mi for miles).'],
}
