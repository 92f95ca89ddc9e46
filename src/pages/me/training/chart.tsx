/** The weeks as a picture and, for whoever does not see it, as a table. */

import type { ChartWeek } from '../../../domain/overview/week-chart.ts'
import type { Week } from '../../../domain/training/log.ts'
import type { PhaseName } from '../../../domain/training/phase.ts'
import type { Units } from '../../../domain/training/runner.ts'
import { chartDay, shortDay } from '../../../text/days.ts'
import { distance, wholeFigure } from '../../../text/distances.ts'
import { phaseWords } from '../../../text/labels/phases.ts'
import { duration } from '../../../text/times.ts'
import { Legend } from './legend.tsx'

const WIDTH = 360
const TOP = 26
const FLOOR = 138
const HEIGHT = 163

export type ChartProps = { chart: readonly ChartWeek[]; weeks: readonly Week[]; units: Units }

export const Chart = ({ chart, weeks, units }: ChartProps) => (
  <section aria-labelledby="weeks">
    <h2 id="weeks">Weekly distance</h2>
    <figure class="card">
      <Drawing chart={chart} units={units} />
      <Legend chart={chart} />
      <details>
        <summary>As a table</summary>
        <Table chart={chart} weeks={weeks} units={units} />
      </details>
    </figure>
  </section>
)

type Scale = { step: number; y: (meters: number) => number }

const Drawing = ({ chart, units }: Omit<ChartProps, 'weeks'>) => {
  const most = Math.max(
    1,
    ...chart.map(({ distanceMeters, usual, roadMeters }) =>
      Math.max(distanceMeters, usual?.toMeters ?? 0, roadMeters ?? 0),
    ),
  )
  const scale = { step: WIDTH / chart.length, y: (meters: number) => FLOOR - ((FLOOR - TOP) * meters) / most }
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={spoken(chart, units)}>
      <Phases chart={chart} step={scale.step} />
      {chart.map((week, place) => (
        <Bar week={week} place={place} scale={scale} units={units} length={chart.length} />
      ))}
      <line class="floor" x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} />
    </svg>
  )
}

function spoken(chart: readonly ChartWeek[], units: Units): string {
  const now = chart.find(({ when }) => when === 'now')
  const past = chart.filter(({ when }) => when === 'past').length
  return `Distance of this week, ${distance(now?.distanceMeters ?? 0, units)} so far, and of the ${past} weeks before it. The table below has the figures.`
}

/** As wide as a letter of a name is on a phone. */
const LETTER = 8

/** A shade behind the weeks of one phase, with its name where there is room. */
const Phases = ({ chart, step }: { chart: readonly ChartWeek[]; step: number }) => (
  <>
    {stretches(chart).map(({ phase, from, weeks }) => (
      <>
        <rect
          class={`phase ${phase}`}
          x={fixed(from * step)}
          width={fixed(weeks * step)}
          y="0"
          height={FLOOR}
        />
        {from > 0 ? (
          <line class="edge" x1={fixed(from * step)} x2={fixed(from * step)} y1="0" y2={FLOOR} />
        ) : null}
        {weeks * step >= LETTER * phase.length ? (
          <text x={fixed(from * step + 3)} y="8">
            {phaseWords[phase].name}
          </text>
        ) : null}
      </>
    ))}
  </>
)

function stretches(chart: readonly ChartWeek[]): { phase: PhaseName; from: number; weeks: number }[] {
  const found: { phase: PhaseName; from: number; weeks: number }[] = []
  for (const [place, { phase }] of chart.entries()) {
    const last = found.at(-1)
    if (phase && last?.phase === phase && last.from + last.weeks === place) last.weeks += 1
    else if (phase) found.push({ phase, from: place, weeks: 1 })
  }
  return found
}

type BarProps = { week: ChartWeek; place: number; scale: Scale; units: Units; length: number }

