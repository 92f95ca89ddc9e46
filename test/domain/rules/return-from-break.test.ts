import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { aRun } from '../builders.ts'
import { found, inARow } from './found.ts'

describe('a return from a break', () => {
  const before = inARow('2024-05-01', 4)
  const back = (daysOff: number, over: Partial<Run> = {}) =>
    aRun({ localDate: addDays('2024-05-04', daysOff + 1), ...over })

  it('is the first day of running after 14 days without', () => {
    expect(found('return-from-break', [...before, back(13)])).toEqual([])
    const run = back(14)
    expect(found('return-from-break', [...before, run, back(15)])).toEqual([
      {
        rule: 'return-from-break',
        subject: `run:${run.id}`,
        date: '2024-05-19',
        run: run.id,
        facts: { daysOff: 14, lastRunDate: '2024-05-04', runsBefore: 4 },
      },
    ])
  })

  it('needs four runs in the 28 days before the break', () => {
    expect(found('return-from-break', [...before.slice(1), back(14)])).toEqual([])
    const early = aRun({ localDate: '2024-04-07' })
    expect(found('return-from-break', [early, ...before.slice(1), back(14)])).toHaveLength(1)
    const tooEarly = aRun({ localDate: '2024-04-06' })
    expect(found('return-from-break', [tooEarly, ...before.slice(1), back(14)])).toEqual([])
  })

  it('is not ended by a fragment of less than a kilometre', () => {
    const fragment = back(7, { distanceMeters: 300 })
    expect(found('return-from-break', [...before, fragment, back(15)]).map(({ facts }) => facts)).toEqual([
      { daysOff: 15, lastRunDate: '2024-05-04', runsBefore: 4 },
    ])
  })

  it('after 7 to 13 days is a short break, of somebody who ran often', () => {
    const often = inARow('2024-04-23', 12)
    const shortBreaks = (daysOff: number) =>
      found('short-break', [...often, back(daysOff)]).map(({ facts }) => facts)
    expect(shortBreaks(6)).toEqual([])
    expect(shortBreaks(7)).toEqual([{ daysOff: 7, lastRunDate: '2024-05-04', runsBefore: 12 }])
    expect(shortBreaks(13)).toHaveLength(1)
    expect(shortBreaks(14)).toEqual([])
    expect(found('short-break', [...often.slice(1), back(7)])).toEqual([])
  })

  it('is none for the first run ever', () => {
    expect(found('return-from-break', [aRun()])).toEqual([])
  })
})
