/** What a run of marathon length is called when nobody knows whether it was a race. */
import { policy } from '../../domain/policy/rules.ts'

/** Whether a distance is called an ultra. @example isUltra(50_000) // true */
export const isUltra = (distanceMeters: number): boolean => distanceMeters >= policy.race.ultra.leastMeters

/** @example longEffort(61_000) // 'an ultra' */
export const longEffort = (distanceMeters: number): string =>
  isUltra(distanceMeters) ? 'an ultra' : 'a run of marathon length'

/** Where it has been spoken of. @example theLongEffort(42_300) // 'the run of marathon length' */
export const theLongEffort = (distanceMeters: number): string =>
  isUltra(distanceMeters) ? 'the ultra' : 'the run of marathon length'