const Bar = ({ week, place, scale: { step, y }, units, length }: BarProps) => {
  const { distanceMeters, usual, when, isJump, hasSpike, race } = week
  const middle = place * step + step / 2
  const isLast = place === length - 1
  const half = Math.min(9, step * 0.33)
  const top = y(distanceMeters)
  return (
    <>
      {usual ? (
        <rect
          class="band"
          x={fixed(place * step)}
          width={fixed(step)}
          y={fixed(y(usual.toMeters))}
          height={fixed(y(usual.fromMeters) - y(usual.toMeters))}
        />
      ) : null}
      <rect
        class={`bar${when === 'now' ? ' now' : ''}${week.isCutBack ? ' light' : ''}`}
        x={fixed(middle - half)}
        width={fixed(2 * half)}
        y={fixed(top)}
        height={fixed(FLOOR - top)}
        rx="1.2"
      />
      {week.roadMeters === null ? null : (
        <path class="road" d={`M${fixed(middle - half)} ${fixed(y(week.roadMeters))}h${fixed(2 * half)}`} />
      )}
      {when === 'ahead' ? null : (
        <text class={when === 'now' ? 'now' : ''} x={fixed(middle)} y={fixed(top - 3)} text-anchor="middle">
          {wholeFigure(distanceMeters, units)}
        </text>
      )}
      {isJump ? <path class="mark" d={`M${fixed(middle - 3)} ${FLOOR + 7}l3-5 3 5z`} /> : null}
      {hasSpike ? (
        <path class="mark" d={`M${fixed(middle + (isJump ? 4 : 0))} ${FLOOR + 2}l2.6 2.6-2.6 2.6-2.6-2.6z`} />
      ) : null}
      {race ? <path class="flag" d={`M${fixed(middle)} ${FLOOR}V${TOP - 12}l7 2.5-7 2.5z`} /> : null}
      {isLast || (place % 4 === 0 && place < length - 3) ? (
        <text
          x={fixed(place === 0 ? 0 : isLast ? WIDTH : middle)}
          y={HEIGHT - 4}
          text-anchor={anchorOf(place, isLast)}
        >
          {chartDay(week.weekStart)}
        </text>
      ) : null}
    </>
  )
}

const fixed = (place: number) => place.toFixed(1)

/** Labels at the edges stay inside the picture. */
const anchorOf = (place: number, isLast: boolean) => (place === 0 ? 'start' : isLast ? 'end' : 'middle')

const Table = ({ chart, weeks, units }: ChartProps) => (
  <section class="scroll" tabindex={0} aria-label="Weekly distance as a table">
    <table>
      <thead>
        <tr>
          {['Week from', 'Distance', 'Four before averaged', 'Time', 'Runs', 'Longest', 'Noted'].map(
            (name) => (
              <th scope="col">{name}</th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {[...chart]
          .reverse()
          .filter(({ when }) => when !== 'ahead')
          .map((week) => {
            const ran = weeks.find(({ weekStart }) => weekStart === week.weekStart)
            return (
              <tr>
                <th scope="row">{shortDay(week.weekStart)}</th>
                <td>{distance(week.distanceMeters, units)}</td>
                <td>{week.usual ? distance(week.usual.fromMeters, units) : '–'}</td>
                <td>{duration(ran?.movingSeconds ?? 0)}</td>
                <td>{ran?.runs ?? 0}</td>
                <td>{distance(ran?.longestRunMeters ?? 0, units)}</td>
                <td>{noted(week)}</td>
              </tr>
            )
          })}
      </tbody>
    </table>
  </section>
)

const noted = ({ isJump, hasSpike, isCutBack, race, phase, when }: ChartWeek) =>
  [
    when === 'now' ? 'so far' : null,
    phase && phaseWords[phase].name,
    isJump ? 'well beyond the weeks before' : null,
    hasSpike ? 'a step beyond 30 days' : null,
    isCutBack ? 'lighter' : null,
    race ? 'race' : null,
  ]
    .filter(Boolean)
    .join(', ')
