/** The picture behind a nudge: the days or the weeks it is about, with the line that was crossed. */
import type { DayRun } from '../../../domain/overview/days-run.ts'
import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { Units } from '../../../domain/training/runner.ts'
import { chartDay, shortDay } from '../../../text/days.ts'
import { distance } from '../../../text/distances.ts'

export type PictureProps = {
  /** What the bars are, for whoever does not see them. */
  caption: string
  bars: readonly { date: LocalDate; meters: number; isMarked: boolean }[]
  line: { meters: number; words: string } | null
  units: Units
}

const WIDTH = 360
const TOP = 16
const FLOOR = 84

export const Picture = ({ caption, bars, line, units }: PictureProps) => {
  const most = Math.max(1, line?.meters ?? 0, ...bars.map(({ meters }) => meters))
  const y = (meters: number) => FLOOR - ((FLOOR - TOP) * meters) / most
  const step = WIDTH / bars.length
  const wide = Math.min(16, step * 0.7)
  const [first] = bars
  const last = bars.at(-1)
  return (
    <figure>
      <svg class="chart" viewBox={`0 0 ${WIDTH} 98`} role="img" aria-label={spoken(bars, units)}>
        {bars.map(({ meters, isMarked }, place) => (
          <>
            <rect
              class={isMarked ? 'bar now' : 'bar'}
              x={(place * step + (step - wide) / 2).toFixed(1)}
              width={wide.toFixed(1)}
              y={y(meters).toFixed(1)}
              height={(FLOOR - y(meters)).toFixed(1)}
              rx="1"
            />
            {isMarked && meters > 0 ? (
              <text
                class="now"
                x={Math.min(WIDTH, place * step + (step + wide) / 2).toFixed(1)}
                y={(y(meters) - 3).toFixed(1)}
                text-anchor="end"
              >
                {distance(meters, units)}
              </text>
            ) : null}
          </>
        ))}
        {line ? (
          <line
            class="line"
            x1="0"
            x2={WIDTH}
            y1={y(line.meters).toFixed(1)}
            y2={y(line.meters).toFixed(1)}
          />
        ) : null}
        <line class="floor" x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} />
        {first ? (
          <text x="0" y="96">
            {chartDay(first.date)}
          </text>
        ) : null}
        {last ? (
          <text x={WIDTH} y="96" text-anchor="end">
            {chartDay(last.date)}
          </text>
        ) : null}
      </svg>
      <figcaption class="soft small">
        {caption}
        {line ? ` The dashed line: ${line.words}, ${distance(line.meters, units)}.` : ''}
      </figcaption>
    </figure>
  )
}

const spoken = (bars: PictureProps['bars'], units: Units) =>
  bars
    .filter(({ meters, isMarked }) => meters > 0 || isMarked)
    .map(({ date, meters }) => `${shortDay(date)} ${distance(meters, units)}`)
    .join(', ') || 'No runs in these days'

/** @example barsOf(days, '2024-11-03') // the days, with that one marked */
export const barsOf = (days: readonly DayRun[], marked: readonly LocalDate[]): PictureProps['bars'] =>
  days.map(({ date, longestMeters }) => ({ date, meters: longestMeters, isMarked: marked.includes(date) }))
