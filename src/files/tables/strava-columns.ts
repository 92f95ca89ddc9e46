/** Finds the columns of Strava's bulk export, in the English of its years and by their order in any language. */
import { isNothing } from '../fields/row-fields.ts'
import { headingParts } from '../fields/units.ts'

export type StravaField =
  | 'id'
  | 'date'
  | 'type'
  | 'elapsed'
  | 'kilometers'
  | 'elapsedAgain'
  | 'moving'
  | 'meters'
  | 'climb'
  | 'low'
  | 'competition'

export type StravaColumns = Partial<Record<StravaField, number>>

/** The order has been the same in every language since 2019, only the names are translated. */
const ORDER = { id: 0, date: 1, type: 3, elapsed: 5, kilometers: 6 } as const
const LONG_ORDER = { ...ORDER, elapsedAgain: 15, moving: 16, meters: 17, climb: 20 } as const

/** Before 2019: ten columns, the distance in metres. */
const OLD_NAMES = { id: 'id', date: 'date', type: 'type', elapsed: 'elapsed_time', meters: 'distance' }

/** Some names come wrapped in a note that their translation is missing; some programs number those that come twice. */
export const bareStravaName = (name: string): string => name.replace(/<[^<>]*>/g, '').replace(/[._]1$/, '')
const plain = (name: string) => headingParts(bareStravaName(name)).name

/** The columns, or null when it is another table. */
export function stravaColumns(names: readonly string[], rows: readonly string[][]): StravaColumns | null {
  const plainNames = names.map(plain)
  return byEnglish(plainNames) ?? byOldNames(plainNames) ?? byOrder(plainNames, rows)
}

function byEnglish(names: string[]): StravaColumns | null {
  const at = (name: string, from = 0) => {
    const found = names.indexOf(name, from)
    return found === -1 ? undefined : found
  }
  const [id, date, type, elapsed] = ['activity id', 'activity date', 'activity type', 'elapsed time'].map(
    (name) => at(name),
  )
  const kilometers = at('distance')
  if (date === undefined || type === undefined || elapsed === undefined || kilometers === undefined)
    return null
  return withoutGaps({
    ...{ id, date, type, elapsed, kilometers },
    elapsedAgain: at('elapsed time', elapsed + 1),
    meters: at('distance', kilometers + 1),
    moving: at('moving time'),
    climb: at('elevation gain'),
    low: at('elevation low'),
    competition: at('competition'),
  })
}

function byOldNames(names: string[]): StravaColumns | null {
  const found = Object.entries(OLD_NAMES).map(([field, name]): [string, number] => [
    field,
    names.indexOf(name),
  ])
  return found.every(([, at]) => at !== -1) ? Object.fromEntries(found) : null
}

function byOrder(names: string[], rows: readonly string[][]): StravaColumns | null {
  // elapsed time and distance come twice, whatever they are called
  if (names.length > 20 && names[5] === names[15] && names[6] === names[17]) return LONG_ORDER
  const cells = rows[0] ?? []
  const isExport = cells.some((cell) => /^activities\/\d+\.(fit|gpx|tcx)(\.gz)?$/.test(cell))
  const isOrder = /^\d{5,}$/.test(cells[ORDER.id] ?? '') && /^\d+$/.test(cells[ORDER.elapsed] ?? '')
  if (!isExport || !isOrder) return null
  return isNothing(cells[LONG_ORDER.meters]) ? ORDER : LONG_ORDER
}

function withoutGaps(columns: Record<StravaField, number | undefined>): StravaColumns {
  return Object.fromEntries(Object.entries(columns).filter(([, at]) => at !== undefined))
}
