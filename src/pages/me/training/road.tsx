/** The road to the race: how long the long runs may become while each stays within the last 30 days. */

import type { Road } from '../../../domain/overview/road.ts'
import type { Units } from '../../../domain/training/runner.ts'
import { shortDay } from '../../../text/days.ts'
import { upTo } from '../../../text/distances.ts'
import { ROAD_MEANS, roadEnd } from '../../../text/road.ts'

export const RoadToRace = ({ road, units }: { road: Road; units: Units }) => {
  if (road.kind === 'none') return null
  const end = roadEnd(road, units)
  return (
    <section class="card" aria-labelledby="road">
      <h2 id="road" class="inside">
        The road to your race
      </h2>
      <p>{ROAD_MEANS}</p>
      <ul class="road">
        {road.weeks.map(({ date, atMostMeters }) => (
          <li>
            {atMostMeters === null ? 'a lighter week' : <strong>{upTo(atMostMeters, units)}</strong>}{' '}
            <small>{shortDay(date)}</small>
          </li>
        ))}
      </ul>
      {end ? <p>{end}</p> : null}
    </section>
  )
}
