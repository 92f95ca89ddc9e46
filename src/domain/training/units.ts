/** How long a kilometre, a mile and a foot are. */
import type { Units } from './runner.ts'

/** Metres in one of each unit. @example Math.round(26.2 * METERS_PER.mi) // 42_165 */
export const METERS_PER = { km: 1000, mi: 1609.344 } as const satisfies Record<Units, number>

export const METERS_PER_FOOT = 0.3048
