/** The backtest as one self-contained page: the mileage, what is true of it, and every nudge as it would have been sent. */

import { html } from 'hono/html'
import type { Said } from '../domain/replay/replay.ts'
import { dayOfYear, isoDay } from '../text/days.ts'
import { distance, wholeDistance } from '../text/distances.ts'
import { heldBackFragment } from '../text/labels/held-back.ts'
import { uncountedWords } from '../text/labels/runs.ts'
import { grouped, tally } from '../text/plurals.ts'
import { moment } from '../text/times.ts'
import { anchorOf, marksOf, strip, yearsOf } from './chart.ts'
import { messageOf } from './message.ts'
import { css, pageCss } from './page.css.ts'
import { perWeek, type Simulation } from './simulate.ts'
import { assumed, figures, named, placeOf, titled } from './words.ts'

/** The whole document as text; it needs nothing else, neither scripts nor the net. */
export async function toPage(simulation: Simulation, name: string): Promise<string> {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${name}: what Legwork would have sent</title>
<style>${pageCss}${css}</style>
</head>
<body>
<main class="report">
<h1>What Legwork would have sent</h1>
${body(simulation, name)}
</main>
</body>
</html>
`
  return String(await page)
}

/** The same within a page of somebody else's, below a heading of its own. */
export const toFragment = async (simulation: Simulation, name: string): Promise<string> =>
  String(await body(simulation, name))

const body = (simulation: Simulation, name: string) => html`${head(simulation, name)}
${key()}
${years(simulation)}
${asides(simulation)}`

function head(simulation: Simulation, name: string) {
  const { file, log, runner, massages, said, heldBack } = simulation
  const [first, last] = [log.counted[0], log.counted.at(-1)]
  const total = log.weeks.reduce((sum, { distanceMeters }) => sum + distanceMeters, 0)
  return html`<div>
<p>${name} <span class="quiet">(${file.format})</span></p>
<p class="quiet">${first && last ? `${dayOfYear(first.localDate)} to ${dayOfYear(last.localDate)}, in ${runner.timeZone} time.` : 'None of its runs counts.'}
${assumed(runner, massages)} ${file.notes.join(' ')}</p>
<dl>
${figure('Runs', grouped(log.counted.length))}
${figure('Distance', wholeDistance(total, runner.units))}
${figure('Nudges', grouped(said.length))}
${figure('Per week with running', grouped(perWeek(simulation), 2))}
${figure('Held back', grouped(heldBack.length))}
</dl>
</div>`
}

const figure = (term: string, value: string) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`

const key = () => html`<p class="key">
<span><svg width="8" height="12"><rect width="8" height="12"/></svg>one week</span>
<span><svg width="10" height="10"><circle class="said" cx="5" cy="5" r="4"/></svg>sent: links to the nudge</span>
<span><svg width="10" height="10"><circle class="found" cx="5" cy="5" r="3"/></svg>found, but not sent on its own</span>
</p>`

/** Newest first: a runner looks for what they remember. */
function years(simulation: Simulation) {
  const { log, runner, said } = simulation
  const marks = marksOf(simulation)
  const most = Math.max(1, ...log.weeks.map(({ distanceMeters }) => distanceMeters))
  return yearsOf(log.weeks)
    .filter(({ weeks }) => weeks.some(({ runs }) => runs > 0))
    .toReversed()
    .map((year) => {
      const mine = said
        .map((each, index) => ({ each, index }))
        .filter(({ each }) => each.date.startsWith(year.year))
      const total = year.weeks.reduce((sum, { distanceMeters }) => sum + distanceMeters, 0)
      return html`<section>
<h2>${year.year} <span class="quiet">· ${wholeDistance(total, runner.units)} · ${tally(mine.length, 'nudge')}</span></h2>
${strip(year, most, marks, runner.units)}
<ol class="nudges">${mine.toReversed().map(({ each, index }) => nudge(each, index, simulation))}</ol>
</section>`
    })
}

function nudge(each: Said, index: number, { runner }: Simulation) {
  const { findings, at } = each
  const [lead, ...more] = findings
  const { subject, text } = messageOf(each, runner)
  const also = more.map((finding) => `; ${named(finding.rule)}, ${figures(finding, runner.units)}`).join('')
  return html`<li id="${anchorOf(index)}">
<time datetime="${at.toISOString()}">${moment(at, runner.timeZone)}</time>
<h3>${subject}</h3>
<p class="quiet">${titled(lead.rule)}: ${figures(lead, runner.units)}${also}</p>
<details><summary>The message</summary><pre>${text.trim()}</pre></details>
</li>`
}

function asides({ file, log, heldBack, runner }: Simulation) {
  const held = heldBack.toReversed().map(({ rule, findings, why }) => {
    const lead = findings?.[0]
    return [
      lead ? isoDay(lead.date) : '',
      named(rule),
      lead ? figures(lead, runner.units) : '',
      why ? heldBackFragment(why) : '',
    ]
  })
  const not = log.notCounted.map(({ run, why }) => {
    return [isoDay(run.localDate), distance(run.distanceMeters, runner.units), uncountedWords[why], run.id]
  })
  const broken = file.unreadable.map((row) => [placeOf(row), row.reason])
  const kinds = (types: ReadonlyMap<string, number>) =>
    [...types].map(([type, count]) => [type, String(count)])
  return html`${aside('Held back', ['Day', 'Finding', 'Figures', 'Why it was not sent'], held)}
${aside('Runs that don’t count', ['Day', 'Distance', 'Why', 'Id'], not)}
${aside('Rows that could not be read', ['Where', 'Why'], broken)}
${aside('Sounds like running, but unknown and not counted', ['Kind', 'Rows'], kinds(file.soundsLikeRunning))}
${aside('Other activities', ['Kind', 'Rows'], kinds(file.notRunning))}`
}

function aside(title: string, columns: string[], rows: string[][]) {
  if (rows.length === 0) return ''
  return html`<details><summary>${title} (${grouped(rows.length)})</summary>
<div class="scroll"><table><thead><tr>${columns.map((each) => html`<th>${each}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div></details>`
}
