/** Numbers and what they count. */
import { describe, expect, it } from 'vitest'
import { count, grouped, tally, times } from '../../src/text/plurals.ts'
import { capital, list } from '../../src/text/sentences.ts'

describe('counts', () => {
  it('are words up to ten in a sentence, with the right plural', () => {
    expect([count(0, 'run'), count(1, 'day'), count(2, 'day'), count(14, 'day')]).toEqual([
      'no runs',
      'one day',
      'two days',
      '14 days',
    ])
  })

  it('are figures in a table, thousands apart', () => {
    expect([tally(1, 'run'), tally(1_204, 'run')]).toEqual(['1 run', '1,204 runs'])
    expect([grouped(999), grouped(1_234_567), grouped(1_234.56, 1)]).toEqual(['999', '1,234,567', '1,234.6'])
  })
})

describe('how often', () => {
  it('is once and twice before it is counted', () => {
    expect([1, 2, 4, 12].map(times)).toEqual(['once', 'twice', 'four times', '12 times'])
  })
})

describe('words', () => {
  it('in a row end with “and”, or with “or”', () => {
    expect(list(['calves', 'lower back', 'feet'])).toBe('calves, lower back and feet')
    expect(list(['calves', 'feet'], 'or')).toBe('calves or feet')
    expect(capital('two easy days')).toBe('Two easy days')
  })
})
