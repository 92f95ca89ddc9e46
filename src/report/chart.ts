/** Weekly mileage as one SVG strip per year, all on one scale, with a mark for every finding. */
import { html } from 'hono/html'
import { frameOf, percent } from '../charts/frame.ts'
import { addDays, daysBetween, type LocalDate, weekStartOf } from '../domain/time/calendar.ts'
import type { Week } from '../domain/training/log.ts'
import type { Units } from '../domain/training/runner.ts'
import { distance } from '../text/distances.ts'
import { tally } from '../text/plurals.ts'
import type { Simulation } from './simulate.ts'
import { figures, named } from './words.ts'

/** A dot over a week: filled and leading to its nudge when it was said. */
type Mark = { words: string; nudge: string | null }

/** Weeks of one year, by the day they start on. */
export type Year = { year: string; weeks: Week[] }

const HEIGHTS = { top: 40, plot: 96, bottom: 20 }
/** The last week of a year starts on its last day at the latest, and is as wide as the others. */
const DAY = 100 / 372
const MOST_MARKS = 3

export function yearsOf(weeks: readonly Week[]): Year[] {
  const years = new Map<string, Week[]>()
  for (const week of weeks) {
    const year = week.weekStart.slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), week])
  }
  return [...years].map(([year, inYear]) => ({ year, weeks: inYear }))
}

/** The id under which a nudge stands on the page. */
export const anchorOf = (index: number) => `nudge-${index + 1}`

export function marksOf({ findings, said, log, runner }: Simulation): Map<LocalDate, Mark[]> {
  const places = new Map(said.map(({ nudge }, index) => [`${nudge.rule} ${nudge.subject}`, anchorOf(index)]))
  const marks = new Map<LocalDate, Mark[]>()
  for (const finding of findings) {
    const week = weekStartOf(finding.date, log.weekStartsOn)
    const words = `${finding.date} ${named(finding.rule)}: ${figures(finding, runner.units)}`
    const mark = { words, nudge: places.get(`${finding.rule} ${finding.subject}`) ?? null }
    marks.set(week, [...(marks.get(week) ?? []), mark])
  }
  return marks
}

export function strip(
  { year, weeks }: Year,
  mostMeters: number,
  marks: ReadonlyMap<LocalDate, Mark[]>,
  units: Units,
) {
  const { y, height, axis, grid, ground } = frameOf(mostMeters, units, HEIGHTS)
  const total = weeks.reduce((sum, { distanceMeters }) => sum + distanceMeters, 0)
  const about = `${year}: ${distance(total, units)} in ${tally(weeks.filter(({ runs }) => runs > 0).length, 'week')} with running`
  return html`<div class="strip">
${axis}
<svg width="100%" height="${height}" role="group" aria-label="${about}">
${grid}
${months(year, height)}
${weeks.map((week) => column(week, year, y, marks.get(week.weekStart) ?? [], units))}
${ground}
</svg></div>`
}

function months(year: string, height: number) {
  return Array.from('JFMAMJJASOND', (letter, index) => {
    const first = `${year}-${String(index + 1).padStart(2, '0')}-01`
    const middle = daysBetween(`${year}-01-01`, addDays(first, 14)) * DAY
    return html`<text x="${percent(middle)}" y="${height - 5}" text-anchor="middle">${letter}</text>`
  })
}

function column(week: Week, year: string, y: (meters: number) => number, marks: Mark[], units: Units) {
  const { weekStart, distanceMeters, runs } = week
  const left = daysBetween(`${year}-01-01`, weekStart) * DAY
  const top = y(distanceMeters)
  const words = `Week of ${weekStart}: ${distance(distanceMeters, units)}, ${tally(runs, 'run')}`
  const shown = [...marks].sort((a, b) => Number(b.nudge !== null) - Number(a.nudge !== null))
  const dots = shown.slice(0, MOST_MARKS).map(({ words: title, nudge }, n) => {
    const dot = html`<circle class="${nudge ? 'said' : 'found'}" cx="${percent(left + 3 * DAY)}" cy="${top - 7 - 10 * n}" r="${nudge ? 4 : 3}"><title>${title}</title></circle>`
    return nudge ? html`<a href="#${nudge}">${dot}</a>` : dot
  })
  const height = Math.max(distanceMeters > 0 ? 1 : 0, y(0) - top).toFixed(1)
  return html`<rect x="${percent(left)}" y="${top.toFixed(1)}" width="${percent(6 * DAY)}" height="${height}"><title>${words}</title></rect>${dots}`
}
