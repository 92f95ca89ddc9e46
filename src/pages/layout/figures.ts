/** Figures as a runner reads them. */
import type { Units } from '../../domain/training/runner.ts'

const METERS = { km: 1_000, mi: 1_609.344 }

/** @example distance(28_040, 'km') // '28.0 km' */
export const distance = (meters: number, units: Units) => `${(meters / METERS[units]).toFixed(1)} ${units}`

/** The number without its unit. */
export const bare = (meters: number, units: Units) => (meters / METERS[units]).toFixed(1)

/** @example duration(9_660) // '2:41 h' */
export function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  return minutes < 60
    ? `${minutes} min`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`
}

/** @example day('2024-11-03') // 'Sun 3 Nov' */
export const day = (localDate: string) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
    .format(new Date(`${localDate}T12:00:00Z`))
    .replace(',', '')

/** @example moment(instant, 'Europe/Berlin') // 'Sun 3 Nov 14:20' */
export const moment = (instant: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
    .format(instant)
    .replaceAll(',', '')

/** A figure not to go beyond: never more than it is. @example floored(30_899, 'km') // '30.8' */
export const floored = (meters: number, units: Units) =>
  (Math.floor((10 * meters) / METERS[units]) / 10).toFixed(1)

/** Where there is room for no more. @example whole(28_040, 'km') // '28' */
export const whole = (meters: number, units: Units) => String(Math.round(meters / METERS[units]))
