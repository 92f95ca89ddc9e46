/** A log of so many runs, written out in each format that is read. */

const DAY_MS = 86_400_000

export type Row = { id: number; at: string; meters: number; seconds: number }

export const rowsOf = (count: number): Row[] =>
  Array.from({ length: count }, (_, place) => {
    const meters = 6_000 + ((place * 7) % 11) * 400
    return {
      id: 1_000_000 + place,
      at: new Date(Date.UTC(2014, 0, 6, 6) + Math.floor(place * 0.9) * DAY_MS).toISOString().slice(0, 19),
      meters,
      seconds: Math.round(meters * 0.34),
    }
  })

const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 19)
const spaced = (at: string) => at.replace('T', ' ')

const strava = ({ id, at, meters, seconds }: Row) => ({
  ...{ id, type: 'Run', sport_type: 'Run', distance: meters, moving_time: seconds, elapsed_time: seconds },
  ...{ start_date: `${at}Z`, start_date_local: `${at}Z`, timezone: '(GMT+00:00) Europe/London' },
})

const intervals = (row: Row) => ({ ...strava(row), id: `i${row.id}`, icu_training_load: 40 })

const tableOf = (rows: object[]) =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.join(','))
    .join('\n')

/** Each format as a file with these rows in it. */
export const FORMATS: Readonly<Record<string, (rows: Row[]) => string>> = {
  'Strava’s API': (rows) => JSON.stringify(rows.map(strava)),
  'rows of Strava’s API': (rows) => tableOf(rows.map(strava)),
  'intervals.icu’s list': (rows) => JSON.stringify(rows.map(intervals)),
  'intervals.icu’s table': (rows) => tableOf(rows.map(intervals)),
  'Strava’s export before 2019': (rows) =>
    [
      'id,date,name,type,description,elapsed_time,distance,commute,gear,filename',
      ...rows.map(
        ({ id, at, meters, seconds }) =>
          `${id},${spaced(at)},Run,Run,,${seconds},${meters}.5,false,,activities/${id}.gpx`,
      ),
    ].join('\n'),
  'Strava’s export': (rows) =>
    [
      'Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance',
      ...rows.map(({ id, at, meters, seconds }) => {
        const day = new Date(`${at}Z`).toLocaleString('en-US', {
          dateStyle: 'medium',
          timeStyle: 'medium',
          timeZone: 'UTC',
        })
        return `${id},"${day}",Run,Run,"",${seconds},${meters / 1000}`
      }),
    ].join('\n'),
  'Garmin Connect’s CSV': (rows) =>
    [
      'Activity Type,Date,Favorite,Title,Distance,Calories,Time,Moving Time,Elapsed Time,Total Ascent',
      ...rows.map(
        ({ at, meters, seconds }) =>
          `Running,${spaced(at)},false,"Run",${meters / 1000},500,${clock(seconds)},${clock(seconds)},${clock(seconds)},40`,
      ),
    ].join('\n'),
  'Garmin Connect’s JSON': (rows) =>
    JSON.stringify(
      rows.map(({ id, at, meters, seconds }) => ({
        ...{ activityId: id, activityType: { typeKey: 'running' }, distance: meters, duration: seconds },
        ...{ startTimeGMT: spaced(at), startTimeLocal: spaced(at) },
      })),
    ),
  'Garmin’s account export': (rows) =>
    JSON.stringify([
      {
        summarizedActivitiesExport: rows.map(({ id, at, meters, seconds }) => ({
          ...{ activityId: id, activityType: 'running', distance: meters * 100, duration: seconds * 1000 },
          ...{ startTimeGmt: Date.parse(`${at}Z`), startTimeLocal: Date.parse(`${at}Z`) },
        })),
      },
    ]),
  running_page: (rows) =>
    JSON.stringify(
      rows.map(({ id, at, meters, seconds }) => ({
        ...{ run_id: id, type: 'Run', distance: meters, moving_time: clock(seconds) },
        ...{ start_date: spaced(at), start_date_local: spaced(at) },
      })),
    ),
}
