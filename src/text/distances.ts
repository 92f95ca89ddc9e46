/** Distances as a runner reads them, in kilometres or miles: everywhere the same figure for the same metres. */
import type { Units } from '../domain/training/runner.ts'
import { GIVEN_METERS, METERS_PER, METERS_PER_FOOT } from '../domain/training/runner.ts'
import { grouped } from './plurals.ts'

/** So many tenths of a kilometre or mile, as shown. */
const tenths = (meters: number, units: Units) => Math.round((10 * meters) / METERS_PER[units])
const tenthsUpTo = (meters: number, units: Units) => Math.floor((10 * meters) / METERS_PER[units])
const written = (tenth: number) => grouped(tenth / 10, 1)

/** @example distance(28_040, 'km') // '28.0 km' */
export function distance(meters: number, units: Units): string {
  return `${figure(meters, units)} ${units}`
}

/** The same where the unit stands beside it. @example figure(28_040, 'km') // '28.0' */
export function figure(meters: number, units: Units): string {
  return written(tenths(meters, units))
}

/** The difference of two distances as they are shown, so that a reader's own subtraction agrees. */
export function further(meters: number, thanMeters: number, units: Units): string {
  return `${written(Math.max(1, tenths(meters, units) - tenths(thanMeters, units)))} ${units}`
}

/** Of the two as they are shown, and rounded down. @example percentMore(13_040, 10_030, 'km') // '30% more', of 13.0 and 10.0 */
export function percentMore(meters: number, thanMeters: number, units: Units): string {
  const than = Math.max(1, tenths(thanMeters, units))
  return `${Math.floor((100 * (tenths(meters, units) - than)) / than)}% more`
}

/** A distance not to go beyond: never more than it is. @example upTo(30_899, 'km') // '30.8 km' */
export function upTo(meters: number, units: Units): string {
  return `${figureUpTo(meters, units)} ${units}`
}

/** The same where the unit stands beside it. @example figureUpTo(30_899, 'km') // '30.8' */
export function figureUpTo(meters: number, units: Units): string {
  return written(tenthsUpTo(meters, units))
}

/** In a subject line. @example short(28_040, 'km') // '28 km'; short(28_400, 'km') // '28.4 km' */
export function short(meters: number, units: Units): string {
  return distance(meters, units).replace('.0 ', ' ')
}

/** Of a year. @example wholeDistance(1_234_500, 'km') // '1,235 km' */
export function wholeDistance(meters: number, units: Units): string {
  return `${wholeFigure(meters, units)} ${units}`
}

/** What a distance may be given as. @example givenRange('km') // 'from 1 to 500 km' */
export function givenRange(units: Units): string {
  const { least, most } = GIVEN_METERS
  return `from ${Math.ceil(least / METERS_PER[units])} to ${Math.floor(most / METERS_PER[units])} ${units}`
}

/** Over a bar, where tenths find no room. @example wholeFigure(28_040, 'km') // '28' */
export function wholeFigure(meters: number, units: Units): string {
  return grouped(Math.round(meters / METERS_PER[units]))
}

/** Metres or feet uphill. @example climb(212, 'km') // '212 m' */
export function climb(meters: number, units: Units): string {
  return units === 'km' ? `${Math.round(meters)} m` : `${Math.round(meters / METERS_PER_FOOT)} ft`
}
