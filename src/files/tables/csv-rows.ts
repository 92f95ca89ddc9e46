/** Takes a table apart into its rows, each with the line it begins on, however its quotes are broken. */
import type { Found } from '../training-file.ts'

/** The column names and the rows below them, until other names come (files put one behind the other). */
export type Table = { head: string[]; line: number; rows: Found<string[]>[] }

/** How many lines a row with broken quotes may span before it is given up. */
const FARTHEST = 20

/**
 * The tables in a text. A row ends where its quotes close and it has as many cells as there are names; where quotes are
 * broken, on its own line at the latest, so that it costs itself and none of its neighbours.
 *
 * @param skip lines in front of the column names, which some programs use for a title
 */
export function readTables(text: string, skip = 0): Table[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const named = /^"?sep=(.)"?[;,\t]*$/.exec(lines[0] ?? '')
  const tables: Table[] = []
  let table: Table | null = null
  let begin = skip + (named ? 1 : 0)
  const sign = named?.[1] ?? delimiterOf(lines.slice(begin).find((line) => line.trim() !== '') ?? '')
  while (begin < lines.length) {
    if (isEmpty(lines[begin] ?? '', sign)) {
      begin++
      continue
    }
    const line = begin + 1
    const { cells, count } = rowAt(lines, begin, sign, table?.head.length)
    begin += count
    if (!table || (cells && isHead(cells, table.head))) {
      const head = withoutTail(cells ?? [])
      if (table && head.join('\n') === table.head.join('\n')) continue
      table = { head, line, rows: [] }
      tables.push(table)
    } else {
      table.rows.push(found(line, cells, table.head.length))
    }
  }
  return tables
}

/** The names again: their first is no value of its own column. */
const isHead = (cells: string[], head: string[]) =>
  cells[0] !== '' && cells[0] === head[0] && cells.length > 1 && cells[1] === head[1]

function found(line: number, cells: string[] | null, width: number): Found<string[]> {
  if (!cells) return { line, unreadable: 'has a quote that does not close' }
  const value = withoutTail(cells, width)
  if (value.length <= width) return { line, value }
  return { line, unreadable: `has ${value.length} cells where the first line names ${width}` }
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
  if (strict?.count === 1) return strict
  // cells at its end may be left out, but a quote left open has swallowed rows
  const within = strict ? lines.slice(begin + 1, begin + strict.count) : []
  if (strict && within.every((line) => line.split(sign).length <= width / 2)) return strict
  return overLines(lines, begin, sign, width) ?? { cells: null, count: 1 }
}

/** A row over several lines with quotes that are not doubled; it ends before a line that is a row by itself. */
function overLines(lines: string[], begin: number, sign: string, width: number): RowAt | null {
  let text = lines[begin] ?? ''
  for (const [at, next] of lines.slice(begin + 1, begin + FARTHEST).entries()) {
    if (looseRow(next, sign)?.length === width) return null
    text += `\n${next}`
    const cells = looseRow(text, sign)
    if (cells?.length === width) return { cells, count: at + 2 }
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
        at = quote + 1
        break
      }
    }
    if (at === line.length) return { cells, count }
    if (line[at] !== sign) return null
    at++
  }
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
