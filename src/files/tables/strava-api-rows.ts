/** Rows of Strava's API saved as a table, as Python and R programs do, and intervals.icu's: the API's names for columns. */
import { isIntervals, isStravaActivity, stravaActivity } from '../fields/strava-activity.ts'
import { headingParts, unitsOf } from '../fields/units.ts'
import type { FileSource, Opened, Reader, ReadOptions } from '../training-file.ts'
import { cellsOf, type Head } from './head.ts'

function opened(
  { names: written }: Head,
  options: ReadOptions,
  source: FileSource,
  isTheirs: (names: readonly string[]) => boolean,
): Opened<string[]> | null {
  const names = written.map((name) => headingParts(name).name)
  if (!isStravaActivity(names) || !isTheirs(names)) return null
  // of two columns of one name the first is it
  const columns = Object.fromEntries(names.map((name, at): [string, number] => [name, at]).toReversed())
  const unitOf = unitsOf(columns, written)
  return {
    read: (cells) =>
      cells.length < names.length
        ? { unreadable: `has ${cells.length} cells where the first line names ${names.length}` }
        : stravaActivity(cellsOf(cells, written, columns), options, { source, unitOf }),
    notes: [],
  }
}

export const intervalsRows: Reader<Head, string[]> = {
  source: 'intervals',
  format: 'intervals.icu’s activities as CSV',
  open: (head, options) => opened(head, options, 'intervals', isIntervals),
}

export const stravaApiRows: Reader<Head, string[]> = {
  source: 'strava',
  format: 'rows of Strava’s API as CSV',
  open: (head, options) => opened(head, options, 'strava', () => true),
}
