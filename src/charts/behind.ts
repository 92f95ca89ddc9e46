/** What is behind a nudge: the days or weeks it is about, each a column, with the lines that were crossed. */
import { html } from 'hono/html'
import type { LocalDate } from '../domain/time/calendar.ts'
import type { Units } from '../domain/training/runner.ts'
import { chartDay, shortDay } from '../text/days.ts'
import { distance } from '../text/distances.ts'
import { frameOf, percent } from './frame.ts'

const HEIGHTS = { top: 18, plot: 104, bottom: 20 }
/** The share of its place that a column takes, and the most of the whole, where there are few. */
const FILLED = 0.7
const WIDEST = 6
/** As much of the whole as a figure over a column takes on a phone. */
const FIGURE = 18

export type Behind = {
  bars: readonly { date: LocalDate; meters: number; isMarked: boolean }[]
  lines: readonly { meters: number; words: string }[]
  units: Units
}

export function behindDrawing({ bars, lines, units }: Behind) {
  const frame = frameOf(Math.max(...[...bars, ...lines].map(({ meters }) => meters)), units, HEIGHTS)
  const step = 100 / bars.length
  const wide = Math.min(WIDEST, step * FILLED)
  const below = frame.height - 4
  return html`<div class="strip">${frame.axis}<svg width="100%" height="${frame.height}" role="img" aria-label="${spoken(bars, units)}">
${frame.grid}
${bars.map(({ meters, isMarked }, place) => {
  const [left, top] = [place * step + (step - wide) / 2, frame.y(meters)]
  return html`<rect class="${isMarked ? 'bar now' : 'bar'}" x="${percent(left)}" width="${percent(wide)}" y="${top.toFixed(1)}" height="${(frame.floor - top).toFixed(1)}" rx="1"/>`
})}
${named(bars, step).map((place) => {
  const { meters } = bars[place] ?? { meters: 0 }
  const [x, anchor] =
    place >= bars.length / 2
      ? [place * step + (step + wide) / 2, 'end']
      : [place * step + (step - wide) / 2, 'start']
  return html`<text class="now" x="${percent(x)}" y="${(frame.y(meters) - 5).toFixed(1)}" text-anchor="${anchor}">${distance(meters, units)}</text>`
})}
${lines.map(({ meters }) => {
  const at = frame.y(meters).toFixed(1)
  return html`<line class="line" x1="0" x2="100%" y1="${at}" y2="${at}"/>`
})}
${frame.ground}
<text x="0" y="${below}">${chartDay(bars[0]?.date ?? '')}</text><text x="100%" y="${below}" text-anchor="end">${chartDay(bars.at(-1)?.date ?? '')}</text>
</svg></div>`
}

/** The marked ones that have a figure over them: the last, and one before it that is far enough off. */
function named(bars: Behind['bars'], step: number): number[] {
  const marked = bars.flatMap(({ isMarked, meters }, place) => (isMarked && meters > 0 ? [place] : []))
  const last = marked.at(-1) ?? 0
  return marked.filter((place) => place === last || (last - place) * step > FIGURE)
}

const spoken = (bars: Behind['bars'], units: Units) =>
  bars
    .filter(({ meters, isMarked }) => meters > 0 || isMarked)
    .map(({ date, meters }) => `${shortDay(date)} ${distance(meters, units)}`)
    .join(', ') || 'No runs in these days'
