/** Reads a JSON list of activities, whichever of the known formats it is. */
import { err, ok, type Result } from '../../result.ts'
import { collect } from '../collect.ts'
import type { Found, ReadOptions, Refusal, TrainingFile } from '../training-file.ts'
import { garminList } from './garmin-list.ts'
import { listsWithin, readJsonRows } from './json-rows.ts'
import { otherJson } from './other-json.ts'
import { runningPage } from './running-page.ts'
import { intervalsList, stravaList } from './strava-list.ts'

const listReaders = [runningPage, intervalsList, stravaList, garminList]

/** The first rows may be the broken ones. */
const ROWS_LOOKED_AT = 5

/** The activities of a list, or of a list inside an object; refused when the rows are none of those we know. */
export function readList(text: string, options: ReadOptions): Result<TrainingFile, Refusal> {
  const outermost = readJsonRows(text, { from: 0, to: text.length })
  const file = readWith(outermost, options)
  if (file) return file
  for (const span of listsWithin(text)) {
    const within = readWith(readJsonRows(text, span), options)
    if (within) return within
  }
  return err(
    otherJson(text.trimStart().startsWith('[') ? 'list' : 'object', outermost.length, soundIn(outermost)[0]),
  )
}

const soundIn = (rows: readonly Found<unknown>[]) =>
  rows.flatMap((row) => ('value' in row ? [row.value] : []))

function readWith(rows: Found<unknown>[], options: ReadOptions): Result<TrainingFile, Refusal> | null {
  for (const reader of listReaders) {
    for (const row of soundIn(rows).slice(0, ROWS_LOOKED_AT)) {
      const opened = reader.open(row, options)
      if (!opened) continue
      return 'refused' in opened ? err(opened.refused) : ok(collect(reader, [{ opened, rows }], options))
    }
  }
  return null
}
