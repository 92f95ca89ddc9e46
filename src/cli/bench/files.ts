/** Reading training files: ten years in each format, and a large one whose memory is watched. */
import { type Given, readTraining } from '../../files/read-training.ts'
import type { Figure } from './figure.ts'

const ROWS = 4_000
const LARGE_BYTES = 20_000_000
const DAY_MS = 86_400_000

type Row = { id: number; at: string; meters: number; seconds: number }

const rowsOf = (count: number): Row[] =>
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

/** Each format as a file with these rows in it. */
const FORMATS: Readonly<Record<string, (rows: Row[]) => string>> = {
  'Strava’s API': (rows) => JSON.stringify(rows.map(strava)),
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
  running_page: (rows) =>
    JSON.stringify(
      rows.map(({ id, at, meters, seconds }) => ({
        ...{ run_id: id, type: 'Run', distance: meters, moving_time: clock(seconds) },
        ...{ start_date: spaced(at), start_date_local: spaced(at) },
      })),
    ),
}

async function read(name: string, text: string): Promise<{ runs: number; ms: number }> {
  const blob = new Blob([text])
  const given: Given = { name, open: () => Promise.resolve(blob) }
  const began = performance.now()
  const log = await readTraining([given], { timeZone: 'UTC' })
  if (!log.ok) throw new Error(`${name} is ${log.error.found}`)
  return { runs: log.value.runs.length, ms: performance.now() - began }
}

/** Each format, and the memory that a large file of it takes beyond the file itself. */
export async function* fileFigures(): AsyncGenerator<Omit<Figure, 'part'>> {
  for (const [format, written] of Object.entries(FORMATS)) {
    const { runs, ms } = await read(format, written(rowsOf(ROWS)))
    if (runs !== ROWS) throw new Error(`${format}: ${runs} of ${ROWS} runs were read`)
    yield { what: `ten years as ${format}`, value: ms, unit: 'ms', budget: { most: 1_000 } }
  }
  for (const [format, written] of Object.entries(FORMATS)) {
    const count = Math.ceil((ROWS * LARGE_BYTES) / written(rowsOf(ROWS)).length)
    const text = written(rowsOf(count))
    const before = process.memoryUsage.rss()
    const { ms } = await read(format, text)
    const more = Math.max(0, process.memoryUsage.rss() - before) / 2 ** 20
    const what = `20 MB as ${format}, ${count.toLocaleString('en')} runs`
    yield { what, value: ms / 1000, unit: 's' }
    yield { what: `${what}: memory`, value: more, unit: 'MB more' }
  }
}
