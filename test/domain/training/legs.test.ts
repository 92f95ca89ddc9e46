import { describe, expect, it } from 'vitest'
import { legsLately, sleepLately, soreTwoWeeks, whyAway } from '../../../src/domain/training/legs.ts'
import type { LegsAnswer, LegsState } from '../../../src/domain/training/runner.ts'

const answer = (date: string, state: LegsState | null, sleep: LegsAnswer['sleep'] = null): LegsAnswer => ({
  date,
  state,
  area: state === 'sore' || state === 'pain' ? 'calves' : null,
  sleep,
})

/** Weeks from Monday the 4th, the 11th and the 18th of November 2024. */
const sore = (today: string, ...legs: LegsAnswer[]) => soreTwoWeeks({ legs }, 'monday', today)

describe('legs that were sore two weeks running', () => {
  const first = answer('2024-11-04', 'sore')

  it('are told by the answers of two weeks that follow one another', () => {
    expect(sore('2024-11-11', first)).toBe(false)
    expect(sore('2024-11-11', first, answer('2024-11-11', 'sore'))).toBe(true)
    expect(sore('2024-11-11', first, answer('2024-11-11', 'pain'))).toBe(true)
    expect(sore('2024-11-18', first, answer('2024-11-18', 'sore'))).toBe(false)
  })

  it('stay sore in the third week until it has an answer of its own, and no longer', () => {
    const two = [first, answer('2024-11-12', 'sore')]
    expect(sore('2024-11-18', ...two)).toBe(true)
    expect(sore('2024-11-18', ...two, answer('2024-11-18', null, 'badly'))).toBe(true)
    expect(sore('2024-11-18', ...two, answer('2024-11-18', 'fine'))).toBe(false)
    expect(sore('2024-11-25', ...two)).toBe(false)
  })

  it('are sore to the last day of each week', () => {
    expect(sore('2024-11-17', answer('2024-11-10', 'sore'), answer('2024-11-17', 'sore'))).toBe(true)
  })

  it('are fine when the last answer of a week says so, in whatever order they are kept', () => {
    const fine = answer('2024-11-07', 'fine')
    expect(sore('2024-11-11', first, fine, answer('2024-11-11', 'sore'))).toBe(false)
    expect(sore('2024-11-11', answer('2024-11-11', 'sore'), fine, first)).toBe(false)
    expect(sore('2024-11-11', first, answer('2024-11-04', 'fine'), answer('2024-11-11', 'sore'))).toBe(false)
  })

  it('are not told from being ill, nor from answers yet to come', () => {
    expect(sore('2024-11-11', first, answer('2024-11-11', 'ill'))).toBe(false)
    expect(sore('2024-11-11', first, answer('2024-11-12', 'sore'))).toBe(false)
  })
})

describe('what was answered lately', () => {
  const legs = [answer('2024-11-04', 'pain', 'badly'), answer('2024-11-06', null, 'well')]

  it('is the newest answer of seven days, of each half its own', () => {
    expect(legsLately({ legs }, '2024-11-10')?.state).toBe('pain')
    expect(legsLately({ legs }, '2024-11-11')).toBeNull()
    expect(sleepLately({ legs }, '2024-11-10')).toBe('well')
    expect(sleepLately({ legs }, '2024-11-05')).toBe('badly')
    expect(sleepLately({ legs }, '2024-11-12')).toBe('well')
    expect(sleepLately({ legs }, '2024-11-13')).toBeNull()
    expect(sleepLately({ legs: legs.toReversed() }, '2024-11-10')).toBe('well')
    expect(sleepLately({ legs: [...legs, answer('2024-11-06', null, 'badly')] }, '2024-11-10')).toBe('badly')
    expect(sleepLately({ legs: [...legs, answer('2024-11-07', 'fine')] }, '2024-11-10')).toBe('well')
  })
})

describe('why a break was one', () => {
  const gap = { lastRunDate: '2024-10-01', date: '2024-10-18' }

  it('is what was said of it, else that they answered they were ill while it lasted', () => {
    const legs = [answer('2024-10-07', 'ill')]
    expect(whyAway({ timeOff: { date: '2024-10-18', why: 'planned' }, legs }, gap)).toBe('planned')
    expect(whyAway({ timeOff: { date: '2024-09-02', why: 'planned' }, legs }, gap)).toBe('ill')
    expect(whyAway({ timeOff: null, legs: [answer('2024-09-30', 'ill')] }, gap)).toBeNull()
    expect(whyAway({ timeOff: null, legs: [answer('2024-10-01', 'ill')] }, gap)).toBe('ill')
    expect(whyAway({ timeOff: null, legs: [answer('2024-10-07', 'fine')] }, gap)).toBeNull()
    expect(whyAway({ timeOff: null, legs: [answer('2024-10-06', 'fine'), ...legs] }, gap)).toBe('ill')
    expect(whyAway({ timeOff: null, legs: [answer('2024-10-18', 'ill')] }, gap)).toBeNull()
  })
})
