import { describe, expect, it } from 'vitest'
import { readTap, type Tap } from '../../../src/domain/delivery/taps.ts'

const WEDNESDAY = '2024-11-06'
const NOTHING: Tap = {
  do: '',
  date: '',
  area: [],
  strength: '',
  meters: '',
  weekday: '',
  why: '',
  legs: '',
  flag: '',
  sleep: '',
}
const tapped = (tap: Partial<Tap>) => readTap({ ...NOTHING, ...tap }, WEDNESDAY)
const UNKNOWN = { kind: 'unknown' }

describe('what is tapped', () => {
  it.each<[Partial<Tap>, object]>([
    [{ do: 'back' }, { kind: 'suggestions', back: true }],
    [{ do: 'rest' }, { kind: 'suggestions', back: false }],
    [{ do: 'snooze' }, { kind: 'snooze', days: 7 }],
    [{ do: 'resume' }, { kind: 'snooze', days: 0 }],
    [
      { do: 'sleep', sleep: 'badly' },
      { kind: 'sleep', sleep: 'badly' },
    ],
    [
      { do: 'sleep', sleep: 'well' },
      { kind: 'sleep', sleep: 'well' },
    ],
    [
      { do: 'simulation', date: '2024-11-03' },
      { kind: 'simulation', date: '2024-11-03' },
    ],
    [
      { do: 'no-simulation', date: '2024-11-03' },
      { kind: 'simulation', date: null },
    ],
    [
      { do: 'no-race', date: '2024-11-03', meters: '10000' },
      { kind: 'race', race: null },
    ],
    [
      { do: 'race', date: '2024-11-03', meters: '42195' },
      { kind: 'race', race: { date: '2024-11-03', distanceMeters: 42_195 } },
    ],
    [
      { do: 'time-off', date: '2024-11-03', why: 'planned' },
      { kind: 'time-off', date: '2024-11-03', why: 'planned' },
    ],
    [
      { do: 'long-run', weekday: '6' },
      { kind: 'long-run-day', weekday: 6 },
    ],
    [
      { do: 'booked', date: '2024-11-08' },
      { kind: 'booked', date: '2024-11-08' },
    ],
    [{ do: 'done' }, { kind: 'done', date: WEDNESDAY }],
  ])('%j is read whole', (tap, command) => {
    expect(tapped(tap)).toEqual(command)
  })

  it.each<Partial<Tap>>([
    { do: 'sleep' },
    { do: 'sleep', sleep: 'like a stone' },
    { do: 'simulation' },
    { do: 'simulation', date: '2024-02-30' },
    { do: 'race', date: '2024-11-03' },
    { do: 'race', meters: '42195' },
    { do: 'race', date: '2024-02-30', meters: '42195' },
    { do: 'time-off', date: '2024-11-03' },
    { do: 'time-off', why: 'ill' },
    { do: 'time-off', date: '2024-11-03', why: 'rain' },
    { do: 'long-run' },
    { do: 'legs' },
    { do: 'legs', legs: 'gone' },
    { do: 'fly' },
    {},
  ])('%j names nothing that can be noted', (tap) => {
    expect(tapped(tap)).toEqual(UNKNOWN)
  })
})

describe('a figure in a link', () => {
  const race = (meters: string) => tapped({ do: 'race', date: '2024-11-03', meters }).kind === 'race'
  const weekday = (written: string) => tapped({ do: 'long-run', weekday: written }).kind === 'long-run-day'

  it('of a race is from 1 km to 1,000 km', () => {
    expect(['999', '1000', '1000000', '1000001'].map(race)).toEqual([false, true, true, false])
  })

  it('of a weekday is from Sunday to Saturday', () => {
    expect(['0', '6', '7'].map(weekday)).toEqual([true, true, false])
  })

  it.each(['', ' 5000', '5000 ', '+5000', '5e3', '0x1388', '5000.0', '00005000', '-5000'])(
    'is written in nothing but up to seven figures: %j is none',
    (meters) => {
      expect(race(meters)).toBe(false)
    },
  )
})

describe('the legs', () => {
  it.each([
    ['sore', { areas: ['calves'], strength: 'mild', flag: null }],
    ['pain', { areas: ['calves'], strength: 'strong', flag: 'at-rest' }],
  ] as const)('that are %s have a place, and a flag where one was chosen', (legs, expected) => {
    const flag = expected.flag ?? ''
    expect(tapped({ do: 'legs', legs, area: ['calves'], flag })).toEqual({
      kind: 'legs',
      state: legs,
      ...expected,
    })
  })

  it('are as sore as the page was told, wherever that is', () => {
    const told = (strength: string, area: string[]) => tapped({ do: 'legs', legs: 'sore', strength, area })
    expect(told('moderate', ['calves', 'lower-back'])).toMatchObject({ state: 'sore', strength: 'moderate' })
    expect(told('strong', ['calves'])).toMatchObject({ state: 'pain', areas: ['calves'] })
    expect(told('mild', ['shin', 'calves'])).toMatchObject({ state: 'pain', areas: ['calves', 'shin'] })
    expect(tapped({ do: 'sore', strength: 'strong', area: ['calves', 'elbow'], flag: 'at-rest' })).toEqual({
      kind: 'sore',
      areas: ['calves'],
      strength: 'strong',
      flag: 'at-rest',
    })
  })

  it('that hurt have none where none was chosen, or none that we know', () => {
    const somewhere = { kind: 'legs', state: 'pain', areas: [], strength: 'strong', flag: null }
    expect(tapped({ do: 'legs', legs: 'pain' })).toEqual(somewhere)
    expect(tapped({ do: 'legs', legs: 'pain', area: ['elbow'], flag: 'odd' })).toEqual(somewhere)
  })

  it.each(['fine', 'ill'] as const)(
    'that are %s have no place and no flag, whatever else was chosen',
    (legs) => {
      expect(tapped({ do: 'legs', legs, area: ['calves'], flag: 'sharp-spot' })).toMatchObject({
        kind: 'legs',
        state: legs,
        areas: [],
        flag: null,
      })
    },
  )
})
