/** Races by the names of their distances. */
import type { Units } from '../domain/training/runner.ts'
import { distance } from './distances.ts'

/** Those that have a name, in the order in which a form offers them. */
export const RACE_DISTANCES = [
  [42_195, 'marathon'],
  [21_097, 'half marathon'],
  [10_000, '10 km'],
  [5_000, '5 km'],
  [16_093, '10 miles'],
  [50_000, '50 km'],
  [100_000, '100 km'],
] as const

/** Those whose name alone says that they are races. */
const RACES = ['marathon', 'half marathon']

/** @example raceName(42_195, 'km') // 'marathon' */
export const raceName = (distanceMeters: number, units: Units): string =>
  RACE_DISTANCES.find(([meters]) => meters === distanceMeters)?.[1] ?? distance(distanceMeters, units)

/** In a sentence. @example raceCalled(42_195, 'km') // 'marathon'; raceCalled(10_000, 'km') // 'race of 10.0 km' */
export function raceCalled(distanceMeters: number, units: Units): string {
  const name = raceName(distanceMeters, units)
  return RACES.includes(name) ? name : `race of ${distance(distanceMeters, units)}`
}
