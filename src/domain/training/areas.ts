/** Where it hurts, in five names, as they are written. */
import type { Area } from './runner.ts'

export const AREA_NAMES: Readonly<Record<Area, string>> = {
  calves: 'calves',
  'quads-and-hamstrings': 'quads and hamstrings',
  'glutes-and-hips': 'glutes and hips',
  'lower-back': 'lower back',
  'feet-and-ankles': 'feet and ankles',
}

export const AREAS: readonly Area[] = [
  'calves',
  'quads-and-hamstrings',
  'glutes-and-hips',
  'lower-back',
  'feet-and-ankles',
]
