/** The weeks of a runner's page: each a column that leads to its runs, with what was usual, the line, and what is marked. */
import { html } from 'hono/html'
import type { ChartWeek, ShapedByARace } from '../domain/overview/week-chart.ts'
import type { LocalDate } from '../domain/time/calendar.ts'
import type { Units } from '../domain/training/runner.ts'
import { chartDay, shortDay } from '../text/days.ts'
import { distance, wholeFigure } from '../text/distances.ts'
import { phaseWords } from '../text/labels/phases.ts'
import { type Frame, frameOf, percent } from './frame.ts'

const HEIGHTS = { top: 34, plot: 130, bottom: 52 }
/** As wide as a fingertip needs; what does not fit is moved sideways, by whole weeks (`.plot` in the style). */
const LEAST_WIDTH = 25
/** As wide as a letter of a phase's name. */
const LETTER = 6
/** The share of a week's width that its column takes. */
const FILLED = 0.62

export type WeeksProps = {
  chart: readonly ChartWeek[]
  units: Units
  /** How much more this week takes to the line; null where none is told. */
  leftMeters: number | null
  /** The week whose runs are shown. */
  chosen: LocalDate | null
  /** What was noted of a week, in words. */
  noted: (week: ChartWeek) => string
}

export function weeksDrawing({ chart, units, leftMeters, chosen, noted }: WeeksProps) {
  const now = chart.find(({ when }) => when === 'now')
  const line = now && leftMeters !== null ? now.distanceMeters + leftMeters : 0
  const most = Math.max(
    line,
    ...chart.map(({ distanceMeters, usual, when }) =>
      Math.max(distanceMeters, when === 'past' ? (usual?.toMeters ?? 0) : 0),
    ),
  )
  const frame = frameOf(most, units, HEIGHTS)
  const step = 100 / chart.length
  const highest = Math.max(...chart.map(({ distanceMeters }) => distanceMeters))
  const nowAt = chart.findIndex(({ when }) => when === 'now')
  const width = LEAST_WIDTH * chart.length
  return html`<div class="strip">${frame.axis}<div class="plot"><svg width="${width}" height="0" aria-hidden="true"></svg>
<svg class="drawn" width="100%" height="${frame.height}" role="group" aria-label="Weekly distance, each week a link to its runs">
${phases(chart, step, frame)}${frame.grid}
${chart.map((week, place) => {
  const at: Place = { left: place * step, step, frame, units }
  const isNamed = week.when === 'now' || week.distanceMeters === highest || week.weekStart === chosen
  const isDated = week.when === 'ahead' ? week.race !== null && place > nowAt + 1 : (nowAt - place) % 4 === 0
  return html`${band(week, at)}${
    week.when === 'ahead'
      ? ''
      : html`<a class="${week.weekStart === chosen ? 'chosen' : ''}" href="/me?week=${week.weekStart}#week" aria-label="${spoken(week, units, noted)}">${column(week, at, week.when === 'now' ? leftMeters : null)}</a>${isNamed ? figure(week, at, week.when === 'now' ? (leftMeters ?? 0) : 0) : ''}`
  }${marks(week, at)}${isDated ? date(week, at) : ''}`
})}
${frame.ground}</svg></div></div>`
}

type Place = { left: number; step: number; frame: Frame; units: Units }

const middleOf = ({ left, step }: Place) => left + step / 2
const barLeft = ({ left, step }: Place) => percent(left + (step * (1 - FILLED)) / 2)
const barWidth = ({ step }: Place) => percent(step * FILLED)
const px = (at: number) => at.toFixed(1)

const spoken = (week: ChartWeek, units: Units, noted: WeeksProps['noted']) =>
  [`Week from ${shortDay(week.weekStart)}: ${distance(week.distanceMeters, units)}`, noted(week)]
    .filter(Boolean)
    .join(', ')

/** What was usual before a week that is over; this week has its line instead. */
function band({ usual, when }: ChartWeek, { left, step, frame }: Place) {
  if (!usual || when !== 'past') return ''
  const height = frame.y(usual.fromMeters) - frame.y(usual.toMeters)
  return html`<rect class="band" x="${percent(left)}" width="${percent(step)}" y="${px(frame.y(usual.toMeters))}" height="${px(height)}"/>`
}

