import { describe, expect, it } from 'vitest'
import { hurtLately, keepsComingBack, soreAgain, sorenessOf } from '../../../src/domain/advice/soreness.ts'
import { ago, sore, TODAY } from './planning.ts'

describe('reports of soreness', () => {
  it('are the latest first, of one day the strongest, and none of a day to come', () => {
    const soreness = [
      sore(3, 'calves'),
      sore(1, 'calves'),
      sore(1, 'lower-back', { strength: 'strong' }),
      sore(1, 'glutes-and-hips', { strength: 'moderate' }),
      sore(-1, 'calves'),
    ]
    expect(sorenessOf({ soreness }, TODAY, 7).map(({ area, date }) => [area, date])).toEqual([
      ['lower-back', ago(1)],
      ['glutes-and-hips', ago(1)],
      ['calves', ago(1)],
      ['calves', ago(3)],
    ])
  })

  it('count for so many days', () => {
    expect([6, 7].map((days) => sorenessOf({ soreness: [sore(days)] }, TODAY, 7).length)).toEqual([1, 0])
  })
})

it('places that hurt are named from the one told of last, each once', () => {
  const soreness = [sore(9, 'knee'), sore(5, 'shin'), sore(2, 'knee'), sore(1, 'calves')]
  expect(hurtLately({ soreness }, TODAY)).toEqual([
    { place: 'knee', date: ago(2) },
    { place: 'shin', date: ago(5) },
  ])
})

describe('what comes back', () => {
  const twice = (area: 'calves' | 'lower-back' | 'shin', apart = 5) => [
    sore(12, area),
    sore(12 - apart, area),
  ]

  it('is muscle that was sore in two episodes, five days apart', () => {
    expect(soreAgain({ soreness: twice('calves') }, TODAY)).toEqual({
      area: 'calves',
      episodes: [ago(12), ago(7)],
    })
    expect(soreAgain({ soreness: twice('calves', 4) }, TODAY)).toBeNull()
  })

  it('is for a clinician where nerves and joints are close, and nothing to work on', () => {
    expect(soreAgain({ soreness: twice('lower-back') }, TODAY)).toBeNull()
    expect(keepsComingBack({ soreness: twice('lower-back') }, TODAY)).toEqual({
      area: 'lower-back',
      episodes: [ago(12), ago(7)],
    })
    expect(soreAgain({ soreness: twice('shin') }, TODAY)).toBeNull()
    expect(keepsComingBack({ soreness: twice('calves') }, TODAY)).toBeNull()
  })
})
