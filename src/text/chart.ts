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
 * // '32.0 km so far this week, 20.1 km below the line. None of the 12 weeks before it was a jump; the most in 16 weeks was 48.0 km, from 2 Nov.'
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
  const mostWords = `was ${distance(most.distanceMeters, units)}, from ${chartDay(most.weekStart)}.`
  const before = (weeks: number) => `of the ${count(weeks, 'week')} before it`
  const firstKnown = past.findIndex(({ usual }) => usual !== null)
  // without a line or a band nobody can say what a jump is
  if (leftMeters === null || firstKnown < 0)
    return `${first} ${capital(before(past.length))} the most ${mostWords}`
  // nor of the weeks before the first that can be compared
  const compared = past.length - firstKnown
  const jumps = past.filter(({ isJump }) => isJump).length
  const jumped = jumps > 1 ? 'were jumps' : 'was a jump'
  const inAll = firstKnown > 0 ? ` in ${count(past.length, 'week')}` : ''
  return `${first} ${jumps === 0 ? 'None' : capital(number(jumps))} ${before(compared)} ${jumped}; the most${inAll} ${mostWords}`
}

function lineWords({ distanceMeters, usual }: ChartWeek, leftMeters: number, units: Units): string {
  if (leftMeters > 0) return `, ${upTo(leftMeters, units)} below the line`
  return usual && distanceMeters > usual.toMeters
    ? `, ${further(distanceMeters, usual.toMeters, units)} beyond the line of ${distance(usual.toMeters, units)}`
    : ', at the line'
}
