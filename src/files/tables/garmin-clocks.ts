/** Durations that a spreadsheet has taken for something else: `52:13` becomes 52 hours, 52 minutes become `0:52`. */
import { FASTEST_METERS_PER_SECOND } from './garmin-distance.ts'

/** From here on the pace of a whole run tells. */
const LEAST_METERS = 1000

/** Slower than any walk with breaks. */
const SLOWEST_METERS_PER_SECOND = 0.5

/** From a walk to the fastest there are. */
const RUNNING_METERS_PER_SECOND = { least: 1.2, most: 6.5 }

export const RETAKEN =
  'Some times are read as minutes and seconds, or as hours and minutes: a spreadsheet had taken them for the other.'

/**
 * The seconds of a duration as it was before, where what is written can't be and the other reading is a run; null where
 * it stands as it is.
 *
 * @example secondsMeant('52:13:00', 187_980, 10_020) // 3133
 * @example secondsMeant('0:52', 52, 10_020) // 3120
 */
export function secondsMeant(text: string, seconds: number, meters: number): number | null {
  if (meters < LEAST_METERS) return null
  const pace = meters / seconds
  const isRun = (each: number) => {
    const { least, most } = RUNNING_METERS_PER_SECOND
    return meters / each >= least && meters / each <= most
  }
  const { length } = text.split(':')
  const longer = seconds * 60
  if (length === 2 && pace > FASTEST_METERS_PER_SECOND && isRun(longer)) return longer
  const shorter = seconds / 60
  const hasNoSeconds = length === 3 && /:00(?:[.,]0+)?$/.test(text)
  return hasNoSeconds && pace < SLOWEST_METERS_PER_SECOND && isRun(shorter) ? shorter : null
}
