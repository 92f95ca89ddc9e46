/** The dates of a table, however a spreadsheet has rewritten them. */
import { yearLast } from '../fields/date-order.ts'
import { spreadsheetClock, wallClock } from '../fields/moments.ts'
import { cut } from '../fields/row-fields.ts'
import { spokenMoment } from '../fields/spoken-dates.ts'
import type { DateOrder, Refusal } from '../training-file.ts'

/** The clock a cell shows, as milliseconds in UTC; null when it shows none, or one that could be two. */
export function tableClock(cell: string, order: DateOrder | null): number | null {
  const text = cell.trim()
  return wallClock(text) ?? yearLast(text, order) ?? spokenMoment(text)?.getTime() ?? spreadsheetClock(text)
}

/** What a person is asked when no row says which number is the day. */
export const whichOrder = (date: string): Refusal => ({
  found: `a table whose dates can be read two ways, such as "${cut(date)}"`,
  instead: 'Say which number is the day.',
  asks: 'date-order',
})
