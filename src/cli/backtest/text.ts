/** The backtest for a terminal: weeks as bars, then what would have been said, held back, left out. */

import { clockTimeOf, type LocalDate, weekStartOf } from '../../domain/time/calendar.ts'
import type { Week } from '../../domain/training/log.ts'
import { messageOf } from '../../report/message.ts'
import type { Simulation } from '../../report/simulate.ts'
import { assumed, figures, named, placeOf } from '../../report/words.ts'
import { isoDay } from '../../text/days.ts'
import { distance } from '../../text/distances.ts'
import { heldBackFragment } from '../../text/labels/held-back.ts'
import { uncountedWords } from '../../text/labels/runs.ts'
import { grouped, tally } from '../../text/plurals.ts'

/** Everything a person wants to know, in lines no wider than a terminal; in a file they are as long as they are. */
export function toText(simulation: Simulation, name: string, terminal: number | undefined): string {
  const width = terminal ?? 100
  const parts = [
    head(simulation, name),
    weeks(simulation, width),
    section('What would have been sent', said(simulation)),
    section('Held back', heldBack(simulation)),
    section('Not counted', notCounted(simulation)),
    section('Could not be read', unreadable(simulation)),
  ]
  const lines = parts.filter((part) => part.length > 0).flatMap((part) => [...part, ''])
  return lines.map((line) => (terminal ? clipped(line, terminal) : line)).join('\n')
}

const clipped = (line: string, width: number) => (line.length > width ? `${line.slice(0, width - 1)}…` : line)

const section = (title: string, lines: string[]) =>
  lines.length === 0 ? [] : [`${title} (${grouped(lines.length)})`, ...table(lines)]

/** Cells are parted by tabs; each column is as wide as its widest. */
function table(lines: string[]): string[] {
  const rows = lines.map((line) => line.split('\t'))
  const widths: number[] = []
  for (const cells of rows)
    for (const [at, cell] of cells.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length)
  return rows.map((cells) =>
    `  ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd(),
  )
}

function head({ file, log, runner, massages }: Simulation, name: string): string[] {
  const [first, last] = [log.counted[0], log.counted.at(-1)]
  const [aside, unknown] = [file.notRunning, file.soundsLikeRunning].map(counted)
  return [
    `${name}: ${file.format}`,
    first && last
      ? `${tally(log.counted.length, 'run')} from ${first.localDate} to ${last.localDate}, days in ${runner.timeZone}`
      : 'None of its runs counts.',
    assumed(runner, massages),
    ...(unknown ? [`Sounds like running, but unknown and not counted: ${unknown}`] : []),
    ...(aside ? [`Not running: ${aside}`] : []),
    ...file.notes,
  ]
}

const counted = (types: ReadonlyMap<string, number>) =>
  [...types].map(([type, count]) => `${type} ${count}`).join(', ')

/** Weeks without a run in a row that are told as one line. */
const PAUSE_WEEKS = 3

function weeks(simulation: Simulation, width: number): string[] {
  const { log, runner } = simulation
  if (log.weeks.length === 0) return []
  const marks = marksByWeek(simulation)
  const most = Math.max(...log.weeks.map(({ distanceMeters }) => distanceMeters))
  const barWidth = Math.max(8, Math.min(60, width - (width < 80 ? 32 : 58)))
  const lines = [`${'Week'.padEnd(10)}  ${'Distance'.padStart(9)}  Runs`]
  for (let index = 0; index < log.weeks.length; index++) {
    const pause = pauseAt(log.weeks, index)
    if (pause >= PAUSE_WEEKS) {
      lines.push(`${''.padEnd(10)}  ${'·'.padStart(9)}        ${tally(pause, 'week')} without a run`)
      index += pause - 1
      continue
    }
    const week = log.weeks[index]
    if (!week) continue
    const numbers = `${distance(week.distanceMeters, runner.units).padStart(9)}  ${String(week.runs).padStart(4)}`
    const drawn = bar(week.distanceMeters / most, barWidth).padEnd(barWidth)
    const words = width < 80 ? '' : (marks.get(week.weekStart) ?? []).join(', ')
    lines.push(`${week.weekStart}  ${numbers}  ${drawn}  ${words}`.trimEnd())
  }
  return lines
}

/** How many weeks without a run begin here. */
function pauseAt(all: readonly Week[], index: number): number {
  let end = index
  while (all[end]?.runs === 0) end++
  return end - index
}

/** What was said of a week, by its name, ● in front. */
function marksByWeek({ said, log }: Simulation): Map<LocalDate, string[]> {
  const marks = new Map<LocalDate, string[]>()
  for (const { nudge, findings } of said) {
    const week = weekStartOf(findings[0].date, log.weekStartsOn)
    marks.set(week, [...(marks.get(week) ?? []), `● ${named(nudge.rule)}`])
  }
  return marks
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

function bar(share: number, width: number): string {
  const parts = Math.round(share * width * 8)
  return '█'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '')
}

function said({ said: sent, runner }: Simulation): string[] {
  return sent.map((each) => {
    const { nudge, at, date } = each
    return `${isoDay(date)}\t${clockTimeOf(at, runner.timeZone)}\t${named(nudge.rule)}\t${messageOf(each, runner).subject}`
  })
}

function heldBack({ heldBack: nudges, runner }: Simulation): string[] {
  return nudges.map(({ rule, findings, why }) => {
    const lead = findings?.[0]
    const words = lead ? figures(lead, runner.units) : ''
    return `${lead ? isoDay(lead.date) : ''}\t${named(rule)}\t${words}\t${why ? heldBackFragment(why) : ''}`
  })
}

function notCounted({ log, runner }: Simulation): string[] {
  return log.notCounted.map(
    ({ run, why }) =>
      `${isoDay(run.localDate)}\t${distance(run.distanceMeters, runner.units).padStart(9)}\t${uncountedWords[why]}\t${run.id}`,
  )
}

function unreadable({ file }: Simulation): string[] {
  return file.unreadable.map((row) => `${placeOf(row)}\t${row.reason}`)
}
