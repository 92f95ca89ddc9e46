import { describe, expect, it } from 'vitest'
import { readTap } from '../../../src/domain/delivery/taps.ts'
import { readReply } from '../../../src/domain/delivery/text-commands.ts'
import { PLACES } from '../../../src/domain/training/runner.ts'

const WEDNESDAY = '2024-11-06'
const read = (text: string) => readReply(text, WEDNESDAY)

describe('what hurts is heard under its own name', () => {
  it.each([
    ['SORE SHIN', ['shin']],
    ['my shins hurt', ['shin']],
    ['shin splints', ['shin']],
    ['Shin splints again', ['shin']],
    ['tibia hurts', ['shin']],
    ['sore Achilles', ['achilles']],
    ['pain in my left achilles tendon', ['achilles']],
    ['achilles tendinitis', ['achilles']],
    ['my knee hurts', ['knee']],
    ['Knee pain when I run downhill', ['knee']],
    ['runner’s knee', ['knee']],
    ['my right kneecap is killing me', ['knee']],
    ['I hurt my knee', ['knee']],
    ['heel hurts at night', ['heel']],
    ['sore arch', ['arch']],
    ['plantar fasciitis', ['arch']],
    ['my plantar fascia is sore', ['arch']],
    ['pain in the ball of my foot', ['forefoot']],
    ['ankle is a bit swollen', ['ankle']],
    ['groin pain', ['groin']],
    ['my hip hurts', ['hip']],
    ['tight hip flexors', ['hip-flexor']],
    ['IT band hurts', ['it-band']],
    ['sore I.T. band', ['it-band']],
    ['ITBS', ['it-band']],
    ['sore calf and knee', ['calves', 'knee']],
    ['my knees and shins ache', ['knee', 'shin']],
    ['my back hurts', ['lower-back']],
    ['sore glutes and hips', ['glutes-and-hips']],
    ['sore feet and ankles', ['feet-and-ankles']],
  ])('%s', (text, areas) => {
    expect(read(text)).toMatchObject({ kind: 'sore', areas })
  })

  it.each([
    'my knee is better',
    'knee pain went away',
    'my knee doesn’t hurt any more',
    'no knee pain',
    'does my knee need a massage',
    'my wife’s knee hurts',
    'how do I treat shin splints',
    'knee',
    'back',
    'I’m back',
  ])('and nothing where nothing is said to hurt: %s', (text) => {
    expect(read(text).kind).not.toBe('sore')
  })

  it.each(['I sprained my ankle', 'INJURED knee playing football', 'pulled hamstring', 'twisted my knee'])(
    'an injury is one: %s',
    (text) => {
      expect(read(text)).toEqual({ kind: 'injured' })
    },
  )

  it.each(['my heart hurts', 'pain in my heart', 'sore knee and chest pain', 'my shin bone hurts'])(
    'a warning sign stays one: %s',
    (text) => {
      expect(read(text)).toEqual({ kind: 'red-flag' })
    },
  )

  it.each(PLACES)('%s is read from a link, and from the answer about the legs', (area) => {
    const nothing = {
      do: '',
      date: '',
      area: [area],
      strength: '',
      meters: '',
      weekday: '',
      why: '',
      legs: '',
      flag: '',
      sleep: '',
    }
    expect(readTap({ ...nothing, do: 'sore' }, WEDNESDAY)).toMatchObject({ kind: 'sore', areas: [area] })
    expect(readTap({ ...nothing, do: 'legs', legs: 'pain' }, WEDNESDAY)).toMatchObject({
      kind: 'legs',
      areas: [area],
    })
  })
})
