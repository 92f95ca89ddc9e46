/** Sentences that take turns, so that nobody reads the same one in every message. */
import { daysBetween, type LocalDate } from '../domain/time/calendar.ts'

/** About as far apart as two massages that are due. */
const TURN_DAYS = 18
const FIRST_DAY = '1970-01-05'

/**
 * The one of some sentences whose turn it is on a day; where one of them is null, nothing is said in its turn.
 *
 * @example inTurn('2024-11-03', ['Half an hour is enough for light work.', null]) // null
 */
export function inTurn<Each extends string | null>(date: LocalDate, each: readonly [Each, ...Each[]]): Each {
  const turn = Math.floor(daysBetween(FIRST_DAY, date) / TURN_DAYS) % each.length
  // days before the first one count too
  const said = each.at(turn)
  return said === undefined ? each[0] : said
}
