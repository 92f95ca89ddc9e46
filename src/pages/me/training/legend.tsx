/** What the marks of the chart mean: only those that are in it. */
import type { ChartWeek } from '../../../domain/overview/week-chart.ts'

type LegendProps = { chart: readonly ChartWeek[]; hasLine: boolean }

export const Legend = ({ chart, hasLine }: LegendProps) => (
  <ul class="legend">
    {hasLine ? (
      <Key words="this week’s line, and what is left up to it">
        <rect class="room" x="3" y="2" width="8" height="11" />
        <path class="limit" d="M0 2h14" />
      </Key>
    ) : null}
    {chart.some(({ usual, when }) => usual && when === 'past') ? (
      <Key words="from the average of the four weeks before up to a jump">
        <rect class="band" x="0.5" y="2" width="13" height="10" />
      </Key>
    ) : null}
    {chart.some(({ isJump }) => isJump) ? (
      <Key words="a week that was a jump">
        <path class="mark" d="M2 12l5-9 5 9z" />
      </Key>
    ) : null}
    {chart.some(({ hasSpike }) => hasSpike) ? (
      <Key words="a run longer than any in the 30 days before">
        <path class="mark" d="M7 2l5 5-5 5-5-5z" />
      </Key>
    ) : null}
    {chart.some(({ isCutBack }) => isCutBack) ? (
      <Key words="a lighter week">
        <rect class="bar light" x="4" y="2" width="6" height="11" rx="1" />
      </Key>
    ) : null}
    {chart.some(({ race }) => race) ? (
      <Key words="a race">
        <path class="flag" d="M4 13V1l8 3-8 3z" />
      </Key>
    ) : null}
  </ul>
)

const Key = ({ words, children }: { words: string; children: unknown }) => (
  <li>
    <svg class="key" viewBox="0 0 14 14" aria-hidden="true">
      {children}
    </svg>
    {words}
  </li>
)
