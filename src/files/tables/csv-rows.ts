/** Takes a table apart into its rows, each with the line it begins on, however its quotes are broken. */
import type { Found } from '../training-file.ts'

/** The column names and the rows below them, until other names come (files put one behind the other). */
export type Table = { head: string[]; rows: Found<string[]>[] }

/** How many lines a row with broken quotes may span before it is given up. */
const FARTHEST = 20

/**
 * The tables in a text. A row ends where its quotes close and it has as many cells as there are names; where quotes are
 * broken, on its own line at the latest, so that it costs itself and none of its neighbours.
 *
 * @param skip lines in front of the column names, which some programs use for a title
 */
export function readTables(text: string, skip = 0): Table[] {
  const lines = undressed(text.replace(/\r\n?/g, '\n')).split('\n')
  const named = /^"?sep=(.)"?[;,\t]*$/.exec(lines[0] ?? '')
  const written: Written[] = []
  let begin = skip + (named ? 1 : 0)
  const sign = named?.[1] ?? delimiterOf(lines.slice(begin).find((line) => line.trim() !== '') ?? '')
  while (begin < lines.length) {
    if (isEmpty(lines[begin] ?? '', sign)) {
      begin++
      continue
    }
    const table = written.at(-1)
    const { cells, count } = rowAt(lines, begin, sign, table?.head.length)
    if (!table || (cells && isHead(cells, table.head))) {
      if (!table || cells?.join('\n') !== table.head.join('\n')) written.push({ head: cells ?? [], rows: [] })
    } else {
      table.rows.push({ line: begin + 1, cells })
    }
    begin += count
  }
  return written.map(({ head, rows }) => {
    const names = withoutTail(head)
    const widest = Math.max(head.length, usualWidth(rows))
    return { head: names, rows: rows.map((row) => found(row, names.length, widest)) }
  })
}

/** Each line in quotes as one cell, as a spreadsheet saves what it could not part; quotes that a word processor bent. */
function undressed(text: string): string {
  const straight = text.includes('"') ? text : text.replace(/[“”„]/g, '"')
  const begin = straight.slice(0, LOOKED_AT).split('\n').slice(0, -1)
  const isWrapped = (line: string) => /^"(?:[^"]|"")*"$/.test(line) && /[,;\t]/.test(line)
  const isDressed = begin.length > 0 && begin.every((line) => line === '' || isWrapped(line))
  if (!isDressed) return straight
  return straight.replace(/^"((?:[^"\n]|"")*)"$/gm, (_, line: string) => line.replaceAll('""', '"'))
}

/** How much of a text is looked at for the way it is dressed. */
const LOOKED_AT = 4_000

type WrittenRow = { line: number; cells: string[] | null }
type Written = { head: string[]; rows: WrittenRow[] }

/** The names again: their first is no value of its own column. */
const isHead = (cells: string[], head: string[]) =>
  cells[0] !== '' && cells[0] === head[0] && cells.length > 1 && cells[1] === head[1]

/** How many cells most rows have; some programs end each with one too many. */
function usualWidth(rows: readonly WrittenRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) if (cells) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0]
}

/** A row as wide as its names. Where only one has more cells than it should, they stand in the wrong columns. */
function found({ line, cells }: WrittenRow, width: number, widest: number): Found<string[]> {
  if (!cells) return { line, unreadable: 'has a quote that does not close' }
  const value = withoutTail(cells, width)
  if (cells.length <= widest && value.length <= width) return { line, value }
  return { line, unreadable: `has ${cells.length} cells where the first line names ${width}` }
}

/** A row without the empty cells beyond its width, which spreadsheets like to add. */
function withoutTail(cells: string[], width = 0): string[] {
  let end = cells.length
  while (end > width && cells[end - 1]?.trim() === '') end--
  return cells.slice(0, end)
}

const isEmpty = (line: string, sign: string) => line.replaceAll(sign, '').replaceAll('"', '').trim() === ''

/** What parts the cells: what stands most often between the column names. */
function delimiterOf(head: string): string {
  const bare = head.replace(/"[^"]*"/g, '')
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, count: bare.split(sign).length }))
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).sign
}

type RowAt = { cells: string[] | null; count: number }

