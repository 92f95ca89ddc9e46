/** Dates of three numbers with the year last, which are two dates until a row says which number is the day. */
import type { DateOrder } from '../training-file.ts'
import { utcOf } from './moments.ts'

type Numbered = { first: number; second: number; year: number; clock: number[] }

const NUMBERED =
  /^(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4}|\d\d),?\s+(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?\s*(?:([ap])\.?\s?m\.?)?$/i

function numbered(text: string): (Numbered & { dots: boolean }) | null {
  const parts = NUMBERED.exec(text.normalize('NFKC').trim())
  if (!parts) return null
  const year = Number(parts[4])
  const hour = Number(parts[5])
  const half = parts[8]?.toLowerCase()
  return {
    first: Number(parts[1]),
    second: Number(parts[3]),
    year: year < 100 ? 2000 + year : year,
    clock: [half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour, Number(parts[6]), Number(parts[7] ?? 0)],
    // nobody writes the month first between dots
    dots: parts[2] === '.',
  }
}

/** What a date says of its order: one of them, `either`, or null when it is no such date or means the same both ways. */
function orderOf(text: string): DateOrder | 'either' | null {
  const date = numbered(text)
  if (!date || date.dots || date.first === date.second) return null
  const isDay = utcOf(date.year, date.second, date.first) !== null
  const isMonth = utcOf(date.year, date.first, date.second) !== null
  if (isDay && isMonth) return 'either'
  return isDay ? 'day-first' : isMonth ? 'month-first' : null
}

/**
 * How a column writes its dates. One row that has no other reading decides for all; where none does, or where rows
 * decide against each other, what the person said is taken. `open` are the dates nobody can tell.
 */
export function orderIn(
  texts: readonly string[],
  said: DateOrder | undefined,
): { order: DateOrder | null; open: string[] } {
  const orders = texts.map(orderOf)
  const [only, other] = new Set(orders.filter((order) => order !== 'either' && order !== null))
  const order = (other === undefined ? only : undefined) ?? said ?? null
  return { order, open: order === null ? texts.filter((_, at) => orders[at] === 'either') : [] }
}

/**
 * Milliseconds in UTC of a date with the year last; null when it is none, or when it is two and no order is given.
 *
 * @example yearLast('03/11/2024 07:00', 'day-first') // 3 November
 */
export function yearLast(text: string, order: DateOrder | null): number | null {
  const date = numbered(text)
  if (!date) return null
  const own = orderOf(text)
  const taken = own === null ? 'day-first' : own === 'either' ? order : own
  if (taken === null) return null
  const [day, month] = taken === 'day-first' ? [date.first, date.second] : [date.second, date.first]
  return utcOf(date.year, month, day, date.clock)
}
