/** Where it hurts, in five names. */
import type { Area } from '../domain/runner.ts'

const AREAS: Record<Area, string> = {
  calves: 'calves',
  'quads-and-hamstrings': 'quads and hamstrings',
  'glutes-and-hips': 'glutes and hips',
  'lower-back': 'lower back',
  'feet-and-ankles': 'feet and ankles',
}

export const areaName = (area: Area) => AREAS[area]
export const areIs = (area: Area) => (area === 'lower-back' ? 'is' : 'are')
