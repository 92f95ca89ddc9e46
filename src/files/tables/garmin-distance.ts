/** Distances of Garmin Connect's CSV: kilometres or miles, but metres for what was run on a track. */
import type { Units } from '../../domain/training/runner.ts'
import { METERS_PER } from '../../domain/training/runner.ts'
import { numbersIn } from '../fields/numbers.ts'

/** Nobody runs a kilometre faster. */
const FASTEST_METERS_PER_SECOND = 8
/** From here on a distance on a track is in metres. */
const METERS_FROM = 100

/**
 * Metres, or null when the text is no distance. What `5,000` means, 5 or 5000, depends on where it was run: on a track it
 * is metres, elsewhere the reading is taken that a runner can have run in the time.
 *
 * @example garminMeters('5,000', { units: 'mi', onTrack: true, seconds: 1500 }) // 5000
 */
export function garminMeters(
  text: string,
  { units, onTrack, seconds }: { units: Units; onTrack: boolean; seconds: number | null },
): number | null {
  const numbers = numbersIn(text)
  const [first] = numbers
  if (first === undefined) return null
  const inUnits = numbers.map((number) => number * METERS_PER[units])
  const largest = Math.max(...numbers)
  if (onTrack) return Math.round(largest >= METERS_FROM ? largest : first * METERS_PER[units])
  const isPossible = (meters: number) =>
    meters < 1000 || seconds === null || meters / seconds <= FASTEST_METERS_PER_SECOND
  const wholeMeters = Number.isInteger(largest) && largest >= METERS_FROM ? [largest] : []
  return Math.round([...inUnits, ...wholeMeters].find(isPossible) ?? first * METERS_PER[units])
}
