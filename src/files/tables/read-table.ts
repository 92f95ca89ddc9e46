/** Reads a table of activities, whichever of the known formats it is. */
import { err, ok, type Result } from '../../result.ts'
import { collect, type Part } from '../collect.ts'
import type { Reader, ReadOptions, Refusal, TrainingFile } from '../training-file.ts'
import { readTables, type Table } from './csv-rows.ts'
import { garminCsv } from './garmin-csv.ts'
import type { Head } from './head.ts'
import { otherTable } from './other-tables.ts'
import { intervalsRows, stravaApiRows } from './strava-api-rows.ts'
import { stravaExport } from './strava-export.ts'

const tableReaders = [stravaExport, garminCsv, intervalsRows, stravaApiRows]

/** How many lines may stand in front of the column names: a title, an address, a summary. */
const TITLE_LINES = 30
/** How many lines are looked at to find them. */
const LINES_LOOKED_AT = 100

/** The activities of a table; refused when its columns are none of those we know. */
export function readTable(text: string, options: ReadOptions): Result<TrainingFile, Refusal> {
  const begin = beginOf(text)
  for (let skip = 0; skip <= TITLE_LINES; skip++) {
    const [first] = readTables(begin, skip)
    const head = first && { names: first.head, rows: soundIn(first) }
    const reader = head && tableReaders.find((each) => each.open(head, options) !== null)
    const file = reader && readWith(reader, readTables(text, skip), options)
    if (file) return file
  }
  return err(otherTable(readTables(begin)[0]?.head ?? []))
}

function beginOf(text: string): string {
  let end = 0
  for (let line = 0; line < LINES_LOOKED_AT && end !== -1; line++) end = nextLine(text, end)
  return end === -1 ? text : text.slice(0, end)
}

/** Lines may end by either sign, or both. */
function nextLine(text: string, from: number): number {
  const ends = /\r\n?|\n/g
  ends.lastIndex = from
  return ends.test(text) ? ends.lastIndex : -1
}

const soundIn = ({ rows }: Table) => rows.flatMap((row) => ('value' in row ? [row.value] : []))

/** All tables of a file by one reader; null when the first is none of its own. */
function readWith(
  reader: Reader<Head, string[]>,
  tables: readonly Table[],
  options: ReadOptions,
): Result<TrainingFile, Refusal> | null {
  const parts: Part<string[]>[] = []
  for (const { head, rows } of tables) {
    const opened = reader.open({ names: head, rows: soundIn({ head, rows }) }, options)
    if (!opened && parts.length === 0) return null
    if (opened && 'refused' in opened) return err(opened.refused)
    const unknown = 'stands below other column names'
    parts.push({ rows, opened: opened ?? { read: () => ({ unreadable: unknown }), notes: [] } })
  }
  return parts.length === 0 ? null : ok(collect(reader, parts, options))
}
