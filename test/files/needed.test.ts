/** What a run needs: its kind, how far, how long and when. Whatever else is missing or spoiled costs nothing. */
import { describe, expect, it } from 'vitest'
import { fileGiven, trainingIn } from './given.ts'
import {
  apiHeader,
  csvOf,
  exportHeader,
  exportRow,
  garminHeader,
  garminRow,
  pageRow,
  stravaRow,
} from './rows.ts'

type Row = Record<string, unknown>

const garmin = (over: Row = {}): Row => ({
  activityId: 17_000_000_001,
  activityType: { typeId: 1, typeKey: 'running' },
  eventType: { typeId: 9, typeKey: 'uncategorized' },
  startTimeGMT: '2024-11-03 12:00:00',
  startTimeLocal: '2024-11-03 07:00:00',
  ...{ distance: 10_020.4, duration: 3_131.6, movingDuration: 3_120.2, elapsedDuration: 3_305.5 },
  ...{ elevationGain: 41.7, manualActivity: false },
  ...over,
})
const account = (over: Row = {}): Row => ({
  ...{ activityId: 15_000_000_001, activityType: 'running', sportType: 'RUNNING', eventTypeId: 9 },
  beginTimestamp: Date.parse('2024-11-03T12:00:00Z'),
  startTimeGmt: Date.parse('2024-11-03T12:00:00Z'),
  startTimeLocal: Date.parse('2024-11-03T07:00:00Z'),
  ...{ distance: 1_002_040, duration: 3_131_600, movingDuration: 3_120_200, elapsedDuration: 3_305_500 },
  ...{ elevationGain: 4170, manualActivity: false },
  ...over,
})
const intervals = (over: Row = {}): Row => ({ ...stravaRow({ id: 'i17' }), icu_training_load: 40, ...over })

const tableRow = (header: readonly string[], cells: readonly string[]): Row =>
  Object.fromEntries(header.map((name, at) => [`${at} ${name}`, cells[at]]))
const api = (): Row => {
  const fields = new Map<string, unknown>(Object.entries(stravaRow()))
  return tableRow(
    apiHeader,
    apiHeader.map((name) => String(fields.get(name) ?? '')),
  )
}
const cellsIn = (row: Row) => Object.values(row).map((cell) => String(cell ?? ''))
const inTable = (header: string[]) => (row: Row) => csvOf(header, cellsIn(row))
const inList = (row: Row) => `[${JSON.stringify(row)}]`

type Format = {
  row: Row
  text(row: Row): string
  /** Each group is one need: of its fields one is enough. */
  needs: readonly (readonly RegExp[])[]
}

const STRAVA = [
  [/^(\d+ )?(sport_)?type$/],
  [/^(\d+ )?distance$/],
  [/^(\d+ )?moving_time$/, /^(\d+ )?elapsed_time$/],
  [/^(\d+ )?start_date$/, /^(\d+ )?start_date_local$/],
]

const formats: Record<string, Format> = {
  'a list of Strava’s API': { row: stravaRow(), text: inList, needs: STRAVA },
  'a list of intervals.icu': { row: intervals(), text: inList, needs: STRAVA },
  'rows of Strava’s API': { row: api(), text: inTable(apiHeader), needs: STRAVA },
  'Strava’s export': {
    row: tableRow(exportHeader, exportRow()),
    text: inTable(exportHeader),
    needs: [[/Activity Type/], [/Activity Date/], [/Elapsed Time/, /Moving Time/], [/Distance/]],
  },
  'Garmin’s table': {
    row: tableRow(garminHeader, garminRow()),
    text: inTable(garminHeader),
    needs: [[/Activity Type/], [/Date/], [/Time/], [/Distance/]],
  },
  'running_page’s list': {
    row: pageRow({ elapsed_time: '0:45:00' }),
    text: inList,
    needs: [
      [/^type$/],
      [/^distance$/],
      [/^moving_time$/, /^elapsed_time$/],
      [/^start_date$/, /^start_date_local$/],
    ],
  },
  'Garmin’s list': {
    row: garmin(),
    text: inList,
    needs: [[/activityType/], [/^distance$/], [/duration/i], [/^startTimeGMT$/, /^startTimeLocal$/]],
  },
  'Garmin’s account export': {
    row: account(),
    text: (row) => JSON.stringify([{ summarizedActivitiesExport: [row] }]),
    needs: [
      [/activityType/, /sportType/],
      [/^distance$/],
      [/duration/i],
      [/^beginTimestamp$/, /^startTimeGmt$/],
    ],
  },
}

