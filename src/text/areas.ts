/** Where it hurts, in five names. */
import { AREA_NAMES } from '../domain/training/areas.ts'
import type { Area } from '../domain/training/runner.ts'

export const areaName = (area: Area) => AREA_NAMES[area]
export const areIs = (area: Area) => (area === 'lower-back' ? 'is' : 'are')
