import { describe, expect, it } from 'vitest'
import { gaps, type Said, saidLately } from '../../../src/domain/rules/shape/said.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { aLog, aRunner } from '../builders.ts'

const date = '2024-06-15'
const said = (rule: string, days: number, time = '12:00'): Said => ({
  ...{ rule, run: null, dueAt: new Date(`${addDays(date, -days)}T${time}:00Z`) },
})
const beside = (all: Said[], timeZone = 'UTC') => ({
  log: aLog(),
  runner: aRunner({ timeZone }),
  said: all,
  date,
})

describe('what was said in so many days', () => {
  it('is told by its days from then, also of what is to be said later', () => {
    const all = [8, 7, 6, 0, -6, -7, -8].map((days) => said('hilly-run', days))
    expect(gaps(beside(all), 7, () => true)).toEqual([6, 0, -6])
  })

  it('goes by the runner’s own days', () => {
    expect(gaps(beside([said('hilly-run', 7, '23:00')], 'Asia/Tokyo'), 7, () => true)).toEqual([6])
    expect(gaps(beside([said('hilly-run', 6, '01:00')], 'America/New_York'), 7, () => true)).toEqual([])
  })

  it('holds back what is of the same rule, and nothing else', () => {
    expect(saidLately('hilly-run', 7, beside([said('hilly-run', 6)]))).toBe('said-lately')
    expect(saidLately('hilly-run', 7, beside([said('hilly-run', 7)]))).toBeNull()
    expect(saidLately('hilly-run', 7, beside([said('weekly-jump', 1)]))).toBeNull()
  })
})
