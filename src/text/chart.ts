/** What a chart of weeks says in one sentence or two, read from its figures. */
import type { ChartWeek } from '../domain/overview/week-chart.ts'
import type { Units } from '../domain/training/runner.ts'
import { chartDay } from './days.ts'
import { distance, upTo } from './distances.ts'
import { count, number } from './plurals.ts'

/**
 * This week with what it has left to the line, then what the weeks before it were.
 *
 * @example chartWords(chart, 20_100, 'km')
 * // '32.0 km so far this week, 20.1 km below the line. None of the 16 weeks before it went beyond; the most was 48.0 km, from 2 Nov.'
 */
export function chartWords(chart: readonly ChartWeek[], leftMeters: number | null, units: Units): string {
  const now = chart.find(({ when }) => when === 'now')
  const past = chart.filter(({ when }) => when === 'past')
  const first = `${distance(now?.distanceMeters ?? 0, units)} so far this week${lineWords(leftMeters, units)}.`
  const most = past.reduce<ChartWeek | null>(
    (highest, week) => (highest && highest.distanceMeters >= week.distanceMeters ? highest : week),
    null,
  )
  if (!most || most.distanceMeters === 0) return first
  const mostWords = `the most was ${distance(most.distanceMeters, units)}, from ${chartDay(most.weekStart)}.`
  const beyond = past.filter(({ isJump }) => isJump).length
  // without a band nobody can say what beyond is
  if (past.every(({ usual }) => usual === null))
    return `${first} Of the ${count(past.length, 'week')} before it ${mostWords}`
  return `${first} ${beyond === 0 ? 'None' : number(beyond).replace(/^./, (letter) => letter.toUpperCase())} of the ${count(past.length, 'week')} before it went beyond; ${mostWords}`
}

function lineWords(leftMeters: number | null, units: Units): string {
  if (leftMeters === null) return ''
  return leftMeters === 0 ? ', at the line or beyond it' : `, ${upTo(leftMeters, units)} below the line`
}
