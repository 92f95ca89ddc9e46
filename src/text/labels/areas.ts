/** Where it hurts: as it is written, and as it is texted. */
import type { Area } from '../../domain/training/runner.ts'

const AREAS = {
  calves: { name: 'calves', texted: 'calves' },
  'quads-and-hamstrings': { name: 'quads and hamstrings', texted: 'quads' },
  'glutes-and-hips': { name: 'glutes and hips', texted: 'glutes' },
  'lower-back': { name: 'lower back', texted: 'back' },
  'feet-and-ankles': { name: 'feet and ankles', texted: 'feet' },
} satisfies Record<Area, { name: string; texted: string }>

/** @example areaName('lower-back') // 'lower back' */
export const areaName = (area: Area) => AREAS[area].name

/** What follows SORE in a text message. @example areaTexted('lower-back') // 'back' */
export const areaTexted = (area: Area) => AREAS[area].texted

/** @example areIs('calves') // 'are' */
export const areIs = (area: Area) => (area === 'lower-back' ? 'is' : 'are')
