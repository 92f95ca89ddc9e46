/** Distances of Garmin Connect's CSV: kilometres or miles, but metres for what was run on a track. */
import { numbersIn } from '../fields/numbers.ts'
import { metersOf, withUnit } from '../fields/units.ts'

/** Nobody runs a kilometre faster. */
export const FASTEST_METERS_PER_SECOND = 8
/** From here on a distance on a track is in metres. */
const METERS_FROM = 100

type Run = {
  /** Metres of one of the column's unit. */
  unitMeters: number
  onTrack: boolean
  seconds: number | null
}

/**
 * Metres, or null when the text is no distance. A unit that stands behind the figure goes before that of the column. What
 * `5,000` means, 5 or 5000, depends on where it was run: on a track it is metres, elsewhere the reading is taken that a
 * runner can have run in the time.
 *
 * @example garminMeters('5,000', { unitMeters: 1609.344, onTrack: true, seconds: 1500 }) // 5000
 * @example garminMeters('6.21 mi', { unitMeters: 1000, onTrack: false, seconds: 3133 }) // 9994
 */
export function garminMeters(text: string, { unitMeters, onTrack, seconds }: Run): number | null {
  const { figure, unit } = withUnit(text)
  const numbers = numbersIn(figure)
  const [first] = numbers
  if (first === undefined) return null
  const own = metersOf(unit)
  const size = own ?? unitMeters
  const largest = Math.max(...numbers)
  if (onTrack && own === null) return Math.round(largest >= METERS_FROM ? largest : first * size)
  const isPossible = (meters: number) =>
    meters < 1000 || seconds === null || meters / seconds <= FASTEST_METERS_PER_SECOND
  const inUnits = (size === 1 ? numbers.toSorted((a, b) => b - a) : numbers).map((number) => number * size)
  const isBare = own === null && Number.isInteger(largest) && largest >= METERS_FROM
  return Math.round([...inUnits, ...(isBare ? [largest] : [])].find(isPossible) ?? first * size)
}
