/** Writes runs out as each format has them, to be read back. */
import type { Run } from '../../src/domain/training/run.ts'
import { apiHeader, csvOf, exportHeader, exportRow, garminHeader, garminRow } from './rows.ts'

/** What a log says of a run, less than all: what every format can hold is seen in `formats`. */
export type Written = Pick<
  Run,
  'distanceMeters' | 'movingSeconds' | 'elapsedSeconds' | 'climbMeters' | 'localDate' | 'startedAt'
> & { number: number; title: string }

const two = (part: number) => String(part).padStart(2, '0')
const clock = (seconds: number) =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
const moment = (run: Written) => run.startedAt.toISOString().slice(0, 19)
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Nov 3, 2024, 1:57:47 PM` */
function spoken(run: Written): string {
  const at = run.startedAt
  const hour = at.getUTCHours()
  const time = `${hour % 12 || 12}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`
  return `${months[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()}, ${time}`
}

const climb = (run: Written, nothing: string) =>
  run.climbMeters === null ? nothing : String(run.climbMeters)

const apiObject = (run: Written) => ({
  ...{ id: run.number, name: run.title, type: 'Run', sport_type: 'Run', distance: run.distanceMeters },
  ...{ moving_time: run.movingSeconds, elapsed_time: run.elapsedSeconds },
  ...{
    total_elevation_gain: run.climbMeters,
    start_date: `${moment(run)}Z`,
    start_date_local: `${moment(run)}Z`,
  },
})

/** A format: its rows as text, from the names in front to what stands behind. */
export type Format = {
  rows(runs: readonly Written[]): string[]
  text(rows: readonly string[]): string
}

const lines = (head: readonly string[]) => ({
  text: (rows: readonly string[]) => [csvOf([...head]), ...rows].join('\n'),
})
const list = { text: (rows: readonly string[]) => `[\n${rows.join(',\n')}\n]` }

export const formats: Record<string, Format> = {
  'Garmin’s table': {
    ...lines(garminHeader),
    rows: (runs) =>
      runs.map((run) =>
        csvOf(
          garminRow({
            ...{ Date: moment(run).replace('T', ' '), Title: run.title, 'Total Ascent': climb(run, '--') },
            Distance: (run.distanceMeters / 1000).toFixed(3),
            Time: clock(run.elapsedSeconds),
            'Moving Time': clock(run.movingSeconds),
            'Elapsed Time': clock(run.elapsedSeconds),
          }),
        ),
      ),
  },
  'Strava’s export': {
    ...lines(exportHeader),
    rows: (runs) =>
      runs.map((run) =>
        csvOf(
          exportRow({
            ...{
              0: String(run.number),
              1: spoken(run),
              2: run.title,
              4: `${run.title}\n`,
              20: climb(run, ''),
            },
            ...{ 5: String(run.elapsedSeconds), 6: (run.distanceMeters / 1000).toFixed(2) },
            ...{ 15: `${run.elapsedSeconds}.0`, 16: `${run.movingSeconds}.0`, 17: `${run.distanceMeters}.0` },
          }),
        ),
      ),
  },
  'a table of Strava’s API': {
    ...lines(apiHeader),
    rows: (runs) =>
      runs.map((run) => {
        const cells = new Map<string, unknown>(Object.entries(apiObject(run)))
        return csvOf(apiHeader.map((name) => String(cells.get(name) ?? '')))
      }),
  },
  'a list of Strava’s API': { ...list, rows: (runs) => runs.map((run) => JSON.stringify(apiObject(run))) },
  'Garmin’s list': {
    ...list,
    rows: (runs) =>
      runs.map((run) =>
        JSON.stringify({
          ...{ activityId: run.number, activityType: { typeKey: 'running' }, activityName: run.title },
          ...{ startTimeGMT: moment(run).replace('T', ' '), startTimeLocal: moment(run).replace('T', ' ') },
          ...{ distance: run.distanceMeters, duration: run.movingSeconds, movingDuration: run.movingSeconds },
          ...{ elapsedDuration: run.elapsedSeconds, elevationGain: run.climbMeters },
        }),
      ),
  },
  'intervals.icu’s list': {
    ...list,
    rows: (runs) =>
      runs.map((run) => JSON.stringify({ ...apiObject(run), id: `i${run.number}`, icu_training_load: 1 })),
  },
  'running_page’s list': {
    ...list,
    rows: (runs) =>
      runs.map((run) =>
        JSON.stringify({
          ...{ run_id: run.number, type: 'Run', name: run.title, distance: run.distanceMeters },
          ...{ moving_time: clock(run.movingSeconds), elevation_gain: run.climbMeters },
          ...{ start_date: moment(run).replace('T', ' '), start_date_local: moment(run).replace('T', ' ') },
        }),
      ),
  },
}
