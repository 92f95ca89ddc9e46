/** What every drawing of weeks stands in: one scale, lines at round distances, and an axis that names the unit. */
import { html } from 'hono/html'
import { METERS_PER, type Units } from '../domain/training/runner.ts'

/** The parts of a drawing's height, in pixels, from above: what stands over the columns, they themselves, what is below. */
export type Heights = { top: number; plot: number; bottom: number }

/** A round step that gives two to four lines. */
function gridOf(mostMeters: number, units: Units): number[] {
  const most = mostMeters / METERS_PER[units]
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200].find((each) => most / each <= 4) ?? 500
  return Array.from({ length: Math.floor(most / step) }, (_, n) => step * (n + 1))
}

export type Frame = ReturnType<typeof frameOf>

/** Widths are shares of the whole, so that letters keep their size however wide it is. @example percent(12.5) // '12.50%' */
export const percent = (share: number) => `${share.toFixed(2)}%`

/** @example frameOf(66_000, 'km', { top: 40, plot: 96, bottom: 20 }).y(0) // 136, where the ground is */
export function frameOf(mostMeters: number, units: Units, { top, plot, bottom }: Heights) {
  const most = Math.max(1, mostMeters)
  const y = (meters: number) => top + plot * (1 - meters / most)
  const height = top + plot + bottom
  const lines = gridOf(most, units).map((value) => ({ value, at: y(value * METERS_PER[units]) }))
  const named = (value: number) => (value === lines.at(-1)?.value ? `${value} ${units}` : value)
  return {
    y,
    height,
    floor: top + plot,
    /** It stands beside the drawing, so that it stays when that is moved. */
    axis: html`<svg class="axis" width="100%" height="${height}" aria-hidden="true">${lines.map(
      ({ value, at }) => html`<text x="100%" y="${at + 4}" text-anchor="end">${named(value)}</text>`,
    )}</svg>`,
    grid: lines.map(({ at }) => html`<line class="grid" x1="0" x2="100%" y1="${at}" y2="${at}"/>`),
    ground: html`<line class="ground" x1="0" x2="100%" y1="${y(0)}" y2="${y(0)}"/>`,
  }
}
