/** Where it hurts, in the order of forms. */
import type { Area } from './runner.ts'

export const AREAS: readonly Area[] = [
  'calves',
  'quads-and-hamstrings',
  'glutes-and-hips',
  'lower-back',
  'feet-and-ankles',
]
