/** Where it hurts: as it is written, and as it is texted. */
import { isHurtPlace, type Place } from '../../domain/training/runner.ts'

const PLACES = {
  calves: { name: 'calves', texted: 'calves' },
  'quads-and-hamstrings': { name: 'quads and hamstrings', texted: 'quads' },
  'glutes-and-hips': { name: 'glutes and hips', texted: 'glutes' },
  'lower-back': { name: 'lower back', texted: 'back' },
  'feet-and-ankles': { name: 'feet and ankles', texted: 'feet' },
  shin: { name: 'shin', texted: 'shin' },
  achilles: { name: 'Achilles tendon', texted: 'Achilles' },
  knee: { name: 'knee', texted: 'knee' },
  heel: { name: 'heel', texted: 'heel' },
  arch: { name: 'foot arch', texted: 'arch' },
  forefoot: { name: 'forefoot', texted: 'forefoot' },
  ankle: { name: 'ankle', texted: 'ankle' },
  groin: { name: 'groin', texted: 'groin' },
  hip: { name: 'hip', texted: 'hip' },
  'hip-flexor': { name: 'hip flexor', texted: 'hip flexor' },
  'it-band': { name: 'IT band', texted: 'IT band' },
} satisfies Record<Place, { name: string; texted: string }>

/** @example areaName('lower-back') // 'lower back' */
export const areaName = (area: Place) => PLACES[area].name

/** What follows SORE in a text message. @example areaTexted('lower-back') // 'back' */
export const areaTexted = (area: Place) => PLACES[area].texted

/** @example areIs('calves') // 'are' */
export const areIs = (area: Place) => (isOne(area) ? 'is' : 'are')

/** @example haveHas('calves') // 'have' */
export const haveHas = (area: Place) => (isOne(area) ? 'has' : 'have')

/** @example wereWas('calves') // 'were' */
export const wereWas = (area: Place) => (isOne(area) ? 'was' : 'were')

const isOne = (area: Place) => area === 'lower-back' || isHurtPlace(area)
