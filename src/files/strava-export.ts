/** Strava's bulk export, `activities.csv`: two columns called Distance, dates in UTC and in the account's language. */
import { z } from 'zod'
import { localDateOf } from '../domain/time/calendar.ts'
import { activityId, decimal, isNothing, name, read, reasonOf, sportOf } from './fields.ts'
import { spokenMoment } from './spoken-dates.ts'
import type { Reader, ReadOptions, RowRead } from './training-file.ts'

/** Where each field stands; null where the export (older ones have ten columns) has none. */
type Columns = Record<'id' | 'date' | 'type' | 'elapsed' | 'kilometers', number> &
  Record<'moving' | 'meters' | 'climb' | 'competition', number | null>

/** The order has been the same in every language since 2019, only the names are translated. */
const inOrder: Columns = {
  id: 0,
  date: 1,
  type: 3,
  elapsed: 5,
  kilometers: 6,
  moving: 16,
  meters: 17,
  climb: 20,
  competition: null,
}

const number = read(decimal, 'a number')
const orEmpty = z.union([
  z
    .string()
    .refine(isNothing)
    .transform(() => null),
  number,
])

const row = z.object({
  id: activityId,
  date: read(spokenMoment, 'a date such as Nov 3, 2024, 1:57:47 PM'),
  type: name,
  elapsed: orEmpty,
  kilometers: orEmpty,
  moving: orEmpty,
  meters: orEmpty,
  climb: orEmpty,
  competition: z.string(),
})

/** Some names come wrapped in a note that their translation is missing. */
const plain = (title: string) =>
  title
    .replace(/<[^>]*>/g, '')
    .trim()
    .toLowerCase()

function columnsOf(header: string[]): Columns | null {
  const titles = header.map(plain)
  const at = (title: string) => (titles.includes(title) ? titles.indexOf(title) : null)
  const last = (title: string) => (titles.includes(title) ? titles.lastIndexOf(title) : null)
  const [id, date, type] = [at('activity id'), at('activity date'), at('activity type')]
  const [elapsed, kilometers] = [at('elapsed time'), at('distance')]
  if (id === null || date === null || type === null || elapsed === null || kilometers === null) {
    return looksTranslated(titles) ? inOrder : null
  }
  const meters = last('distance') === kilometers ? null : last('distance')
  const [moving, climb] = [at('moving time'), at('elevation gain')]
  return { id, date, type, elapsed, kilometers, moving, meters, climb, competition: at('competition') }
}

/** Elapsed time and distance come twice, whatever they are called. */
function looksTranslated(titles: string[]): boolean {
  return titles.length > 20 && titles[5] === titles[15] && titles[6] === titles[17]
}

function readRow(cells: string[], columns: Columns, options: ReadOptions): RowRead {
  const type = cells[columns.type] ?? ''
  const sport = sportOf(type)
  if (!('ground' in sport)) return sport
  const fields = Object.entries(columns).map(([key, at]) => [key, at === null ? '' : cells[at]])
  const parsed = row.safeParse(Object.fromEntries(fields))
  if (!parsed.success) return { unreadable: reasonOf(parsed.error) }
  const { id, date, elapsed, kilometers, moving, meters, climb, competition } = parsed.data
  // either clock may be missing, and the other will do
  const seconds = moving || elapsed
  if (!seconds) return { unreadable: 'elapsed time is missing' }
  return {
    run: {
      id: `strava:${id}`,
      startedAt: date,
      localDate: localDateOf(date, options.timeZone ?? 'UTC'),
      distanceMeters: Math.round(meters ?? (kilometers ?? 0) * 1000),
      movingSeconds: Math.round(seconds),
      elapsedSeconds: Math.round(elapsed || seconds),
      climbMeters: climb,
      ground: sport.ground,
      marked: Number(competition) > 0 || competition.toLowerCase() === 'true' ? 'race' : null,
      manual: false,
      device: null,
    },
  }
}

export const stravaExport: Reader<string[], string[]> = {
  source: 'strava',
  format: 'Strava’s bulk export (activities.csv)',
  open(header, options) {
    const columns = columnsOf(header)
    return columns && ((cells) => readRow(cells, columns, options))
  },
  notes: ({ timeZone }) =>
    timeZone ? [] : ['The file names no time zone: days are those of UTC (say whose with --time-zone).'],
}
