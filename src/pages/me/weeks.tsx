/** Weekly distance as bars; the same as a table for whoever does not see them. */
import type { Week } from '../../domain/log.ts'
import type { Units } from '../../domain/runner.ts'
import { bare, day, distance, duration } from '../figures.ts'

const WIDTH = 340
const TOP = 14
const FLOOR = 112

export const Weeks = ({ weeks, units }: { weeks: readonly Week[]; units: Units }) => {
  const shown = weeks.slice(-17)
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="weeks">
      <h2 id="weeks">Weekly distance</h2>
      <div class="card">
        <Bars weeks={shown} units={units} />
        <details>
          <summary>As a table</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">Week from</th>
                <th scope="col">Distance</th>
                <th scope="col">Time</th>
                <th scope="col">Runs</th>
                <th scope="col">Longest</th>
              </tr>
            </thead>
            <tbody>
              {[...shown].reverse().map((week) => (
                <tr>
                  <td>{day(week.weekStart)}</td>
                  <td>{distance(week.distanceMeters, units)}</td>
                  <td>{duration(week.movingSeconds)}</td>
                  <td>{week.runs}</td>
                  <td>{distance(week.longestRunMeters, units)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </div>
    </section>
  )
}

const Bars = ({ weeks, units }: { weeks: readonly Week[]; units: Units }) => {
  const most = Math.max(1, ...weeks.map(({ distanceMeters }) => distanceMeters))
  const step = WIDTH / weeks.length
  return (
    <svg
      class="weeks"
      viewBox={`0 0 ${WIDTH} 130`}
      role="img"
      aria-label={`Distance of the last ${weeks.length} weeks; the table below has the figures`}
    >
      <line x1="0" x2={String(WIDTH)} y1={String(FLOOR)} y2={String(FLOOR)} />
      {weeks.map(({ weekStart, distanceMeters }, place) => {
        const height = ((FLOOR - TOP) * distanceMeters) / most
        const middle = place * step + step / 2
        return (
          <g>
            <rect
              x={(middle - Math.min(9, step * 0.36)).toFixed(1)}
              width={(2 * Math.min(9, step * 0.36)).toFixed(1)}
              y={(FLOOR - height).toFixed(1)}
              height={height.toFixed(1)}
              rx="1.5"
              class={place === weeks.length - 1 ? 'now' : ''}
            />
            <text x={middle.toFixed(1)} y={(FLOOR - height - 3).toFixed(1)} text-anchor="middle">
              {bare(distanceMeters, units).replace(/\.\d$/, '')}
            </text>
            {place % 4 === 0 || place === weeks.length - 1 ? (
              <text x={middle.toFixed(1)} y="126" text-anchor={anchorOf(place, weeks.length)}>
                {day(weekStart).slice(4)}
              </text>
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}

/** Labels at the edges stay inside the picture. */
const anchorOf = (place: number, length: number) =>
  place === 0 ? 'start' : place === length - 1 ? 'end' : 'middle'
