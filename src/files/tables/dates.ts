/** The dates of a table, however a spreadsheet has rewritten them. */
import { orderIn, yearLast } from '../fields/date-order.ts'
import { spreadsheetClock, wallClock } from '../fields/moments.ts'
import { cut, type Kind } from '../fields/row-fields.ts'
import { spokenMoment } from '../fields/spoken-dates.ts'
import type { DateOrder, ReadOptions, Refusal } from '../training-file.ts'

/** The clock a cell shows, as milliseconds in UTC; null when it shows none, or one that could be two. */
function clockIn(text: string, order: DateOrder | null): number | null {
  return wallClock(text) ?? yearLast(text, order) ?? spokenMoment(text)?.getTime() ?? spreadsheetClock(text)
}

/** How the dates of a column are read, or what a person is asked when no row says which number is the day. */
export function datesOf(
  rows: readonly string[][],
  column: number,
  { dates }: ReadOptions,
  example: string,
): { date: Kind<number> } | { refused: Refusal } {
  const texts = rows.map((cells) => cells[column] ?? '')
  const { order, open } = orderIn(texts, dates)
  if (open.length > texts.length / 2) return { refused: whichOrder(open[0] ?? '') }
  return {
    date: {
      expected: `a date ${open.length === 0 ? '' : 'that can be read in one way only, '}such as ${example}`,
      read: (found) => clockIn(String(found).normalize('NFKC').trim(), order),
    },
  }
}

const whichOrder = (date: string): Refusal => ({
  found: `a table whose dates can be read two ways, such as "${cut(date)}"`,
  instead: 'Say which number is the day.',
  asks: 'date-order',
})
