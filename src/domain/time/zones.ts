/** What a zone tells of where somebody is: only one that names a place knows when its clocks change. */
import { isTimeZone } from './calendar.ts'

/** Clocks without a place: what stands in for an unknown zone, the world's clock, and clocks known by their letters. */
const PLACELESS =
  /^(?:etc\/.*|factory|localtime|posixrules|unknown|universal|zulu|greenwich|gmt.*|ut[c1]?|uct|[a-z]{3}|[a-z]{3}\d[a-z]{3}|[+-].*)$/i

/**
 * Whether a zone names a place whose clock the runtime knows.
 *
 * @example namesPlace('America/New_York') // true
 * @example namesPlace('Etc/GMT+5') // false, nor do 'Factory', 'UTC', 'CET' and '+05:00'
 */
export function namesPlace(zone: string): boolean {
  return !PLACELESS.test(zone) && isTimeZone(zone)
}

/**
 * The zone that a runner's clock is shown in, from what their runs say of it, the newest first. A place beats a clock
 * without one, and such a clock is better than none; null when nothing better is told than what was known before.
 *
 * @example zoneToldBy(['Factory', 'America/New_York'], 'UTC') // 'America/New_York'
 * @example zoneToldBy(['Etc/GMT+5'], 'America/New_York') // null
 * @example zoneToldBy(['Etc/GMT+5'], 'UTC') // 'Etc/GMT+5'
 */
export function zoneToldBy(zones: readonly string[], before: string): string | null {
  const place = zones.find(namesPlace)
  if (place) return place
  return namesPlace(before)
    ? null
    : (zones.find((zone) => /^etc\/gmt[+-]\d/i.test(zone) && isTimeZone(zone)) ?? null)
}