const SPOILT = ['', 'x', '{', '-', null]
/** Any other name is another kind. */
const NO_NAME = ['', null]

describe.each(Object.entries(formats))('%s', (_, { row, text, needs }) => {
  const runsIn = async (each: Row) =>
    (await trainingIn(fileGiven('log', text(each)), { timeZone: 'UTC' })).runs

  it.each(Object.keys(row))('can do without a sound %s, where another says it', async (field) => {
    const need = needs.find((group) => group.some((name) => name.test(field)))
    const others = Object.keys(row).filter(
      (other) => other !== field && need?.some((name) => name.test(other)),
    )
    if (need && others.length === 0) return
    const [whole] = await runsIn(row)
    for (const spoilt of need === needs[0] ? NO_NAME : SPOILT) {
      const runs = await runsIn({ ...row, [field]: spoilt })
      expect(
        runs.map(({ distanceMeters }) => Math.round(distanceMeters / 50)),
        `${field}: ${spoilt}`,
      ).toEqual([Math.round((whole?.distanceMeters ?? 0) / 50)])
    }
  })
})

describe('an activity without an id has one made of its start', () => {
  it.each([
    ['Strava’s list', (): Row => stravaRow(), 'id', 'strava:20241103123000'],
    ['intervals.icu’s list', intervals, 'id', 'intervals:20241103123000'],
    ['Garmin’s list', garmin, 'activityId', 'garmin:20241103120000'],
  ])('%s', async (_, row, field, id) => {
    const { [field]: __, ...rest } = row()
    expect((await trainingIn(fileGiven('log', inList(rest)))).runs.map((run) => run.id)).toEqual([id])
  })

  it('in Garmin’s account export too', async () => {
    const { activityId: _, ...rest } = account()
    const text = JSON.stringify([{ summarizedActivitiesExport: [rest] }])
    expect((await trainingIn(fileGiven('log', text))).runs.map((run) => run.id)).toEqual([
      'garmin:20241103120000',
    ])
  })

  it.each(['i1234567', '3f2a9c1e-41bc-4f', 'keep_9'])(
    'and one that is no number is an id: %s',
    async (id) => {
      expect((await trainingIn(fileGiven('log', inList(stravaRow({ id }))))).runs[0]?.id).toBe(`strava:${id}`)
      expect((await trainingIn(fileGiven('log', inList(pageRow({ run_id: id }))))).runs[0]?.id).toBe(
        `running-page:${id}`,
      )
    },
  )

  it('but not what a spreadsheet has made of a long one', async () => {
    expect((await trainingIn(fileGiven('log', inList(stravaRow({ id: '9.1E+09' }))))).runs[0]?.id).toBe(
      'strava:20241103123000',
    )
  })
})

describe('intervals.icu', () => {
  it('is called by its name, as a list and as a table', async () => {
    const list = await trainingIn(fileGiven('log', inList(intervals())))
    expect([list.source, list.format]).toEqual(['intervals', 'a JSON list as intervals.icu gives it'])
    const header =
      'id,type,start_date_local,moving_time,elapsed_time,distance,total_elevation_gain,icu_training_load'
    const table = await trainingIn(
      fileGiven('activities.csv', `${header}\ni17,Run,2024-11-03T07:30:00,6300,6360,21097.5,120,40\n`),
      { timeZone: 'America/New_York' },
    )
    expect(table).toMatchObject({
      format: 'intervals.icu’s activities as CSV',
      runs: [
        {
          id: 'intervals:i17',
          localDate: '2024-11-03',
          startedAt: new Date('2024-11-03T12:30:00Z'),
          distanceMeters: 21_098,
        },
      ],
    })
  })
})

describe('one activity as Garmin Connect gives it', () => {
  it('has its figures in a summary', async () => {
    const { activityId, activityType, eventType, ...summary } = garmin()
    const text = JSON.stringify({
      activityId,
      activityTypeDTO: activityType,
      eventTypeDTO: { typeKey: 'race' },
      summaryDTO: summary,
    })
    expect((await trainingIn(fileGiven('activity_17.json', text))).runs).toMatchObject([
      { id: 'garmin:17000000001', distanceMeters: 10_020, movingSeconds: 3120, marked: 'race' },
    ])
  })
})
