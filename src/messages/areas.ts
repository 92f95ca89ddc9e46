/** Where it hurts, in five names. */
import { AREA_NAMES } from '../domain/area-names.ts'
import type { Area } from '../domain/runner.ts'

export const areaName = (area: Area) => AREA_NAMES[area]
export const areIs = (area: Area) => (area === 'lower-back' ? 'is' : 'are')
