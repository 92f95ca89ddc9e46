/** The weeks as a picture whose columns open their runs, in a sentence, and as a table. */

import { weeksDrawing } from '../../../charts/weeks.ts'
import type { ChartWeek } from '../../../domain/overview/week-chart.ts'
import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { Week } from '../../../domain/training/log.ts'
import type { Units } from '../../../domain/training/runner.ts'
import { chartWords } from '../../../text/chart.ts'
import { shortDay } from '../../../text/days.ts'
import { distance } from '../../../text/distances.ts'
import { phaseWords } from '../../../text/labels/phases.ts'
import { duration } from '../../../text/times.ts'
import { Legend } from './legend.tsx'

export type ChartProps = {
  chart: readonly ChartWeek[]
  weeks: readonly Week[]
  units: Units
  /** How much more this week takes to the line, as it is told beside it; null where none is. */
  leftMeters: number | null
  chosen: LocalDate | null
  /** The chosen week. */
  children?: unknown
}

export const Chart = ({ chart, weeks, units, leftMeters, chosen, children }: ChartProps) => (
  <section aria-labelledby="weeks">
    <h2 id="weeks">Weekly distance</h2>
    <figure class="card">
      <figcaption>{chartWords(chart, leftMeters, units)}</figcaption>
      {weeksDrawing({ chart, units, leftMeters, chosen, noted })}
      {chart.length > FIT_A_PHONE ? (
        <p class="older soft small">Move it sideways for the weeks before.</p>
      ) : null}
      <Legend chart={chart} hasLine={leftMeters !== null} />
      <details>
        <summary>As a table</summary>
        <Table chart={chart} weeks={weeks} units={units} />
      </details>
    </figure>
    {children ?? <p class="soft small">Choose a week to see its runs and any message they led to.</p>}
  </section>
)

/** As many weeks as a narrow screen shows at once. */
const FIT_A_PHONE = 11

const Table = ({ chart, weeks, units }: Pick<ChartProps, 'chart' | 'weeks' | 'units'>) => (
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
    isJump ? 'far beyond the weeks before' : null,
    hasSpike ? 'a step beyond 30 days' : null,
    isCutBack ? 'lighter' : null,
    race ? 'race' : null,
  ]
    .filter(Boolean)
    .join(', ')
