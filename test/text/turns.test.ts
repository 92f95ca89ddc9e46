import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/time/calendar.ts'
import { inTurn } from '../../src/text/turns.ts'

describe('sentences that take turns', () => {
  const on = (date: string) => inTurn(date, ['one', null, 'three'])

  it('are each said as often as the others, and silence keeps its turn', () => {
    const days = Array.from({ length: 3 * 18 }, (_, n) => on(addDays('2024-11-03', n)))
    const times = (words: string | null) => days.filter((each) => each === words).length
    expect([times('one'), times(null), times('three')]).toEqual([18, 18, 18])
  })

  it('stay the same for 18 days, and are another one then', () => {
    expect(['1970-01-05', '1970-01-22', '1970-01-23', '1970-02-10'].map(on)).toEqual([
      'one',
      'one',
      null,
      'three',
    ])
    expect(on('1970-01-04')).toBe('three')
  })
})
