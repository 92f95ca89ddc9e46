/** Reads a training log from the text of a file, whatever wrote it: the format is told by its content. */
import { endOf } from '../domain/training/run.ts'
import { err, ok, type Result } from '../result.ts'
import { readCsv } from './csv-rows.ts'
import { garminCsv } from './garmin-csv.ts'
import { readJsonList } from './json-rows.ts'
import { runningPage } from './running-page.ts'
import { stravaExport } from './strava-export.ts'
import { stravaList } from './strava-list.ts'
import type { Reader, ReadOptions, Refusal, Row, RowRead, TrainingFile } from './training-file.ts'

const lists = [runningPage, stravaList]
const tables = [stravaExport, garminCsv]

const instead = `Give one of these: ${[...lists, ...tables].map(({ format }) => format).join(', ')}.`

/**
 * Runs as the file tells them, rows that can't be read with their line, and what was left aside. A file that is none of
 * the known formats is refused as a whole, with what was found in it and what was expected.
 */
export function readLog(text: string, options: ReadOptions = {}): Result<TrainingFile, Refusal> {
  const content = text.replace(/^\uFEFF/, '')
  const first = content.trimStart()[0]
  if (first === undefined) return refused('an empty file')
  if (first === '[') return readList(content, options)
  if (first === '{') return refused('a JSON object, not a list of activities')
  if (first === '<') return refused('a page or a track (XML), not a list of activities')
  return readTable(content, options)
}

const refused = (found: string) => err({ found, instead })

function readList(text: string, options: ReadOptions): Result<TrainingFile, Refusal> {
  const rows = readJsonList(text)
  const sound = rows.filter((row) => 'value' in row)
  if (rows.length === 0) return refused('an empty list')
  for (const reader of lists) {
    // the first row may be the broken one
    for (const row of sound.slice(0, 5)) {
      const read = reader.open(row.value, options)
      if (read) return ok(collect(reader, rows, read, options))
    }
  }
  return refused('a JSON list of something else')
}

function readTable(text: string, options: ReadOptions): Result<TrainingFile, Refusal> {
  const [head, ...rows] = readCsv(text)
  if (!head || !('value' in head)) return refused('text without columns')
  for (const reader of tables) {
    const read = reader.open(head.value, options)
    if (read) return ok(collect(reader, rows.map(ofWidth(head.value.length)), read, options))
  }
  const names = head.value.slice(0, 4).join(', ').slice(0, 60)
  return refused(head.value.length > 1 ? `a table with the columns ${names} …` : 'text without columns')
}

type Found<T> = Row<T> | { line: number; unreadable: string }

/** A row with a cell too many or too few would be read in the wrong columns. */
function ofWidth(width: number): (row: Found<string[]>) => Found<string[]> {
  return (row) => {
    if (!('value' in row) || row.value.length === width) return row
    return { line: row.line, unreadable: `has ${row.value.length} cells where the first line names ${width}` }
  }
}

function collect<Head, Value>(
  reader: Reader<Head, Value>,
  rows: Found<Value>[],
  read: (value: Value) => RowRead,
  options: ReadOptions,
): TrainingFile {
  const { source, format } = reader
  const [notRunning, soundsLikeRunning] = [new Map<string, number>(), new Map<string, number>()]
  const file: TrainingFile = {
    source,
    format,
    runs: [],
    unreadable: [],
    notRunning,
    soundsLikeRunning,
    notes: reader.notes(options),
  }
  const lineOf = new Map<string, number>()
  let newest = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    const result = 'value' in row ? read(row.value) : row
    if ('unreadable' in result) {
      file.unreadable.push({ line: row.line, reason: result.unreadable })
    } else if ('notRunning' in result) {
      countUp(notRunning, result.notRunning)
    } else if ('soundsLikeRunning' in result) {
      countUp(soundsLikeRunning, result.soundsLikeRunning)
    } else {
      const { run, timeZone } = result
      const earlier = lineOf.get(run.id)
      if (earlier !== undefined) {
        file.unreadable.push({ line: row.line, reason: `is the activity of line ${earlier} again` })
        continue
      }
      lineOf.set(run.id, row.line)
      file.runs.push(run)
      if (timeZone && endOf(run).getTime() > newest) {
        newest = endOf(run).getTime()
        file.timeZone = timeZone
      }
    }
  }
  return file
}

const countUp = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
