/** What a chart of weeks says in one sentence or two, read from its figures. */
import type { ChartWeek } from '../domain/overview/week-chart.ts'
import type { Units } from '../domain/training/runner.ts'
import { chartDay } from './days.ts'
import { distance, further, upTo } from './distances.ts'
import { count, number } from './plurals.ts'
import { capital } from './sentences.ts'

/**
 * This week with what it has left to the line, then what the weeks before it were.
 *
 * @example chartWords(chart, 20_100, 'km')
 * // '32.0 km so far this week, 20.1 km below the line. None of the 16 weeks before it was a jump; the most was 48.0 km, from 2 Nov.'
 */
export function chartWords(chart: readonly ChartWeek[], leftMeters: number | null, units: Units): string {
  const now = chart.find(({ when }) => when === 'now')
  const past = chart.filter(({ when }) => when === 'past')
  const line = now && leftMeters !== null ? lineWords(now, leftMeters, units) : ''
  const first = `${distance(now?.distanceMeters ?? 0, units)} so far this week${line}.`
  const most = past.reduce<ChartWeek | null>(
    (highest, week) => (highest && highest.distanceMeters >= week.distanceMeters ? highest : week),
    null,
  )
  if (!most || most.distanceMeters === 0) return first
  const mostWords = `the most was ${distance(most.distanceMeters, units)}, from ${chartDay(most.weekStart)}.`
  const weeks = `of the ${count(past.length, 'week')} before it`
  // without a line or a band nobody can say what a jump is
  if (leftMeters === null || past.every(({ usual }) => usual === null))
    return `${first} ${capital(weeks)} ${mostWords}`
  const jumps = past.filter(({ isJump }) => isJump).length
  const jumped = jumps > 1 ? 'were jumps' : 'was a jump'
  return `${first} ${jumps === 0 ? 'None' : capital(number(jumps))} ${weeks} ${jumped}; ${mostWords}`
}

function lineWords({ distanceMeters, usual }: ChartWeek, leftMeters: number, units: Units): string {
  if (leftMeters > 0) return `, ${upTo(leftMeters, units)} below the line`
  return usual && distanceMeters > usual.toMeters
    ? `, ${further(distanceMeters, usual.toMeters, units)} beyond the line of ${distance(usual.toMeters, units)}`
    : ', at the line'
}
