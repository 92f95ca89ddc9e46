/** Reads a table of activities, whichever of the known formats it is. */
import { err, ok, type Result } from '../../result.ts'
import { collect, type Part } from '../collect.ts'
import type { Reader, ReadOptions, Refusal, TrainingFile } from '../training-file.ts'
import { readTables, type Table } from './csv-rows.ts'
import { garminCsv } from './garmin-csv.ts'
import type { Head } from './head.ts'
import { otherTable } from './other-tables.ts'
import { stravaApiRows } from './strava-api-rows.ts'
import { stravaExport } from './strava-export.ts'

const tableReaders = [stravaExport, garminCsv, stravaApiRows]

/** How many lines may stand in front of the column names. */
const TITLE_LINES = 3

/** The activities of a table; refused when its columns are none of those we know. */
export function readTable(text: string, options: ReadOptions): Result<TrainingFile, Refusal> {
  for (let skip = 0; skip <= TITLE_LINES; skip++) {
    const tables = readTables(text, skip)
    for (const reader of tableReaders) {
      const file = readWith(reader, tables, options)
      if (file) return file
    }
  }
  return err(otherTable(readTables(text)[0]?.head ?? []))
}

/** All tables of a file by one reader; null when the first is none of its own. */
function readWith(
  reader: Reader<Head, string[]>,
  tables: readonly Table[],
  options: ReadOptions,
): Result<TrainingFile, Refusal> | null {
  const parts: Part<string[]>[] = []
  for (const { head, rows } of tables) {
    const values = rows.flatMap((row) => ('value' in row ? [row.value] : []))
    const opened = reader.open({ names: head, rows: values }, options)
    if (!opened && parts.length === 0) return null
    if (opened && 'refused' in opened) return err(opened.refused)
    const unknown = 'stands below other column names'
    parts.push({ rows, opened: opened ?? { read: () => ({ unreadable: unknown }), notes: [] } })
  }
  return parts.length === 0 ? null : ok(collect(reader, parts, options))
}
