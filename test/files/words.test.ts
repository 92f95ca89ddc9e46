import { describe, expect, it } from 'vitest'
import { readLog } from '../../src/files/read-log.ts'
import { readTraining } from '../../src/files/read-training.ts'
import { fileGiven } from './given.ts'
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
import { anHour, fitOf } from './tracks.ts'

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
  /^begins (in \d{4}: the watch had no date|on \d{4}-\d\d-\d\d, which is yet to come)$/,
]
const THEIRS =
  /invalid|unexpected|expected|received|schema|parse|token|undefined|error|regex|column_count|zod|csv_|typeof|string literal|\bunion\b/i

const garminOne = (over: object = {}) => ({
  ...{
    activityId: 17,
    activityType: { typeKey: 'running' },
    eventType: { typeKey: 'race' },
    manualActivity: false,
  },
  ...{ startTimeGMT: '2024-11-03 12:00:00', startTimeLocal: '2024-11-03 07:00:00', distance: 10_020.4 },
  ...{ duration: 3131.6, movingDuration: 3120.2, elapsedDuration: 3305.5, elevationGain: 41.7 },
  ...over,
})
const accountOne = (over: object = {}) => ({
  ...{ activityId: 17, activityType: 'running', eventTypeId: 1, manualActivity: false, parent: false },
  ...{ startTimeGmt: 1.73e12, beginTimestamp: 1.73e12, startTimeLocal: 1.73e12, distance: 1_002_040 },
  ...{ duration: 3_131_600, movingDuration: 3_120_200, elapsedDuration: 3_305_500, elevationGain: 4170 },
  ...over,
})

/** Recordings as they come, whose fields are spoiled where they stand between signs. */
const tcx = `<?xml version="1.0"?>
<TrainingCenterDatabase><Activities><Activity Sport="Running"><Id>2024-11-03T12:00:00Z</Id>
<Lap StartTime="2024-11-03T12:00:00Z"><TotalTimeSeconds>3600</TotalTimeSeconds><DistanceMeters>10000</DistanceMeters>
<Track><Trackpoint><Time>2024-11-03T12:00:00Z</Time><DistanceMeters>0</DistanceMeters></Trackpoint>
<Trackpoint><Time>2024-11-03T13:00:00Z</Time><DistanceMeters>10000</DistanceMeters></Trackpoint></Track></Lap>
<Creator><Name>A watch</Name></Creator></Activity></Activities></TrainingCenterDatabase>`
const gpx = `<?xml version="1.0"?>
<gpx version="1.1" creator="x"><trk><name>Easy</name><type>running</type><trkseg>
<trkpt lat="50.0" lon="8.0"><ele>100</ele><time>2024-11-03T12:00:00Z</time></trkpt>
<trkpt lat="50.1" lon="8.0"><ele>100</ele><time>2024-11-03T13:00:00Z</time></trkpt></trkseg></trk></gpx>`

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

/** The same of a file that is no text of a log: refused in our words, or read with none but ours. */
async function areOursIn(content: string | Uint8Array): Promise<void> {
  const read = await readTraining([fileGiven('file', content)])
  const words = read.ok
    ? read.value.unreadable.map(({ reason }) => reason)
    : [`${read.error.found}. ${read.error.instead}`]
  for (const each of words) {
    expect(each.replace(/".*?"/gs, '')).not.toMatch(THEIRS)
    expect(each, each).toMatch(/^[\w"’].{5,300}$/s)
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
    ['a list of intervals.icu', (over: object) => stravaRow({ icu_training_load: 40, ...over })],
    ['running_page’s list', pageRow],
    ['Garmin’s list', garminOne],
  ])('%s', (_, row) => {
    for (const field of Object.keys(row({})))
      for (const wrong of WRONG_JSON)
        areOurs(listOf(row({ [field]: wrong }), row({ id: 9, run_id: 9, activityId: 9 })))
  })

  it('Garmin’s account export', async () => {
    for (const field of Object.keys(accountOne()))
      for (const wrong of WRONG_JSON)
        await areOursIn(
          JSON.stringify([
            { summarizedActivitiesExport: [accountOne({ [field]: wrong }), accountOne({ activityId: 9 })] },
          ]),
        )
  })

  it.each([
    ['a TCX recording', tcx],
    ['a GPX recording', gpx],
  ])('%s, in every field and attribute, and cut off anywhere', async (_, text) => {
    for (const [found, before = '', , after = ''] of text.matchAll(/([>"])([^<>"\n]+)([<"])/g))
      for (const wrong of WRONG)
        await areOursIn(text.replace(found, `${before}${wrong.replace(/[<>"]/g, '?')}${after}`))
    for (let end = 1; end < text.length; end += 7) await areOursIn(text.slice(0, end))
  })

  it('a FIT recording, in every byte', async () => {
    const whole = fitOf([anHour('2024-11-03T12:00:00Z')])
    for (let at = 0; at < whole.length; at++)
      for (const byte of [0, 0x7f, 0xff]) await areOursIn(whole.with(at, byte))
    for (let end = 1; end < whole.length; end++) await areOursIn(whole.slice(0, end))
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