/** The row that begins on a line, and how many lines it takes; its cells are null when they can't be told apart. */
function rowAt(lines: string[], begin: number, sign: string, width: number | undefined): RowAt {
  const first = lines[begin] ?? ''
  const strict = strictRow(lines, begin, sign)
  if (strict && (width === undefined || strict.cells.length === width || !first.includes('"'))) return strict
  const alone = looseRow(first, sign)
  if (width === undefined || alone?.length === width) return { cells: alone, count: 1 }
  // cells may be missing, but a quote left open swallows the rows behind it
  const within = strict ? Array.from({ length: strict.count - 1 }, (_, at) => begin + at + 1) : []
  if (strict && !within.some((line) => isRow(lines, line, sign, width))) return strict
  return overLines(lines, begin, sign, width) ?? { cells: null, count: 1 }
}

/** Whether a whole row begins on a line, and not the end of a text. */
function isRow(lines: string[], at: number, sign: string, width: number): boolean {
  const line = lines[at] ?? ''
  if (line.replace(/^"+/, '').startsWith(sign) && line.startsWith('"')) return false
  return (strictRow(lines, at, sign)?.cells ?? looseRow(line, sign))?.length === width
}

/** A row over several lines with quotes that are not doubled; it ends before a line that begins a row itself. */
function overLines(lines: string[], begin: number, sign: string, width: number): RowAt | null {
  let text = lines[begin] ?? ''
  for (let count = 2; count <= FARTHEST && begin + count <= lines.length; count++) {
    const last = begin + count - 1
    if (isRow(lines, last, sign, width)) return null
    text += `\n${lines[last]}`
    const cells = looseRow(text, sign)
    if (cells?.length === width) return { cells, count }
  }
  return null
}

/** A row by the book: quotes inside quotes are doubled, and behind a closing one the cell ends. */
function strictRow(lines: string[], begin: number, sign: string): { cells: string[]; count: number } | null {
  const cells: string[] = []
  let line = lines[begin] ?? ''
  let count = 1
  let at = 0
  for (;;) {
    at = quoteBehindBlanks(line, at)
    if (line[at] !== '"') {
      const end = line.indexOf(sign, at)
      cells.push(line.slice(at, end === -1 ? undefined : end))
      if (end === -1) return { cells, count }
      at = end + 1
      continue
    }
    let value = ''
    at++
    for (;;) {
      const quote = line.indexOf('"', at)
      if (quote === -1) {
        const next = lines[begin + count]
        if (next === undefined) return null
        value += `${line.slice(at)}\n`
        line = next
        count++
        at = 0
      } else if (line[quote + 1] === '"') {
        value += line.slice(at, quote + 1)
        at = quote + 2
      } else {
        cells.push(value + line.slice(at, quote))
        at = endOfBlanks(line, quote + 1)
        break
      }
    }
    if (at === line.length) return { cells, count }
    if (line[at] !== sign) return null
    at++
  }
}

/** Blanks between a sign and a quote belong to neither. */
function endOfBlanks(line: string, at: number): number {
  let end = at
  while (line[end] === ' ') end++
  return end
}

function quoteBehindBlanks(line: string, at: number): number {
  const end = endOfBlanks(line, at)
  return line[end] === '"' ? end : at
}

/** A row whose quotes are not doubled: one closes only where the cell ends and the next one begins soundly. */
function looseRow(text: string, sign: string): string[] | null {
  const cells: string[] = []
  let at = 0
  for (;;) {
    const end = text[at] === '"' ? closingQuote(text, at, sign) + 1 : endOfPlain(text, at, sign)
    if (end === 0) return null
    const cell = text.slice(at, end)
    cells.push(cell.startsWith('"') && end > at + 1 ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end >= text.length) return cells
    at = end + 1
  }
}

const endOfPlain = (text: string, at: number, sign: string) => {
  const end = text.indexOf(sign, at)
  return end === -1 ? text.length : end
}

function closingQuote(text: string, open: number, sign: string): number {
  for (let quote = text.indexOf('"', open + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    if (quote + 1 === text.length) return quote
    if (text[quote + 1] !== sign) continue
    const next = quote + 2
    if (text[next] === '"' || !text.slice(next, endOfPlain(text, next, sign)).includes('"')) return quote
  }
  return -1
}
