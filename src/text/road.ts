/** The road to the race in words: what stays within the last 30 days, never a plan to follow. */
import type { Road } from '../domain/overview/road.ts'
import { policy } from '../domain/policy/rules.ts'
import type { Units } from '../domain/training/runner.ts'
import { shortDay } from './days.ts'
import { upTo, wholeDistance } from './distances.ts'

export type RoadAhead = Road & { kind: 'road' }

/** What the figures are. */
export const ROAD_MEANS =
  'Each is the longest run that stays within 10% of the 30 days before it: one step a week, every fourth week lighter. It says what a step would be, and is no plan to follow.'

/** @example roadLine(road, 'km') // 'On the way to your race, steps of at most 10% take your longest run to 17.6 km on Sun 18 Aug and to 30.9 km on …' */
export function roadLine(road: Road, units: Units): string | null {
  if (road.kind === 'none') return null
  const steps = road.weeks.flatMap(({ date, atMostMeters }) =>
    atMostMeters === null ? [] : [`to ${upTo(atMostMeters, units)} on ${shortDay(date)}`],
  )
  const [first, last] = [steps.at(0), steps.at(-1)]
  const between =
    first === last
      ? `a step of at most 10% takes your longest run ${first}`
      : `steps of at most 10% take your longest run ${first} and ${last}`
  const line = `On the way to your race, ${between}. That is no plan to follow.`
  const end = roadEnd(road, units)
  // steps that stay below what today's figure allows would contradict it
  const isBelow = road.weeks.every(({ atMostMeters }) => (atMostMeters ?? 0) < road.reachesMeters)
  if (isBelow) return road.end === 'little' ? end : null
  return end ? `${line} ${end}` : line
}

/** What there is to say of where it ends; null for nothing. */
export function roadEnd({ end, reachesMeters, goal }: RoadAhead, units: Units): string | null {
  if (end === 'little') {
    return `Without a larger step your longest run before the race will be about ${wholeDistance(reachesMeters, units)}; that is for you and your coach to weigh.`
  }
  if (end === null) return null
  return goal.distanceMeters >= policy.race.marathonMeters
    ? 'Few plans go further.'
    : 'That is as long as the race itself.'
}
