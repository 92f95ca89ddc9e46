import { describe, expect, it } from 'vitest'
import { readLog } from '../../src/files/read-log.ts'
import {
  apiHeader,
  csvOf,
  exportHeader,
  exportRow,
  garminHeader,
  garminRow,
  listOf,
  pageRow,
  stravaRow,
} from './rows.ts'

const WRONG = [
  '',
  'far',
  '--',
  '03/11',
  '12:34',
  '-5',
  '1e999',
  'x'.repeat(300),
  'a\nb',
  '"',
  '[object Object]',
  '½',
]
const WRONG_JSON = [...WRONG, null, undefined, true, -1, 1.5, [], {}, [1], { id: 1 }, Number.MAX_VALUE]

/** What a person may be told of a row; anything else is somebody else's words. */
const OURS = [
  /^[^"]{1,40} is missing$/,
  /^[^"]{1,40} is ".{0,40}", not (a|an) [^"]+$/s,
  /^has \d+ cells where the first line names \d+$/,
  /^has a quote that does not close$/,
  /^is the activity of line \d+ again$/,
  /^is cut off or broken: its brackets and quotes do not close$/,
  /^stands below other column names$/,
]
const THEIRS =
  /invalid|unexpected|expected|received|schema|parse|token|undefined|error|regex|column_count|zod|csv_|typeof|string literal|\bunion\b/i

/** All that is said of a text, in lines. */
function wordsOn(text: string): string[] {
  const read = readLog(text)
  if (!read.ok) return [`${read.error.found}. ${read.error.instead}`]
  return read.value.unreadable.flatMap(({ reason }) => reason.split('; '))
}

function areOurs(text: string): void {
  for (const words of wordsOn(text)) {
    // what was found stands between quotes, and is the file's
    expect(words.replace(/".*?"/gs, '')).not.toMatch(THEIRS)
    if (readLog(text).ok)
      expect(
        OURS.some((ours) => ours.test(words)),
        words,
      ).toBe(true)
  }
}

const sound = garminRow({ Date: '2024-11-09 07:00:00' })
const tables: [string, string[], string[], string[]][] = [
  ['Garmin’s table', garminHeader, garminRow(), sound],
  ['Strava’s export', exportHeader, exportRow(), exportRow({ 0: '9009' })],
  [
    'a table of Strava’s API',
    apiHeader,
    apiHeader.map((name) => String(new Map<string, unknown>(Object.entries(stravaRow())).get(name) ?? '')),
    apiHeader.map((name) =>
      String(new Map<string, unknown>(Object.entries(stravaRow({ id: 8 }))).get(name) ?? ''),
    ),
  ],
]

describe('whatever stands in a field, what is said of it is ours', () => {
  describe.each(tables)('%s', (_, head, row, other) => {
    it.each(head.map((name, at) => [name.replace(/<[^>]*>/g, ''), at] as const))('%s', (__, at) => {
      for (const wrong of WRONG) {
        areOurs(csvOf(head, row.with(at, wrong), other))
        areOurs(csvOf(head.with(at, wrong), row, other))
      }
      areOurs(csvOf(head, row.toSpliced(at, 1), other))
      areOurs(csvOf(head, row.toSpliced(at, 0, 'more'), other))
    })
  })

  it.each([
    ['a list of Strava’s API', stravaRow],
    ['running_page’s list', pageRow],
  ])('%s', (_, row) => {
    for (const field of Object.keys(row()))
      for (const wrong of WRONG_JSON) areOurs(listOf(row({ [field]: wrong }), row({ id: 9, run_id: 9 })))
  })

  it('and what it says has the line, the file’s own name, what was found and what would do', () => {
    const text = csvOf(
      ['Aktivitätstyp', 'Datum', 'Favorit', 'Titel', 'Distanz', 'Kalorien', 'Zeit'],
      [...['Laufen', '2024-11-03 07:00:00', 'false', 'x', `weit ${'weg '.repeat(30)}`, '1', 'lang']],
    )
    expect(readLog(text)).toMatchObject({
      value: {
        unreadable: [
          {
            line: 2,
            reason:
              'Distanz is "weit weg weg weg weg weg weg weg weg we…", not a number such as 10.02; Zeit is "lang", not a duration such as 0:52:13',
          },
        ],
      },
    })
  })
})
