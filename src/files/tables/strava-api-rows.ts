/** Rows of Strava's API saved as a table, as Python and R programs do: the API's names for columns. */
import { stravaActivity } from '../fields/strava-activity.ts'
import { headingParts } from '../fields/units.ts'
import type { Reader } from '../training-file.ts'
import { cellsOf, type Head } from './head.ts'

const has = (names: readonly string[], ...either: string[]) => either.some((name) => names.includes(name))

export const stravaApiRows: Reader<Head, string[]> = {
  source: 'strava',
  format: 'rows of Strava’s API as CSV',
  open({ names: written }, options) {
    const names = written.map((name) => headingParts(name).name)
    const isMine =
      has(names, 'distance') &&
      has(names, 'moving_time', 'elapsed_time') &&
      has(names, 'start_date', 'start_date_local') &&
      has(names, 'sport_type', 'type')
    if (!isMine) return null
    const columns = Object.fromEntries(names.map((name, at) => [name, at]).toReversed())
    const unitOf = (field: string) => headingParts(written[columns[field] ?? -1] ?? '').unit
    const needsZone = !has(names, 'timezone') && !(has(names, 'start_date') && has(names, 'start_date_local'))
    return {
      read: (cells) =>
        cells.length < names.length
          ? { unreadable: `has ${cells.length} cells where the first line names ${names.length}` }
          : stravaActivity(cellsOf(cells, written, columns), options, unitOf),
      notes:
        needsZone && !options.timeZone
          ? ['The file has one clock and no time zone: it is read as UTC (say whose with --time-zone).']
          : [],
    }
  },
}
