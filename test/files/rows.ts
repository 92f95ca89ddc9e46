/** Small made files in the formats of others; each test spoils one field. */
import { readLog } from '../../src/files/read-log.ts'
import type { ReadOptions, TrainingFile } from '../../src/files/training-file.ts'

export const pageRow = (over: object = {}) => ({
  run_id: 41,
  distance: 8046.6,
  moving_time: '0:41:05',
  type: 'Run',
  subtype: null,
  start_date: '2024-03-09 21:30:00+00:00',
  start_date_local: '2024-03-10 06:30:00',
  average_speed: 3.2,
  elevation_gain: null,
  ...over,
})

export const stravaRow = (over: object = {}) => ({
  id: 7001,
  athlete: { id: 1 },
  distance: 21_097.5,
  moving_time: 6_300,
  elapsed_time: 6_360,
  total_elevation_gain: 120.4,
  type: 'Run',
  sport_type: 'Run',
  workout_type: null,
  start_date: '2024-11-03T12:30:00Z',
  start_date_local: '2024-11-03T07:30:00Z',
  timezone: '(GMT-05:00) America/New_York',
  trainer: false,
  manual: false,
  ...over,
})

/** One row to a line, as such files usually are. */
export const listOf = (...rows: object[]) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const csvOf = (...rows: string[][]) => rows.map((row) => row.map(quoted).join(',')).join('\n')

const untranslated = (name: string) => `<span class="missing" title="missing: en.${name}">${name}</span>`

export const exportHeader = [
  ...[
    'Activity ID',
    'Activity Date',
    'Activity Name',
    'Activity Type',
    'Activity Description',
    'Elapsed Time',
  ],
  ...['Distance', 'Max Heart Rate', 'Relative Effort', 'Commute', 'Activity Private Note', 'Activity Gear'],
  ...['Filename', 'Athlete Weight', 'Bike Weight', 'Elapsed Time', 'Moving Time', 'Distance', 'Max Speed'],
  ...['Average Speed', 'Elevation Gain', untranslated('Type'), 'Competition'],
]

export function exportRow(over: Record<number, string> = {}): string[] {
  const cells = exportHeader.map(() => '')
  const usual = { 0: '9001', 1: 'Nov 3, 2024, 1:57:47 PM', 2: 'Run, easy', 3: 'Run', 5: '3700', 6: '10.01' }
  const rest = { 15: '3700.0', 16: '3600.5', 17: '10012.4', 20: '55.5' }
  for (const [at, cell] of Object.entries({ ...usual, ...rest, ...over })) cells[Number(at)] = cell
  return cells
}

export const garminHeader = [
  ...['Activity Type', 'Date', 'Favorite', 'Title', 'Distance', 'Calories', 'Time', 'Total Ascent'],
  ...['Moving Time', 'Elapsed Time'],
]

export function garminRow(over: Partial<Record<string, string>> = {}): string[] {
  const usual: Record<string, string> = {
    'Activity Type': 'Running',
    Date: '2024-11-03 07:00:30',
    Favorite: 'false',
    Title: 'Run',
    Distance: '10.02',
    Calories: '1,020',
    Time: '00:52:13',
    'Total Ascent': '120',
    'Moving Time': '00:51:50',
    'Elapsed Time': '00:55:00',
  }
  return garminHeader.map((title) => over[title] ?? usual[title] ?? '')
}

/** Some of the names of Strava's API, as a program makes columns of them. */
export const apiHeader = [
  ...['id', 'name', 'distance', 'moving_time', 'elapsed_time', 'total_elevation_gain', 'type', 'sport_type'],
  ...['workout_type', 'start_date', 'start_date_local', 'timezone', 'trainer', 'manual', 'device_name'],
]

/** What is in a file that must be readable. */
export function fileOf(text: string, options?: ReadOptions): TrainingFile {
  const read = readLog(text, options)
  if (!read.ok) throw new Error(`refused: ${read.error.found}`)
  return read.value
}
