import { describe, expect, it } from 'vitest'
import { readReply } from '../../../src/domain/delivery/text-commands.ts'

const WEDNESDAY = '2024-11-06'
const read = (text: string) => readReply(text, WEDNESDAY)

describe('a text is read as', () => {
  it.each([
    ['BOOKED fri', '2024-11-08'],
    ['Booked Wednesday!', '2024-11-06'],
    ['book tomorrow', '2024-11-07'],
    ['booked 2024-11-20', '2024-11-20'],
    ['BOOKED tuesday', '2024-11-12'],
    ['booked', null],
    ['booked 2024-99-99', null],
  ])('a booking: %s', (text, date) => {
    expect(read(text)).toEqual({ kind: 'booked', date })
  })

  it.each([
    ['DONE', '2024-11-06'],
    ['done yesterday', '2024-11-05'],
    ['Done tue', '2024-11-05'],
    ['done thursday', '2024-10-31'],
  ])('a massage that was had, on a day that is past: %s', (text, date) => {
    expect(read(text)).toEqual({ kind: 'done', date })
  })

  it.each([
    ['sore calves', { area: 'calves', strength: 'moderate', flag: null }],
    ['SORE hamstring, very', { area: 'quads-and-hamstrings', strength: 'strong', flag: null }],
    ['sore hip a bit', { area: 'glutes-and-hips', strength: 'mild', flag: null }],
    ['sore foot one spot', { area: 'feet-and-ankles', strength: 'moderate', flag: 'sharp-spot' }],
    ['sore back at night', { area: 'lower-back', strength: 'moderate', flag: 'at-rest' }],
    ['sore', { area: null, strength: 'moderate', flag: null }],
  ])('soreness: %s', (text, sore) => {
    expect(read(text)).toEqual({ kind: 'sore', ...sore })
  })

  it.each([
    ['SNOOZE', 7],
    ['snooze 3', 3],
    ['snooze 0', 1],
    ['Snooze 900 days', 30],
  ])('a snooze: %s', (text, days) => {
    expect(read(text)).toEqual({ kind: 'snooze', days })
  })

  it.each([
    ['ill', 'ill'],
    ['Well.', 'well'],
    ['long', 'long'],
    ['WHY?', 'why'],
    ['change mon', 'change'],
    ['thanks!', 'unknown'],
    ['', 'unknown'],
    ['👍', 'unknown'],
  ])('a word: %s', (text, kind) => {
    expect(read(text).kind).toBe(kind)
  })

  it.each([
    'sore calf, hot and swollen',
    'My leg is swelling',
    'done, but chest pain since',
    'pain in my chest',
    'my chest hurts',
    "I can't breathe well",
    'short of breath on the stairs',
    'dark urine after the race',
    'My pee is brown',
    'sore foot, bone pain',
    'my bone hurts',
  ])('a warning sign, whatever else it says: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'red-flag' })
  })

  it.each(['sore chest muscles from push ups', 'sore calves, not bad', 'booked fri, legs feel fine'])(
    'none where there is none: %s',
    (text) => {
      expect(read(text).kind).not.toBe('red-flag')
    },
  )
})
