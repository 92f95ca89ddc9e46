/** Finds the columns of Garmin Connect's CSV: by name, and where a name is unknown by what stands in them. */
import { yearLast } from '../fields/date-order.ts'
import { durationSeconds } from '../fields/durations.ts'
import { spreadsheetClock, wallClock } from '../fields/moments.ts'
import { numbersIn } from '../fields/numbers.ts'
import { isNothing } from '../fields/row-fields.ts'
import { withUnit } from '../fields/units.ts'
import { columnsByName, type GarminField } from './garmin-headings.ts'

export type GarminColumns = Record<'type' | 'date' | 'distance' | 'time', number> &
  Partial<Record<GarminField, number>>

/** How many rows are looked at to learn what a column holds. */
const LOOKED_AT = 50

const isDate = (cell: string) =>
  wallClock(cell) !== null ||
  spreadsheetClock(cell) !== null ||
  yearLast(cell, 'day-first') !== null ||
  yearLast(cell, 'month-first') !== null
const isDuration = (cell: string) => /:\d\d:/.test(cell) && durationSeconds(cell) !== null
const isNumber = (cell: string) => numbersIn(withUnit(cell).figure).length > 0

/**
 * The columns, or null when it is another table. Garmin's order is the same in every language: type, date, favorite,
 * title, distance, calories, time; near the end moving and elapsed time, side by side.
 */
export function garminColumns(head: readonly string[], rows: readonly string[][]): GarminColumns | null {
  const named = columnsByName(head)
  const sample = rows.slice(0, LOOKED_AT).map((cells) => cells.map((cell) => cell.trim()))
  const holds = (at: number, is: (cell: string) => boolean) => mostly(sample, at, is)
  const found = { ...named, ...clocksByContent(head, sample, named) }
  const { type, date, distance, time } = found
  if (type !== undefined && date !== undefined && distance !== undefined && time !== undefined)
    return { ...found, type, date, distance, time }
  if (head.length < 6 || sample.length === 0 || !holds(1, isDate) || holds(0, isNumber)) return null
  const whole = head.findIndex((_, at) => at > 3 && at < 8 && holds(at, isDuration))
  if (whole === -1 || !holds(whole - 2, isNumber) || !holds(whole - 1, isNumber)) return null
  return { ...found, type: 0, date: 1, distance: whole - 2, time: whole }
}

/** Whether a column holds such cells: most of those that hold anything, and at least one. */
function mostly(sample: readonly string[][], at: number, is: (cell: string) => boolean): boolean {
  const full = sample.map((cells) => cells[at] ?? '').filter((cell) => !isNothing(cell))
  return full.length > 0 && full.filter(is).length > full.length / 2
}

/** Moving and elapsed time, where their names are unknown: the last two durations that stand side by side. */
function clocksByContent(
  head: readonly string[],
  sample: readonly string[][],
  named: Partial<Record<GarminField, number>>,
): Partial<Record<GarminField, number>> {
  if (named.moving !== undefined || named.elapsed !== undefined) return {}
  for (let at = head.length - 2; at > 6; at--) {
    const pairs = sample.map((cells) => [cells[at] ?? '', cells[at + 1] ?? ''].map(durationSeconds))
    const both = pairs.filter(([moving, elapsed]) => moving != null && elapsed != null)
    const inOrder = both.filter(([moving, elapsed]) => (moving ?? 0) <= (elapsed ?? 0))
    if (both.length > 0 && inOrder.length === both.length && mostly(sample, at + 1, isDuration))
      return { moving: at, elapsed: at + 1 }
  }
  return {}
}