function column({ distanceMeters, isCutBack, when }: ChartWeek, at: Place, leftMeters: number | null) {
  const { left, step, frame } = at
  const top = frame.y(distanceMeters)
  const line = leftMeters === null ? null : frame.y(distanceMeters + leftMeters)
  const [x, width] = [barLeft(at), barWidth(at)]
  const room =
    line === null
      ? ''
      : html`<rect class="room" x="${x}" width="${width}" y="${px(line)}" height="${px(top - line)}"/><line class="limit" x1="${percent(left)}" x2="${percent(left + step)}" y1="${px(line)}" y2="${px(line)}"/>`
  const kind = `bar${when === 'now' ? ' now' : ''}${isCutBack ? ' light' : ''}`
  return html`<rect class="hit" x="${percent(left)}" width="${percent(step)}" y="0" height="${frame.height}"/>${room}<rect class="${kind}" x="${x}" width="${width}" y="${px(top)}" height="${px(frame.floor - top)}" rx="2"/>`
}

/** Above the room to the line, where there is any. */
const figure = (week: ChartWeek, at: Place, leftMeters: number) =>
  html`<text class="figure-over${week.when === 'now' ? ' now' : ''}" x="${percent(middleOf(at))}" y="${px(at.frame.y(week.distanceMeters + leftMeters) - 5)}" text-anchor="middle">${wholeFigure(week.distanceMeters, at.units)}</text>`

function marks({ isJump, hasSpike, race }: ChartWeek, at: Place) {
  const { frame } = at
  const middle = percent(middleOf(at))
  const drawn = (y: number, path: ReturnType<typeof html>) =>
    html`<svg x="${middle}" y="${y}" width="1" height="1" overflow="visible">${path}</svg>`
  return html`${isJump ? drawn(frame.floor + 4, html`<path class="mark" d="M-5 8l5-8 5 8z"/>`) : ''}${
    hasSpike ? drawn(frame.floor + 4, html`<path class="mark" d="M${isJump ? 9 : 0} 0l4 4-4 4-4-4z"/>`) : ''
  }${race ? drawn(HEIGHTS.top - 16, html`<path class="flag" d="M0 ${HEIGHTS.plot + 16}V0l10 4-10 4z"/>`) : ''}`
}

/** The day over its month, so that it is no wider than its week: whole weeks in sight have whole dates. */
function date({ weekStart, race }: ChartWeek, at: Place) {
  const [day, month] = chartDay(race?.date ?? weekStart).split(' ')
  const x = percent(middleOf(at))
  return html`<text class="date" y="${at.frame.floor + 25}" text-anchor="middle"><tspan x="${x}">${day} </tspan><tspan x="${x}" dy="1em">${month}</tspan></text>`
}

/** A shade behind the weeks of one phase, with its name where there is room. */
const phases = (chart: readonly ChartWeek[], step: number, { floor }: Frame) =>
  stretches(chart).map(
    ({ phase, from, weeks }) =>
      html`<rect class="phase ${phase}" x="${percent(from * step)}" width="${percent(weeks * step)}" y="0" height="${floor}"/>${
        from > 0
          ? html`<line class="edge" x1="${percent(from * step)}" x2="${percent(from * step)}" y1="0" y2="${floor}"/>`
          : ''
      }${
        weeks * LEAST_WIDTH >= LETTER * phaseWords[phase].name.length + 2
          ? html`<svg x="${percent(from * step)}" y="0" width="1" height="1" overflow="visible"><text x="4" y="11">${phaseWords[phase].name}</text></svg>`
          : ''
      }`,
  )

function stretches(chart: readonly ChartWeek[]): { phase: ShapedByARace; from: number; weeks: number }[] {
  const found: { phase: ShapedByARace; from: number; weeks: number }[] = []
  for (const [place, { phase }] of chart.entries()) {
    const last = found.at(-1)
    if (phase && last?.phase === phase && last.from + last.weeks === place) last.weeks += 1
    else if (phase) found.push({ phase, from: place, weeks: 1 })
  }
  return found
}
