/** Takes a CSV apart into its rows, each with the line it begins on. */
import { CsvError, parse } from 'csv-parse/sync'
import type { Row } from './training-file.ts'

type CsvRow = Row<string[]> | { line: number; unreadable: string }

/** The rows of a table, the line with the column names among them. After a row with broken quotes it goes on below. */
export function readCsv(text: string): CsvRow[] {
  const lines = text.split(/\r\n|\n|\r/)
  const rows: CsvRow[] = []
  const nextRow = (line: number) => {
    let next = line
    while (next < lines.length && lines[next]?.trim() === '') next++
    return next
  }
  // counted from 0 here, as places in `lines`
  for (let begin = nextRow(0); begin < lines.length; begin = nextRow(begin)) {
    const reached = begin
    try {
      parse(lines.slice(begin).join('\n'), {
        relax_column_count: true,
        skip_empty_lines: true,
        on_record: (cells: string[], { lines: read }) => {
          rows.push({ line: begin + 1, value: cells })
          begin = nextRow(reached + read)
          return null
        },
      })
      return rows
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      rows.push({ line: begin + 1, unreadable: 'has a quote that does not close' })
      begin++
    }
  }
  return rows
}
